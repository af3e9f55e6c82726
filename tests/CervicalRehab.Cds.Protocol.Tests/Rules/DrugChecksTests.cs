namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>"None of those on record" is not said over what arrived and was not read (D22, D29).</summary>
public sealed class DrugChecksTests
{
    private const string None = "none of those on record";

    [Theory]
    [InlineData(Bound.Exact, 59.9, Answer.Yes)]
    [InlineData(Bound.Exact, 60, Answer.No)]
    [InlineData(Bound.Below, 15, Answer.Yes)]
    [InlineData(Bound.Below, 60, Answer.Yes)]
    [InlineData(Bound.Below, 60.1, Answer.Unknown)]
    [InlineData(Bound.AtMost, 59.9, Answer.Yes)]
    [InlineData(Bound.AtMost, 60, Answer.Unknown)]
    [InlineData(Bound.AtLeast, 90, Answer.No)]
    [InlineData(Bound.AtLeast, 60, Answer.No)]
    [InlineData(Bound.AtLeast, 59.9, Answer.Unknown)]
    public void D22_A_rate_is_under_60_as_far_as_its_report_tells(Bound bound, double rate, Answer under)
    {
        var sentence = Sentence(APatient.InScope with { Egfr = [Rate(rate, 10, bound)] });

        sentence.Contains("eGFR under 60", StringComparison.Ordinal).ShouldBe(under == Answer.Yes);
        sentence.Contains("could not be read: eGFR", StringComparison.Ordinal).ShouldBe(under == Answer.Unknown);
        sentence.Contains(None, StringComparison.Ordinal).ShouldBe(under == Answer.No);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(null, true)]
    [InlineData(-1, true)]
    public void D22_A_rate_that_could_not_be_read_counts_unless_an_older_one(int? daysAgo, bool open)
    {
        var unread = APatient.InScope with { Egfr = [Rate(80, 10)], UnreadEgfr = [Record.Of(Facts.Egfr, "not read", daysAgo)] };

        Sentence(unread).Contains("could not be read: eGFR", StringComparison.Ordinal).ShouldBe(open);
        Sentence(unread).Contains(None, StringComparison.Ordinal).ShouldBe(!open);
    }

    [Theory]
    [InlineData("A lower one without a date", 45, null, true)]
    [InlineData("A lower one dated tomorrow", 45, -1, true)]
    [InlineData("A higher one without a date", 90, null, false)]
    [InlineData("A higher one dated tomorrow", 90, -1, false)]
    public void D22_A_rate_whose_date_cannot_be_told_is_not_known_to_be_older(string sentence, int rate, int? daysAgo, bool open) =>
        Sentence(APatient.InScope with { Egfr = [Rate(80, 10), Rate(rate, 10) with { Source = Record.Of(Facts.Egfr, "read", daysAgo) }] }).Contains("could not be read: eGFR", StringComparison.Ordinal).ShouldBe(open, sentence);

    [Fact]
    public void D22_A_low_rate_is_still_named_beside_a_newer_one_that_could_not_be_read()
    {
        var sentence = Sentence(APatient.InScope with { Egfr = [Rate(40, 10)], UnreadEgfr = [Record.Of(Facts.Egfr, "not read", 5)] });

        sentence.ShouldContain("eGFR under 60 (May 22) on record; could not be read: eGFR");
    }

    [Theory]
    [InlineData(Facts.Pregnancy, "Observation/x", Reason.ValueNotUnderstood, "pregnancy")]
    [InlineData(Facts.Pregnancy, "Condition/x", Reason.NotUnderstood, "pregnancy")]
    [InlineData(Facts.Medication, "MedicationRequest/x", Reason.NotEvaluated, "a medication")]
    [InlineData(null, "MedicationRequest", Reason.Unreadable, "a medication")]
    [InlineData(Facts.Medication, "MedicationRequest/x", Reason.EnteredInError, null)]
    [InlineData(Facts.Pregnancy, "Observation/x", Reason.NotPerformed, null)]
    [InlineData(Facts.Pregnancy, "Condition/x", Reason.Refuted, null)]
    [InlineData(Facts.Hoffmann, "Observation/x", Reason.Unreadable, null)]
    public void D22_What_arrived_and_was_not_read_is_said(string? fact, string reference, Reason reason, string? words)
    {
        var patient = APatient.InScope with { NotUsed = [new() { Fact = fact, Reference = reference, Reason = reason }] };

        Sentence(patient).Contains(None, StringComparison.Ordinal).ShouldBe(words is null);
        Sentence(patient).Contains($"could not be read: {words}", StringComparison.Ordinal).ShouldBe(words is not null);
    }

    [Fact]
    public void D22_An_agent_on_the_list_asks_for_the_check_that_could_not_be_read()
    {
        var patient = APatient.InScope with { Drugs = [new(DrugGroup.Gabapentin, Record.Of(Facts.Medication, "gabapentin", 20, type: "MedicationRequest"))] };

        patient.Decide().Topics().ShouldBeEmpty();
        (patient with { UnreadEgfr = [Record.Of(Facts.Egfr, "not read", 5)] }).Decide()
            .Beside.ShouldHaveSingleItem().Findings[0].Sentence.ShouldContain("Gabapentin: could not read eGFR, check the chart");
    }

    private static EgfrRecord Rate(double rate, int daysAgo, Bound bound = Bound.Exact) => new((decimal)rate, Record.Of(Facts.Egfr, "rate", daysAgo)) { Bound = bound };

    private static string Sentence(PatientPicture patient) => patient.Decide().Notes.Single(note => note.Rule == "drug-information").Sentence;
}
