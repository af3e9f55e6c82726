using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// A measurement of pain or motion that could not be used and may be the baseline of the running program, where there is no other to compare the latest value
/// with: whether it became worse is not known, so that the program waits as a warning (D17, D19, D29).
/// </summary>
public sealed partial class NewerMeasurementTests
{
    private const string BaselineRule = "baseline-not-used";
    private const string BeforeStart = "2026-05-10";

    private static readonly (string Code, string Degrees)[] s_angles =
    [
        ("rom-flexion", "38"), ("rom-extension", "44"), ("rom-rotation-left", "57"), ("rom-rotation-right", "59"), ("rom-lateral-flexion-left", "29"), ("rom-lateral-flexion-right", "31"),
    ];

    // Pain and every movement have a usable baseline.
    private static Chart Compared => ResistanceTests.Progressing.With(
    [
        Written.Observation("loinc|38214-3", Written.Quantity("55", "mm"), BeforeStart),
        .. s_angles.Select(movement => Written.Observation(movement.Code, Written.Quantity(movement.Degrees, "deg") + Inclinometer, BeforeStart)),
    ]);

    public static TheoryData<string, string> ComparedAndDoubts => Pairs(["pain", "numeric pain", "flexion", "panel"], Doubts.Keys);

    public static TheoryData<string, string> ComparedAndValues => Pairs(["pain", "numeric pain", "flexion"], Values.Keys);

    [Theory]
    [MemberData(nameof(ComparedAndDoubts))]
    public void D17_The_only_baseline_in_doubt_stops_progress_and_is_listed(string measure, string doubt) =>
        WaitsForBaseline(measure, Doubts[doubt].Change(Record(measure, BeforeStart)), Doubts[doubt].Reason);

    [Theory]
    [MemberData(nameof(ComparedAndValues))]
    public void D17_The_only_baseline_with_a_value_that_cannot_be_read_stops_progress_and_is_listed(string measure, string doubt) =>
        WaitsForBaseline(measure, Values[doubt].Change(Record(measure, BeforeStart)), Values[doubt].Reason);

    [Theory]
    [InlineData("pain", "2026-04-12", "progress")]
    [InlineData("pain", "2026-04-13", "hold")]
    [InlineData("pain", "2026-05-26", "hold")]
    [InlineData("flexion", "2026-04-12", "progress")]
    [InlineData("flexion", "2026-04-13", "hold")]
    [InlineData("flexion", "2026-05-26", "hold")]
    [InlineData("load", "2026-05-26", "progress")]
    public void A_baseline_is_28_days_old_at_most_on_the_first_day_of_the_program(string measure, string date, string pathway) =>
        ResistanceTests.Progressing.With(Doubts["preliminary"].Change(Record(measure, date))).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("method-visual-estimate")]
    [InlineData("")]
    public void D14_A_visual_estimate_is_no_baseline(string method) => WaitsForBaseline(
        "flexion",
        Record("flexion", BeforeStart).Replace("method-inclinometer", method, StringComparison.Ordinal),
        method.Length > 0 ? "visual-estimate" : "no-method");

    [Fact]
    public void D18_Worse_than_a_baseline_known_to_a_month_is_not_continued_unchanged()
    {
        var decision = Chart.Baseline.With(
            Written.Plan(start: "2026-04-12"),
            Written.Observation("loinc|38214-3", Written.Quantity("20", "mm")).Replace("\"effectiveDateTime\": \"2026-05-30\"", "\"effectiveDateTime\": \"2026-04\"", StringComparison.Ordinal)).Decision;

        (decision.Pathway, decision.Indicator).ShouldBe((Protocol.Pathway.Hold, Indicator.Warning));
        decision.Summary.ShouldBe("Review the program: nothing to compare with: earlier result not used (pain), spasm not documented as resolved");
    }

    [Theory]
    [InlineData("preliminary")]
    [InlineData("no subject")]
    public void D17_A_later_value_does_not_stand_for_a_baseline_in_doubt(string doubt)
    {
        var record = Written.Observation("loinc|38214-3", Written.Quantity("33", "mm"), "2026-04-12");
        var followed = Chart.Baseline.Without("38214-3").With(
            Written.Plan(start: "2026-04-12"),
            Written.Observation("loinc|38214-3", Written.Quantity("45", "mm"), "2026-05-02"),
            Written.Observation("loinc|38214-3", Written.Quantity("57", "mm"), "2026-05-30"));
        var decision = followed.With(Doubts[doubt].Change(record)).Decision;

        (decision.Pathway, decision.Indicator).ShouldBe((Protocol.Pathway.Hold, Indicator.Warning));
        decision.Because.Select(static because => because.Rule).ShouldContain(BaselineRule);
        decision.SinceBaseline.ShouldBeEmpty();
        followed.With(record).Pathway.ShouldBe("surgical-referral");
        followed.Decision.SinceBaseline.ShouldHaveSingleItem();
        followed.With(Doubts[doubt].Change(record), Written.Observation("loinc|38214-3", Written.Quantity("50", "mm"), "2026-04-10")).Rules.ShouldNotContain(BaselineRule);
    }

    [Fact]
    public void With_a_usable_baseline_of_the_same_measure_nothing_waits()
    {
        Compared.Decision.Because.ShouldHaveSingleItem().Sentence.ShouldEndWith("reassessment current, not worse");
        ResistanceTests.Progressing.With(Record("pain", BeforeStart).Replace("90", "60", StringComparison.Ordinal)).Decision.Because.ShouldHaveSingleItem().Sentence
            .ShouldEndWith("reassessment current, pain not worse, no earlier motion to compare with");
    }

    private static void WaitsForBaseline(string measure, string record, string reason)
    {
        var chart = ResistanceTests.Progressing.With(record);
        var decision = chart.Decision;

        (decision.Pathway, decision.Indicator).ShouldBe((Protocol.Pathway.Hold, Indicator.Warning));
        decision.Proposals.ShouldBeEmpty();
        var finding = decision.Because.Where(because => because.Rule is BaselineRule or Rule).ShouldHaveSingleItem();
        Words(measure).ShouldContain(word => finding.Sentence.Contains(word, StringComparison.Ordinal), finding.Sentence);
        Lists(chart, reason);
        Compared.With(record).Pathway.ShouldBe("progress");
    }
}
