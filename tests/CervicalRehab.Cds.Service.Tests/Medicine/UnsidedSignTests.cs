namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "unsided signs", and Babinski with or without sides.</summary>
public sealed class UnsidedSignTests
{
    private const string Yes = """ "valueBoolean": true """;
    private const string No = """ "valueBoolean": false """;

    public static TheoryData<string, string> Signs => new()
    {
        { "gait-instability", "urgent-surgical-referral" },
        { "lower-limb-neuro-symptom", "urgent-surgical-referral" },
        { "bowel-dysfunction", "urgent-surgical-referral" },
        { "bladder-dysfunction", "urgent-surgical-referral" },
        { "babinski-sign", "complete-assessment" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_positive_acts_in_every_shape(string code, string pathway)
    {
        foreach (var value in new[]
        {
            Written.Value("sct|52101004"), Written.Value("sct|10828004"), Yes,
            $$""" "interpretation": [{{Written.Concept("v3|POS")}}] """,
            $$""" "interpretation": [{{Written.Concept("v3|POS")}}], "bodySite": {{Written.Concept("sct|7771000")}} """,
            $$""" "component": [{ "code": {{Written.Concept("left-side")}}, {{Yes}} }] """,
            $$""" "component": [{ "code": {{Written.Concept("left-side")}}, {{No}} }, { "code": {{Written.Concept("right-side")}}, {{Yes}} }] """,
        })
        {
            Chart.Baseline.With(Written.Observation(code, value)).Pathway.ShouldBe(pathway, value);
        }
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_negative_reassures_in_every_shape(string code, string pathway)
    {
        foreach (var value in new[]
        {
            Written.Value("sct|2667000"), Written.Value("sct|260385009"), No,
            $$""" "interpretation": [{{Written.Concept("v3|NEG")}}] """,
            $$""" "component": [{ "code": {{Written.Concept("left-side")}}, {{No}} }, { "code": {{Written.Concept("right-side")}}, {{No}} }] """,
        })
        {
            Chart.Baseline.Without(code).With(Written.Observation(code, value)).Pathway.ShouldBe("conservative-plan", $"{pathway} {value}");
        }
    }

    [Theory]
    [InlineData("gait-instability")]
    [InlineData("lower-limb-neuro-symptom")]
    [InlineData("bowel-dysfunction")]
    [InlineData("bladder-dysfunction")]
    public void H01_A_sign_that_is_not_recorded_is_missing(string code)
    {
        var chart = Chart.Baseline.Without(code);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"{code}: not-recorded"]);
    }

    [Fact]
    public void Babinski_is_not_part_of_the_required_examination() => Chart.Baseline.Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void Absent_on_one_side_only_does_not_make_a_sign_absent() => Chart.Baseline.Without("lower-limb-neuro-symptom")
        .With(Written.OnSide("lower-limb-neuro-symptom", "sct|7771000", No))
        .Missing.ShouldBe(["lower-limb-neuro-symptom: side-not-stated"]);

    [Fact]
    public void Absent_on_both_sides_in_two_Observations_makes_a_sign_absent() => Chart.Baseline.Without("lower-limb-neuro-symptom")
        .With(Written.OnSide("lower-limb-neuro-symptom", "sct|7771000", No), Written.OnSide("lower-limb-neuro-symptom", "sct|24028007", No))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("bowel-dysfunction", "Stat")]
    [InlineData("bladder-dysfunction", "Stat")]
    [InlineData("gait-instability", "Urgent")]
    [InlineData("lower-limb-neuro-symptom", "Urgent")]
    public void Bowel_and_bladder_are_stat(string code, string priority) =>
        Chart.Baseline.With(Written.Present(code)).Decision.Priority.ToString().ShouldBe(priority);

    [Theory]
    [InlineData("exam")]
    [InlineData("laboratory")]
    [InlineData("")]
    public void An_Observation_is_found_by_code_never_by_category(string category)
    {
        var members = category.Length == 0 ? Yes
            : $$""" {{Yes}}, "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "{{category}}" }] }] """;

        Chart.Baseline.With(Written.Observation("gait-instability", members)).Pathway.ShouldBe("urgent-surgical-referral");
    }

    [Fact]
    public void Our_code_beside_codes_of_the_site_is_found() => Chart.Baseline
        .With(Written.Observation("http://site.example/codes|gait http://loinc.org|1234-5 gait-instability", Yes))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Fact]
    public void D33_A_code_of_ours_under_another_system_is_no_sign_and_leaves_it_open() => Chart.Baseline
        .With(Written.Observation("http://site.example/codes|gait-instability", Yes))
        .Pathway.ShouldBe("complete-assessment");
}
