using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Whom the protocol is for: D1 to D4.</summary>
public sealed class ScopeTests
{
    private static readonly PatientPicture Flagged = APatient.InScope.Instead(Present(Sign.GaitInstability, 5));

    private static readonly Dictionary<string, PatientPicture> OutOfScope = new(StringComparer.Ordinal)
    {
        ["No OPLL on record"] = Flagged with { Opll = [] },
        ["OPLL resolved"] = Flagged with { Opll = [APatient.MinorOpll with { State = ProblemState.Resolved }] },
        ["OPLL at another level"] = Flagged with { Opll = [APatient.MinorOpll with { Site = OpllSite.Elsewhere }] },
        ["Deceased"] = Flagged with { Deceased = true },
        ["Deceased today"] = Flagged with { Died = Record.Day(0) },
    };

    public static TheoryData<string> Sentences => new(OutOfScope.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Out_of_scope_there_is_no_card(string sentence)
    {
        var decision = (OutOfScope[sentence] with { Orders = [APatient.Order(OrderKind.Manipulation, inDraft: true, inQuestion: true)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.NotApplicable, sentence);
        decision.Beside.ShouldBeEmpty();
        decision.Proposals.ShouldBeEmpty();
        decision.Because.ShouldBeEmpty();
        decision.Summary.ShouldBeEmpty();
        decision.NotApplicableBecause.ShouldBe(sentence.StartsWith("Deceased", StringComparison.Ordinal) ? Advice.Deceased : Advice.NoOpll);
    }

    [Fact]
    public void Who_died_without_OPLL_on_record_is_said_to_have_died() =>
        (APatient.InScope with { Deceased = true, Opll = [] }).Decide().NotApplicableBecause.ShouldBe(Advice.Deceased);

    [Fact]
    public void D32_A_death_in_the_future_is_no_death_and_is_said()
    {
        var decision = (APatient.InScope with { Died = Record.Day(-1) }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.NoteRules().ShouldContain("death-date-ahead");
        decision.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Patient", Reason = Reason.FutureDate, Fact = Facts.DateOfDeath });
        (Flagged with { Died = Record.Day(-1) }).Pathway().ShouldBe(Pathway.UrgentSurgicalReferral);
    }

    [Fact]
    public void One_confirmed_record_settles_an_unconfirmed_one() =>
        (APatient.InScope with { Opll = [APatient.MinorOpll with { Unconfirmed = true }, APatient.MinorOpll] }).Pathway().ShouldBe(Pathway.ConservativePlan);

    [Fact]
    public void The_worst_extent_on_record_counts() =>
        (APatient.InScope with { Opll = [APatient.MinorOpll, APatient.MinorOpll with { Extent = OpllExtent.NotMinor }] }).Pathway().ShouldBe(Pathway.SurgicalReferral);

    [Fact]
    public void An_extent_that_is_not_stated_asks_for_confirmation()
    {
        var decision = (APatient.InScope with { Opll = [APatient.MinorOpll with { Extent = OpllExtent.NotStated }] }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.CaveatRules().ShouldBe(["extent-not-stated"]);
        decision.Caveats[0].Sentence.ShouldContain("confirm that the extent is minor");
    }

    [Theory]
    [InlineData("Born today", "2026-06-01", Pathway.NotApplicable)]
    [InlineData("Born tomorrow", "2026-06-02", Pathway.CompleteAssessment)]
    [InlineData("Born in a century", "2126-06-01", Pathway.CompleteAssessment)]
    public void A_birth_that_is_still_to_come_tells_no_age(string sentence, string birth, Pathway expected)
    {
        var decision = (APatient.InScope with { BirthDate = RecordedDate.OfDay(DateOnly.Parse(birth, null)) }).Decide();

        decision.Pathway.ShouldBe(expected, sentence);
        decision.Because.Any(finding => finding.Rule == "age-not-known").ShouldBe(expected == Pathway.CompleteAssessment);
    }

    [Theory]
    [InlineData("The day before the 18th birthday", "2008-06-02", Pathway.NotApplicable)]
    [InlineData("On the 18th birthday", "2008-06-01", Pathway.ConservativePlan)]
    [InlineData("The day after the 18th birthday", "2008-05-31", Pathway.ConservativePlan)]
    public void An_adult_has_reached_the_18th_birthday(string sentence, string birth, Pathway expected) =>
        (APatient.InScope with { BirthDate = RecordedDate.OfDay(DateOnly.Parse(birth, null)) }).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("28 February of a common year", "2026-02-28", false)]
    [InlineData("1 March of a common year", "2026-03-01", true)]
    public void Who_was_born_on_29_February_turns_18_on_1_March(string sentence, string today, bool adult)
    {
        var day = DateOnly.Parse(today, null);
        var at = new DateTimeOffset(day.ToDateTime(new(9, 0)), TimeSpan.Zero);
        var patient = APatient.InScope with { BirthDate = RecordedDate.OfDay(new(2008, 2, 29)), Signs = [Present(Sign.Babinski, null)] };

        RehabProtocol.Evaluate(patient, at).Pathway.ShouldBe(adult ? Pathway.CompleteAssessment : Pathway.NotApplicable, sentence);
    }

    [Theory]
    [InlineData("Surely an adult", 2007, Pathway.ConservativePlan)]
    [InlineData("Straddles the 18th birthday", 2008, Pathway.CompleteAssessment)]
    [InlineData("Surely a child", 2009, Pathway.NotApplicable)]
    public void A_year_of_birth_is_enough_unless_it_straddles_the_18th_birthday(string sentence, int year, Pathway expected) =>
        (APatient.InScope with { BirthDate = Record.Year(year) }).Pathway().ShouldBe(expected, sentence);

    [Theory]
    [InlineData("May has passed", 5, Pathway.ConservativePlan)]
    [InlineData("June straddles the first of June", 6, Pathway.CompleteAssessment)]
    [InlineData("July is to come", 7, Pathway.NotApplicable)]
    public void A_month_of_birth_is_enough_unless_it_straddles_the_18th_birthday(string sentence, int month, Pathway expected) =>
        (APatient.InScope with { BirthDate = Record.Month(2008, month) }).Pathway().ShouldBe(expected, sentence);

    [Fact]
    public void A_coarse_birth_date_is_named_as_missing() =>
        (APatient.InScope with { BirthDate = Record.Year(2008) }).Decide().MissingWords().ShouldBe(["birth-date date-not-precise"]);

    [Fact]
    public void D4_A_program_that_runs_for_a_child_is_to_be_reviewed()
    {
        (APatient.Child with { Programmes = [APatient.Programme(10)] }).Decide().Beside.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Action.ShouldBe("Review the rehab program that is active: it is meant for adults");
        APatient.Child.Decide().Beside.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Action.ShouldBeNull();
    }

    [Fact]
    public void A_child_gets_no_plan_and_a_card_that_the_protocol_is_for_adults()
    {
        var decision = APatient.Child.Decide();

        decision.Pathway.ShouldBe(Pathway.NotApplicable);
        decision.Topics().ShouldBe([SideTopic.AdultProtocol]);
        decision.Beside[0].Indicator.ShouldBe(Indicator.Info);
        decision.Proposals.ShouldBeEmpty();
        decision.NoRedFlags.ShouldBeFalse();
        decision.SaysNoRedFlags().ShouldBeFalse();
    }

    [Fact]
    public void A_child_whose_signs_could_not_be_read_is_not_passed_over() =>
        (APatient.Child with { Loads = new() { Observations = LoadState.Failed } }).Pathway().ShouldBe(Pathway.CompleteAssessment);
}
