namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "graded strength": grades 0 to 5, below 5 is weakness of that side.</summary>
public sealed class StrengthTests
{
    private const string Modifier = """ "modifierExtension": [{ "url": "https://ehr.example/unknown", "valueBoolean": true }], """;

    private const string Urgent = "urgent-surgical-referral";

    private const string Stable = "surgical-referral";

    private const string Full = "\"valueInteger\": 5";

    private static Chart WithoutWeakness => Chart.Baseline.Without("hand-weakness", "upper-limb-weakness");

    [Theory]
    [InlineData("\"valueInteger\": 4")]
    [InlineData("\"valueInteger\": 0")]
    [InlineData("\"valueQuantity\": { \"value\": 4, \"unit\": \"{score}\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"{score}\" }")]
    [InlineData("\"valueQuantity\": { \"value\": 4, \"unit\": \"1\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"1\" }")]
    [InlineData("\"valueQuantity\": { \"value\": 4.5, \"code\": \"{score}\", \"system\": \"http://unitsofmeasure.org\" }")]
    public void Below_five_on_one_side_is_weakness_of_that_side(string left)
    {
        var chart = WithoutWeakness.With(Written.Sides("upper-limb-strength-mrc", left, Full));

        chart.Pathway.ShouldBe("surgical-referral");
        chart.Decision.Because[0].Evidence.ShouldHaveSingleItem().Side.ShouldBe("left");
    }

    [Fact]
    public void Below_five_on_both_sides_is_urgent() =>
        WithoutWeakness.With(Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 4", "\"valueInteger\": 4")).Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData(Full)]
    [InlineData("\"valueQuantity\": { \"value\": 5.0, \"unit\": \"{score}\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"{score}\" }")]
    public void Five_on_both_sides_is_all_the_weakness_examination_that_is_needed(string five) =>
        WithoutWeakness.With(Written.Sides("upper-limb-strength-mrc", five, five)).Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void Sides_may_come_as_two_Observations() => WithoutWeakness
        .With(Written.OnSide("upper-limb-strength-mrc", "sct|7771000", Full), Written.OnSide("upper-limb-strength-mrc", "sct|24028007", "\"valueInteger\": 3"))
        .Pathway.ShouldBe("surgical-referral");

    [Theory]
    [InlineData("\"valueInteger\": 6", "out-of-range")]
    [InlineData("\"valueInteger\": -1", "out-of-range")]
    [InlineData("\"valueInteger\": 4.5", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"value\": 5.1, \"code\": \"{score}\", \"system\": \"http://unitsofmeasure.org\" }", "out-of-range")]
    [InlineData("\"valueQuantity\": { \"value\": 5, \"code\": \"%\", \"system\": \"http://unitsofmeasure.org\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 5, \"comparator\": \">\", \"code\": \"{score}\", \"system\": \"http://unitsofmeasure.org\" }", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"code\": \"{score}\", \"system\": \"http://unitsofmeasure.org\" }", "no-value")]
    [InlineData("\"valueString\": \"5/5\"", "value-not-understood")]
    [InlineData("\"valueBoolean\": false", "value-not-understood")]
    [InlineData("\"id\": \"x\"", "no-value")]
    public void A_grade_that_cannot_be_read_is_unknown(string left, string reason)
    {
        var chart = WithoutWeakness.With(Written.Sides("upper-limb-strength-mrc", left, Full));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"upper-limb-strength-mrc left: {reason}"]);
    }

    // The older grade is understood; whether the newer one is decides whether the weakness is documented as stable.
    [Theory]
    [InlineData("upper-limb-strength-mrc", "\"valueInteger\": 3", "", "surgical-referral")]
    [InlineData("upper-limb-strength-mrc", "\"valueInteger\": 3", Modifier, "urgent-surgical-referral")]
    [InlineData("upper-limb-numbness", "\"valueBoolean\": true", "", "surgical-referral")]
    [InlineData("upper-limb-numbness", "\"valueBoolean\": true", Modifier, "urgent-surgical-referral")]
    public void D8_D29_What_is_not_understood_documents_no_stable_deficit(string code, string value, string modifier, string pathway)
    {
        var newer = Written.Sides(code, value, value).Insert(1, modifier);

        (code == "upper-limb-numbness" ? Chart.Baseline.Without(code) : WithoutWeakness)
            .With(Written.Sides(code, value, value, date: "2026-04-27"), newer).Pathway.ShouldBe(pathway);
    }

    [Fact]
    public void What_is_missing_is_named_by_the_record_that_left_it_open() => Chart.Baseline
        .With(Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 6", Full))
        .Missing.ShouldBe(["upper-limb-strength-mrc left: out-of-range"]);

    [Theory]
    [InlineData("4", "3", "urgent-surgical-referral")]
    [InlineData("5", "4", "urgent-surgical-referral")]
    [InlineData("4", "3.5", "surgical-referral")]
    [InlineData("3", "4", "surgical-referral")]
    public void D9_A_fall_of_one_grade_or_more_is_progression(string before, string now, string pathway) => WithoutWeakness
        .With(Graded(before, "5", "2026-05-01"), Graded(now, "5", "2026-05-30"))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("2026-05-01", "2026-05-29", "surgical-referral")]
    [InlineData("2026-05-02", "2026-05-29", "urgent-surgical-referral")]
    public void D8_Equal_grades_on_both_sides_28_days_apart_are_stable(string first, string second, string pathway) =>
        WithoutWeakness.With(Graded("4", "4", first), Graded("4", "4", second)).Pathway.ShouldBe(pathway);

    [Fact]
    public void D8_One_examination_of_both_sides_proves_no_stability() =>
        WithoutWeakness.With(Graded("4", "4", "2025-01-01")).Pathway.ShouldBe("urgent-surgical-referral");

    // Weak on both sides since April; what comes beside it decides whether it is documented as stable.
    public static TheoryData<string, string, string> Beside => new()
    {
        { "nothing", "", Stable },
        { "a lower grade whose subject is not named", Graded("3", "3", Written.Recently).Replace("\"status\"", "\"subject\": { \"identifier\": { \"value\": \"1\" } }, \"status\""), Urgent },
        { "a lower grade of an unknown status", Graded("3", "3", Written.Recently).Replace("\"final\"", "\"unknown\""), Urgent },
        { "a hand marked worse, of an unknown status", HandMarkedWorse("unknown"), Urgent },
        { "a hand marked worse, of a status in another case", HandMarkedWorse("Final"), Urgent },
        { "a hand marked worse, entered in error", HandMarkedWorse("entered-in-error"), Stable },
        { "a lower grade beside a data-absent reason", Graded("3", "3", Written.Recently).Replace("\"component\"", "\"dataAbsentReason\": { \"coding\": [{ \"code\": \"unknown\" }] }, \"component\""), Urgent },
        { "a grade not done", Written.Observation("upper-limb-strength-mrc", "\"dataAbsentReason\": { \"coding\": [{ \"code\": \"not-performed\" }] }"), Stable },
        { "numbness without a side", Written.Present("upper-limb-numbness"), Urgent },
        { "a problem of numbness without a side", Written.Condition("sct|309521004"), Urgent },
        { "a hand that is weak, without a side", Written.Present("hand-weakness"), Urgent },
        { "a grade of the legs", Graded("3", "3", Written.Recently).Replace("\"component\"", $"\"bodySite\": {Written.Concept("sct|61685007")}, \"component\""), Urgent },
    };

    // The latest of the equal grades, with something on it.
    [Theory]
    [InlineData("v3|D", Urgent)]
    [InlineData("v3|W", Urgent)]
    [InlineData("v3|U", Urgent)]
    [InlineData("v3|IND", Urgent)]
    [InlineData("https://site.example/codes|decline", Urgent)]
    [InlineData("v3|L", Stable)]
    [InlineData("v3|A", Stable)]
    [InlineData("v3|POS", Stable)]
    [InlineData("v3|B", Stable)]
    [InlineData("v3|L https://site.example/codes|low", Stable)]
    public void D8_D9_What_an_interpretation_may_say_of_worse_is_not_stable(string interpretation, string pathway) =>
        Since(Graded("4", "4", "2026-05-30").Replace("\"component\"", $"\"interpretation\": [{Written.Concept(interpretation)}], \"component\"")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|52101004", Urgent)]
    [InlineData("sct|2667000", Stable)]
    [InlineData("sct|82334004", Urgent)]
    public void D9_A_component_may_be_the_mark_of_worse_and_its_value_decides(string value, string pathway) =>
        Since(Graded("4", "4", "2026-05-30").Replace("\"component\": [", $"\"component\": [{{ \"code\": {Written.Concept("sct|271299001")}, {Written.Value(value)} }}, ")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|61685007", Urgent)]
    [InlineData("sct|53120007", Stable)]
    public void D37_An_examination_of_another_limb_documents_no_stable_strength(string site, string pathway) => WithoutWeakness
        .With(Graded("4", "4", "2026-04-20").Replace("\"component\"", $"\"bodySite\": {Written.Concept(site)}, \"component\""), Graded("4", "4", "2026-05-27"))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [MemberData(nameof(Beside))]
    public void D8_D29_What_is_newer_and_may_be_worse_is_not_stable(string sentence, string beside, string pathway) =>
        (beside.Length == 0 ? Since(Graded("4", "4", "2026-05-27")) : Since(Graded("4", "4", "2026-05-27"), beside)).Pathway.ShouldBe(pathway, sentence);

    [Theory]
    [InlineData("2026-05-05", Urgent)]
    [InlineData("2026-03-30", Stable)]
    public void D8_A_hand_that_is_weak_again_after_it_was_not_is_a_first_record(string strong, string pathway) =>
        Since(Graded("4", "4", "2026-05-27"), Written.Absent("hand-weakness", strong).Replace("\"status\"", BothSides), Written.Present("hand-weakness", "2026-05-27").Replace("\"status\"", BothSides))
            .Pathway.ShouldBe(pathway);

    private static readonly string BothSides = $"\"bodySite\": {Written.Concept("sct|51440002")}, \"status\"";

    private static Chart Since(params string[] newer) => WithoutWeakness.With([Graded("4", "4", "2026-04-20"), .. newer]);

    private static string HandMarkedWorse(string status) => Written.Sides("hand-weakness", Worse, Worse, status: status);

    private static string Worse => $"{Written.Value("sct|52101004")}, \"interpretation\": [{Written.Concept("v3|W")}]";

    private static string Graded(string left, string right, string date) =>
        Written.Sides("upper-limb-strength-mrc", Written.Quantity(left, "{score}"), Written.Quantity(right, "{score}"), date);

    [Theory]
    [InlineData("\"start\": \"2026-04-02\", \"end\": \"2026-04-02\"", "surgical-referral")]
    [InlineData("\"start\": \"2026-04-02\", \"end\": \"2026-04-29\"", "surgical-referral")]
    [InlineData("\"start\": \"2026-04-02\", \"end\": \"2026-04-30\"", "urgent-surgical-referral")]
    [InlineData("\"start\": \"2026-04-02\"", "urgent-surgical-referral")]
    public void D8_A_period_that_may_have_gone_on_documents_no_stable_deficit(string period, string pathway)
    {
        string Dated(string observation) => observation.Replace("\"effectiveDateTime\": \"2026-04-02\"", $"\"effectivePeriod\": {{ {period} }}", StringComparison.Ordinal);
        var grade = Written.Quantity("4", "{score}");
        var present = Written.Value("sct|52101004");

        Chart.Baseline.With(Dated(Written.Sides("upper-limb-strength-mrc", grade, grade, "2026-04-02")), Written.Sides("upper-limb-strength-mrc", grade, grade, "2026-05-27")).Pathway.ShouldBe(pathway);
        Chart.Baseline.Without("upper-limb-numbness")
            .With(Dated(Written.Sides("upper-limb-numbness", present, present, "2026-04-02")), Written.Sides("upper-limb-numbness", present, present, "2026-05-27")).Pathway.ShouldBe(pathway);
    }
}
