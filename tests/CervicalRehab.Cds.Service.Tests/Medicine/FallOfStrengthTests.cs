namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A fall of strength is not lost by a doubt on the earlier grade: a doubt takes comfort away, never an alarm (D9, D31, D35). Strength 4 on the left since 2026-05-29.</summary>
public sealed class FallOfStrengthTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Routine = "surgical-referral";

    private static readonly Dictionary<string, Func<string, string>> Doubts = new(StringComparer.Ordinal)
    {
        ["preliminary"] = static text => text.Replace("\"final\"", "\"preliminary\"", StringComparison.Ordinal),
        ["status unknown"] = static text => text.Replace("\"final\"", "\"unknown\"", StringComparison.Ordinal),
        ["status in another case"] = static text => text.Replace("\"final\"", "\"Final\"", StringComparison.Ordinal),
        ["no status"] = static text => text.Replace("\"status\": \"final\",", string.Empty, StringComparison.Ordinal),
        ["modifier"] = static text => text.Insert(1, """ "modifierExtension": [{ "url": "https://ehr.example/unknown", "valueBoolean": true }], """),
        ["no subject"] = static text => text.Insert(1, """ "subject": null, """),
        ["subject by identifier"] = static text => text.Insert(1, """ "subject": { "identifier": { "value": "4711" } }, """),
        ["no date"] = static text => text.Replace("\"effectiveDateTime\": \"2026-04-22\",", string.Empty, StringComparison.Ordinal),
    };

    public static TheoryData<string> AllDoubts => [.. Doubts.Keys];

    private static Chart Now4 => Chart.Baseline.Without("hand-weakness", "upper-limb-weakness").With(Graded(4, "2026-05-29"));

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D9_A_full_grade_in_doubt_and_then_a_weak_one_is_a_fall(string doubt)
    {
        Now4.With(Graded(5, "2026-04-22")).Pathway.ShouldBe(Urgent);
        Now4.With(Doubts[doubt](Graded(5, "2026-04-22"))).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D9_A_weak_grade_in_doubt_and_then_a_weaker_one_is_a_fall(string doubt) => Chart.Baseline.Without("hand-weakness", "upper-limb-weakness")
        .With(Doubts[doubt](Graded(4, "2026-04-22")), Graded(3, "2026-05-29")).Pathway.ShouldBe(Urgent);

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D9_An_equal_grade_in_doubt_is_no_fall(string doubt) => Now4.With(Doubts[doubt](Graded(4, "2026-04-22"))).Pathway.ShouldBe(Routine);

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D9_Full_strength_now_falls_from_nothing(string doubt) =>
        Chart.Baseline.With(Doubts[doubt](Graded(5, "2026-04-22")), Graded(5, "2026-05-29")).Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void D9_A_full_grade_in_doubt_that_came_later_takes_no_fall_back()
    {
        Now4.With(Doubts["status unknown"](Graded(5, "2026-05-31"))).Pathway.ShouldBe(Routine);
        Now4.With(Graded(5, "2026-04-22"), Doubts["preliminary"](Graded(5, "2026-05-31"))).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    [InlineData("registered")]
    public void A_grade_that_was_withdrawn_or_has_no_result_yet_is_nothing_to_fall_from(string status) =>
        Now4.With(Graded(5, "2026-04-22").Replace("\"final\"", $"\"{status}\"", StringComparison.Ordinal)).Pathway.ShouldBe(Routine);

    [Fact]
    public void D37_A_grade_of_the_legs_that_is_in_doubt_is_nothing_that_an_arm_fell_from() => Now4
        .With(Graded(5, "2026-04-22").Replace("\"component\"", $"\"bodySite\": {Written.Concept("sct|61685007")}, \"component\"", StringComparison.Ordinal)).Pathway.ShouldBe(Routine);

    [Fact]
    public void Another_patients_grade_is_nothing_to_fall_from() =>
        Now4.With(Graded(5, "2026-04-22").Insert(1, """ "subject": { "reference": "Patient/other" }, """)).Pathway.ShouldBe(Routine);

    private static string Graded(int left, string date) => Written.Sides("upper-limb-strength-mrc", $"\"valueInteger\": {left}", "\"valueInteger\": 5", date);
}
