namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A problem is over from the day on which it ended, and not before (D5, D29).</summary>
public sealed partial class UnclearProblemTests
{
    public static TheoryData<string, bool> Ends { get; } = new()
    {
        { "\"abatementDateTime\": \"2026-05-20\"", true },
        { "\"abatementDateTime\": \"2026-06-01\"", true },
        { "\"abatementDateTime\": \"2026-06\"", true },
        { "\"abatementDateTime\": \"2026\"", true },
        { "\"abatementDateTime\": \"2026-06-01T09:05:00+02:00\"", true },
        { "\"abatementDateTime\": \"2026-06-01T09:05:01+02:00\"", false },
        { "\"abatementDateTime\": \"2026-06-02\"", false },
        { "\"abatementDateTime\": \"2026-07\"", false },
        { "\"abatementDateTime\": \"2027\"", false },
        { "\"abatementDateTime\": \"soon\"", false },
        { "\"abatementDateTime\": \"2026-01-01\"", true },
        { "\"abatementDateTime\": \"2026-01\"", true },
        { "\"abatementDateTime\": \"2025-12-31\"", false },
        { "\"abatementPeriod\": { \"start\": \"2025-11-01\", \"end\": \"2025-12-01\" }", false },
        { "\"abatementPeriod\": { \"start\": \"2026-05-20\" }", true },
        { "\"abatementPeriod\": { \"end\": \"2026-05-20\" }", true },
        { "\"abatementPeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-06-01\" }", true },
        { "\"abatementPeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-06-02\" }", false },
        { "\"abatementPeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-05-19\" }", false },
        { "\"abatementString\": \"in spring\"", true },
        { "\"abatementAge\": { \"value\": 40, \"unit\": \"a\" }", true },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void D5_A_spasm_is_resolved_once_it_has_ended(string end, bool isOver)
    {
        var spasm = Written.Condition(Spasm, $"\"onsetDateTime\": \"2026-01-01\", {end}", "resolved");
        var plan = WithoutSpasm.With(spasm);

        plan.Pathway.ShouldBe(Plan);
        plan.Rules.Contains("resistance-withheld", StringComparer.Ordinal).ShouldBe(!isOver);
        plan.Rules.Contains("spasm-not-documented", StringComparer.Ordinal).ShouldBe(!isOver);
        plan.NotUsed.IsEmpty.ShouldBe(isOver);
        ResistanceTests.Progressing.Without("433203006").With(spasm).Pathway.ShouldBe(isOver ? "progress" : "hold");
        ResistanceTests.Progressing.With(spasm).Pathway.ShouldBe(isOver ? "progress" : "hold");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void D5_A_dystonia_keeps_a_spasm_from_being_resolved_until_it_has_ended(string end, bool isOver) => WithoutSpasm
        .With(Written.Condition(Spasm, clinical: "resolved"), Written.Condition("sct|74333002", $"\"onsetDateTime\": \"2026-01-01\", {end}", "resolved"))
        .Rules.Contains("resistance-withheld", StringComparer.Ordinal).ShouldBe(!isOver);

    [Theory]
    [MemberData(nameof(Ends))]
    public void D12_Myelopathy_and_cord_compression_are_settled_before_a_plan_until_they_have_ended(string end, bool isOver)
    {
        foreach (var code in new[] { "sct|202664003", "sct|71286001" })
        {
            Chart.Baseline.With(Written.Condition(code, $"\"onsetDateTime\": \"2026-01-01\", {end}", "resolved")).Pathway.ShouldBe(isOver ? Plan : Assess, code);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void D1_D2_An_OPLL_is_in_question_until_it_has_ended(string end, bool isOver)
    {
        var opll = WithoutOpll.With(Written.Condition(Opll, $"{Minor}, \"onsetDateTime\": \"2026-01-01\", {end}", "resolved"));

        opll.Pathway.ShouldBe(isOver ? "not-applicable" : Assess);
        opll.Rules.Contains("diagnosis-not-confirmed", StringComparer.Ordinal).ShouldBe(!isOver);
        opll.With(Written.Present("gait-instability")).Pathway.ShouldBe(isOver ? "not-applicable" : Urgent);
    }

    [Theory]
    [InlineData("\"abatementDateTime\": \"2026-05-20\"", true)]
    [InlineData("\"abatementDateTime\": \"2026-05-27\"", false)]
    [InlineData("\"abatementDateTime\": \"2026-06-02\"", false)]
    [InlineData("\"abatementDateTime\": \"soon\"", false)]
    [InlineData("\"abatementPeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-05-19\" }", false)]
    public void D7_A_sign_on_the_problem_list_is_over_once_an_examination_after_its_end_found_none(string end, bool isOver)
    {
        var chart = Chart.Baseline.With(Written.Condition(Gait, $"\"onsetDateTime\": \"2026-01-01\", {end}", "resolved"));

        chart.Pathway.ShouldBe(isOver ? Plan : Assess);
        chart.Missing.Length.ShouldBe(isOver ? 0 : 1);
    }

    [Theory]
    [InlineData(Spasm, "cervical-spasm")]
    [InlineData(Gait, "gait-instability")]
    [InlineData("sct|202664003", "cervical-myelopathy")]
    [InlineData(Opll, "opll")]
    public void An_end_still_to_come_is_listed_as_a_fault_of_its_record(string code, string fact)
    {
        var decision = Chart.Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-01-01\", \"abatementDateTime\": \"2026-06-02\", \"id\": \"ends-later\"", "resolved")).Decision;

        var unused = decision.NotUsed.ShouldHaveSingleItem();
        (unused.Reference, unused.Reason, unused.Fact).ShouldBe(("Condition/ends-later", Protocol.Reason.FutureDate, fact));
    }

    [Theory]
    [InlineData("sct|433203006 sct|74333002", "resolved", false)]
    [InlineData("sct|433203006 icd|G24.3", "inactive", false)]
    [InlineData("sct|433203006 sct|161882006", "resolved", true)]
    public void D5_A_spasm_that_is_dystonia_as_well_never_counts_as_resolved(string codes, string clinical, bool isOver)
    {
        var record = Written.Condition(codes, clinical: clinical);

        WithoutSpasm.With(record).Rules.Contains("resistance-withheld", StringComparer.Ordinal).ShouldBe(!isOver);
        ResistanceTests.Progressing.Without("433203006").With(record).Pathway.ShouldBe(isOver ? "progress" : "hold");
        ResistanceTests.Progressing.With(record).Pathway.ShouldBe("progress");
    }
}
