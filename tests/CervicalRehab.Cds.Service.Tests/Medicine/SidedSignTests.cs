using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "sided signs": every shape, and the shapes that say nothing.</summary>
public sealed partial class SidedSignTests
{
    private const string Yes = """ "valueCodeableConcept": { "coding": [{ "system": "http://snomed.info/sct", "code": "52101004" }] } """;
    private const string No = """ "valueCodeableConcept": { "coding": [{ "system": "http://snomed.info/sct", "code": "2667000" }] } """;

    /// <summary>Left present, right absent, in every accepted shape.</summary>
    private static readonly Dictionary<string, Func<string, string[]>> Shapes = new(StringComparer.Ordinal)
    {
        ["components, SNOMED present and absent"] = code => [Written.Sides(code, Yes, No)],
        ["components, SNOMED positive and negative"] = code => [Written.Sides(code, Written.Value("sct|10828004"), Written.Value("sct|260385009"))],
        ["components, boolean"] = code => [Written.Sides(code, "\"valueBoolean\": true", "\"valueBoolean\": false")],
        ["components, interpretation"] = code => [Written.Sides(code, Interpreted("POS"), Interpreted("NEG"))],
        ["two Observations, bodySite alone"] = code => [Written.OnSide(code, "sct|7771000", Yes), Written.OnSide(code, "sct|24028007", No)],
        ["two Observations, bodySite beside the body part"] = code =>
            [Written.OnSide(code, "sct|85562004 sct|7771000", Yes), Written.OnSide(code, "sct|24028007 sct|53120007", No)],
        ["two Observations, boolean"] = code => [Written.OnSide(code, "sct|7771000", "\"valueBoolean\": true"), Written.OnSide(code, "sct|24028007", "\"valueBoolean\": false")],
        ["two Observations, interpretation"] = code => [Written.OnSide(code, "sct|7771000", Interpreted("POS")), Written.OnSide(code, "sct|24028007", Interpreted("NEG"))],
        ["both recorded, then the right side absent again"] = code => [Written.Sides(code, Yes, No), Written.OnSide(code, "sct|24028007", No)],
    };

    public static TheoryData<string, string, string> EveryShapeOfEverySign
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (code, fact) in new[]
            {
                ("hoffmann-sign", Facts.Hoffmann), ("sct|299849001", Facts.Hoffmann),
                ("hand-weakness", Facts.HandWeakness), ("sct|299042006", Facts.HandWeakness),
                ("upper-limb-weakness", Facts.UpperLimbWeakness), ("sct|713512009", Facts.UpperLimbWeakness),
                ("upper-limb-numbness", Facts.UpperLimbNumbness),
            })
            {
                foreach (var shape in Shapes.Keys)
                {
                    rows.Add(code, fact, shape);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryShapeOfEverySign))]
    public void A_sided_sign_reads_the_same_in_every_shape(string code, string fact, string shape)
    {
        var signs = Chart.Empty.With([.. Shapes[shape](code)]).Picture.Signs;

        signs.Select(sign => (Facts.Of(sign.Sign), sign.Side, sign.Finding)).Distinct().Order()
            .ShouldBe([(fact, Side.Left, CervicalRehab.Cds.Protocol.Answer.Yes), (fact, Side.Right, CervicalRehab.Cds.Protocol.Answer.No)]);
    }

    [Theory]
    [InlineData("sct|52101004", "surgical-referral")]
    [InlineData("sct|2667000", "conservative-plan")]
    public void One_Observation_may_speak_for_both_sides_through_bodySite(string value, string pathway) =>
        Chart.Baseline.Without("hoffmann-sign").With(Written.OnSide("hoffmann-sign", "sct|51440002", Written.Value(value))).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("hoffmann-sign", "sct|7771000", "conservative-plan")]
    [InlineData("hoffmann-sign", "sct|51440002", "surgical-referral")]
    [InlineData("hand-weakness", "sct|7771000", "surgical-referral")]
    [InlineData("hand-weakness", "sct|51440002", "urgent-surgical-referral")]
    [InlineData("upper-limb-weakness", "sct|24028007", "surgical-referral")]
    [InlineData("upper-limb-weakness", "sct|51440002", "urgent-surgical-referral")]
    [InlineData("upper-limb-numbness", "sct|24028007", "conservative-plan")]
    [InlineData("upper-limb-numbness", "sct|51440002", "urgent-surgical-referral")]
    public void H08_The_side_decides_what_follows(string code, string side, string pathway) =>
        Chart.Baseline.With(Written.OnSide(code, side, Yes)).Pathway.ShouldBe(pathway);

    [Fact]
    public void H08_Two_one_sided_findings_of_different_days_are_bilateral() => Chart.Baseline
        .With(Written.OnSide("upper-limb-weakness", "sct|7771000", Yes, "2026-05-28"), Written.OnSide("upper-limb-numbness", "sct|24028007", Yes, "2026-05-30"))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("hoffmann-sign", "hoffmann-side-not-stated")]
    [InlineData("upper-limb-numbness", "numbness-side-not-stated")]
    public void H08_A_positive_without_a_side_asks_for_the_side(string code, string rule)
    {
        var chart = Chart.Baseline.With(Written.Present(code));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Rules.Contains(rule, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void H08_Weakness_without_a_side_is_referred() => Chart.Baseline.With(Written.Present("hand-weakness")).Pathway.ShouldBe("surgical-referral");

    [Theory]
    [InlineData("hoffmann-sign")]
    [InlineData("upper-limb-numbness")]
    [InlineData("hand-weakness upper-limb-weakness")]
    public void Absent_without_a_side_reassures_neither_side(string codes)
    {
        var all = codes.Split(' ');
        var chart = Chart.Baseline.Without("hand-weakness", "upper-limb-weakness").Without([.. all]);
        chart = all.Length > 1 ? chart : chart.With(Written.Sides("hand-weakness", No, No));

        chart = chart.With(Written.Absent(all[0]));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"{all[0]} left: side-not-stated", $"{all[0]} right: side-not-stated"]);
    }

    [Fact]
    public void One_side_recorded_leaves_the_other_missing()
    {
        var chart = Chart.Baseline.Without("hoffmann-sign").With(Written.OnSide("hoffmann-sign", "sct|7771000", No));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["hoffmann-sign right: not-recorded"]);
    }

    [Theory]
    [InlineData("text", "\"valueString\": \"negative\"", "value-not-understood")]
    [InlineData("text of a concept", "\"valueCodeableConcept\": { \"text\": \"absent\" }", "value-not-understood")]
    [InlineData("code without system", "\"valueCodeableConcept\": { \"coding\": [{ \"code\": \"2667000\" }] }", "value-not-understood")]
    [InlineData("code of another system", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://loinc.org\", \"code\": \"2667000\" }] }", "value-not-understood")]
    [InlineData("number", "\"valueInteger\": 0", "value-not-understood")]
    [InlineData("quantity", "\"valueQuantity\": { \"value\": 0 }", "value-not-understood")]
    [InlineData("equivocal", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"42425007\" }] }", "indeterminate")]
    [InlineData("indeterminate", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] }", "indeterminate")]
    [InlineData("not done", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"385660001\" }] }", "not-recorded")]
    [InlineData("nothing at all", "\"id\": \"x\"", "no-value")]
    [InlineData("data absent", "\"dataAbsentReason\": { \"text\": \"unable\" }", "not-recorded")]
    [InlineData("absent beside a data-absent reason", "\"valueBoolean\": false, \"dataAbsentReason\": { \"text\": \"unable\" }", "not-recorded")]
    public void H05_A_value_that_says_neither_is_unknown_and_never_absent(string what, string member, string reason)
    {
        var chart = Chart.Baseline.Without("hoffmann-sign").With(Written.Sides("hoffmann-sign", member, member));

        chart.Pathway.ShouldBe("complete-assessment", what);
        chart.Missing.ShouldBe([$"hoffmann-sign left: {reason}", $"hoffmann-sign right: {reason}"], what);
        chart.Decision.NotUsed.ShouldNotBeEmpty(what);
    }

    [Fact]
    public void H05_A_later_equivocal_finding_unsettles_an_earlier_negative() => Chart.Baseline
        .With(Written.Sides("hoffmann-sign", Written.Value("sct|42425007"), No))
        .Missing.ShouldBe(["hoffmann-sign left: indeterminate"]);

    [Fact]
    public void A_component_that_names_no_side_does_not_make_a_negative() => Chart.Baseline.Without("hoffmann-sign")
        .With(Written.Observation("hoffmann-sign", $$""" "component": [{ "code": { "text": "left" }, {{No}} }, { "code": { "text": "right" }, {{No}} }] """))
        .Pathway.ShouldBe("complete-assessment");

    private static string Interpreted(string code) => $$""" "interpretation": [{{Written.Concept("v3|" + code)}}] """;

    [Theory]
    // the part beside a positive right side; the pathway
    [InlineData("\"code\": { \"coding\": [{ \"system\": \"https://site.example\", \"code\": \"L\" }] }, \"valueBoolean\": true", "complete-assessment")]
    [InlineData("\"code\": { \"coding\": [{ \"system\": \"https://site.example\", \"code\": \"L\" }] }, \"valueBoolean\": false", "conservative-plan")]
    [InlineData("\"code\": { \"coding\": [{ \"system\": \"https://site.example\", \"code\": \"device\" }] }, \"valueString\": \"none\"", "conservative-plan")]
    [InlineData("\"code\": { \"text\": \"left\" }, \"valueBoolean\": true", "complete-assessment")]
    [InlineData("\"valueBoolean\": true", "complete-assessment")]
    [InlineData("\"id\": \"empty\"", "complete-assessment")]
    public void H08_A_positive_part_or_a_part_that_cannot_be_read_may_be_of_the_other_side(string part, string pathway)
    {
        var right = $$"""{ "code": {{Written.Concept("right-side")}}, "valueBoolean": true }""";

        foreach (var parts in new[] { $"{{ {part} }}, {right}", $"{right}, {{ {part} }}" })
        {
            Chart.Baseline.With(Written.Observation("hoffmann-sign", $"\"component\": [{parts}]")).Pathway.ShouldBe(pathway, parts);
        }
    }

    [Fact]
    public void H08_A_null_among_the_parts_is_a_part_that_cannot_be_read() => Chart.Baseline
        .With(Written.Observation("hoffmann-sign", $$""" "component": [null, { "code": {{Written.Concept("right-side")}}, "valueBoolean": true }] """))
        .Pathway.ShouldBe("complete-assessment");
}
