namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// A code that names a part of a sign: present it is the sign, absent it is the absence of that part alone (D37). It is no examination of the sign, and it answers
/// no other part that was found (D7, D38). All was examined on 2026-05-27.
/// </summary>
public sealed class PartOfSignTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";

    public static TheoryData<string, string> Parts => new()
    {
        { "sct|394616008", "gait-instability" }, { "sct|22631008", "gait-instability" }, { "sct|25136009", "gait-instability" }, { "sct|431524008", "gait-instability" }, { "sct|387603000", "gait-instability" },
        { "sct|102568007", "lower-limb-neuro-symptom" }, { "sct|309537005", "lower-limb-neuro-symptom" }, { "sct|429783005", "lower-limb-neuro-symptom" }, { "sct|312444006", "lower-limb-neuro-symptom" },
        { "sct|72042002", "bowel-dysfunction" }, { "sct|425671009", "bowel-dysfunction" },
        { "sct|398064005", "bladder-dysfunction" }, { "sct|267064002", "bladder-dysfunction" }, { "sct|236648008", "bladder-dysfunction" }, { "sct|165232002", "bladder-dysfunction" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void D37_A_part_that_is_absent_is_no_examination_of_the_sign(string code, string sign)
    {
        var chart = Chart.Baseline.Without(sign).With(Written.Absent(code, "2026-05-30"));

        chart.Pathway.ShouldBe(Assess);
        chart.Missing.ShouldContain($"{sign}: not-recorded");
        Chart.Baseline.With(Written.Absent(code, "2026-05-30")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Present(code, "2026-05-30")).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("sct|22325002", "gait-instability")]
    [InlineData("sct|40492006", "bladder-dysfunction")]
    [InlineData("sct|387603000 gait-instability", "gait-instability")]
    [InlineData("sct|25136009 sct|22325002", "gait-instability")]
    public void D6_A_code_for_the_whole_sign_is_an_examination_of_it(string codes, string sign) =>
        Chart.Baseline.Without(sign).With(Written.Absent(codes, "2026-05-30")).Pathway.ShouldBe(Plan);

    [Theory]
    [InlineData("sct|309537005", "sct|102568007", "lower-limb-neuro-symptom")]
    [InlineData("sct|165232002", "sct|236648008", "bladder-dysfunction")]
    [InlineData("sct|72042002", "sct|425671009", "bowel-dysfunction")]
    [InlineData("sct|25136009", "sct|387603000", "gait-instability")]
    [InlineData("lower-limb-neuro-symptom", "sct|102568007", "lower-limb-neuro-symptom")]
    public void D37_D38_What_was_found_of_one_part_is_not_answered_by_another(string found, string absent, string sign) =>
        Chart.Baseline.Without(sign).With(Written.Present(found, "2026-04-22"), Written.Absent(absent, "2026-05-27")).Pathway.ShouldBe(Urgent);

    [Theory]
    [InlineData("2026-04-28", Assess, "not-recorded")]
    [InlineData("2026-04-29", Assess, "conflicting")]
    public void D7_The_same_part_answers_it_and_leaves_the_sign_unexamined(string found, string pathway, string reason)
    {
        var chart = Chart.Baseline.Without("bladder-dysfunction").With(Written.Present("sct|165232002", found), Written.Absent("sct|165232002", "2026-05-27"));

        chart.Pathway.ShouldBe(pathway);
        chart.Missing.ShouldContain($"bladder-dysfunction: {reason}");
    }

    [Fact]
    public void D7_A_problem_stays_a_conflict_with_its_own_part_and_present_beside_another()
    {
        var legs = Chart.Baseline.Without("lower-limb-neuro-symptom").With(Written.Condition("sct|309537005", "\"onsetDateTime\": \"2026-04-22\""));

        legs.With(Written.Absent("sct|309537005", "2026-05-27")).Missing.ShouldContain("lower-limb-neuro-symptom: conflicting");
        legs.With(Written.Absent("sct|102568007", "2026-05-27")).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("sct|309521004", "sct|309521004", "surgical-referral")]
    [InlineData("upper-limb-numbness", "upper-limb-numbness", "surgical-referral")]
    [InlineData("sct|309521004", "upper-limb-numbness", "hold")]
    public void CAVEAT_05_Numbness_that_was_absent_in_the_same_words_has_developed(string absent, string found, string pathway)
    {
        var right = Written.OnSide("upper-limb-numbness", "sct|24028007", Written.Value("sct|2667000"), "2026-05-30");
        var left = Written.OnSide(absent, "sct|7771000", Written.Value("sct|2667000"), "2026-03-01");
        var now = Written.OnSide(found, "sct|7771000", Written.Value("sct|52101004"), "2026-05-30");

        Chart.Baseline.Without("upper-limb-numbness").With(Written.Plan(start: "2026-04-12"), right, left, now).Pathway.ShouldBe(pathway);
    }

    [Theory]
    [InlineData("sct|309521004")]
    [InlineData("sct|309086004")]
    [InlineData("sct|95673003")]
    public void D37_A_part_of_the_numbness_of_an_arm_examines_no_side(string code)
    {
        var chart = Chart.Baseline.Without("upper-limb-numbness").With(Written.OnSide(code, "sct|7771000", Written.Value("sct|2667000")), Written.OnSide(code, "sct|24028007", Written.Value("sct|2667000")));

        chart.Pathway.ShouldBe(Assess);
        chart.Missing.ShouldContain("upper-limb-numbness left: not-recorded");
    }
}
