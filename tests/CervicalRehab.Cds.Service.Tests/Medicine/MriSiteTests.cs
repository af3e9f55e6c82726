namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Where an MRI found nothing: it reassures for the neck as a whole, says nothing of the neck where it was made elsewhere, and is not evaluated where that cannot be told (D37, D39).</summary>
public sealed class MriSiteTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";

    [Theory]
    [InlineData("Neck")]
    [InlineData("Cervical spine")]
    [InlineData("cervical spinal cord")]
    [InlineData("C-spine")]
    [InlineData("C1-C7")]
    [InlineData("C2/C7")]
    [InlineData("C2 to C7")]
    [InlineData("Cervical spine, C1 through C7")]
    [InlineData("c2\u20137")]
    public void Words_for_the_whole_neck_are_the_neck(string words) => At($"\"text\": \"{words}\"").ShouldBe((Plan, false, false));

    [Theory]
    [InlineData("C5-C6")]
    [InlineData("C5/6")]
    [InlineData("C5-6")]
    [InlineData("C5 to C6")]
    [InlineData("C5C6")]
    [InlineData("level C4")]
    [InlineData("fifth cervical vertebra")]
    [InlineData("C7-T1")]
    [InlineData("C3-C7")]
    [InlineData("spinal cord")]
    [InlineData("vertebral column")]
    [InlineData("site 7")]
    public void A_part_of_the_neck_and_a_place_that_is_not_understood_are_not_evaluated_and_no_other_site(string words) => At($"\"text\": \"{words}\"").ShouldBe((Assess, false, true));

    [Theory]
    [InlineData("sct|2748008", "")]
    [InlineData("sct|421060004", "")]
    [InlineData("https://site.example/sites|CSP", "")]
    [InlineData("https://site.example/sites|CSP", ", \"text\": \"C6\"")]
    public void A_code_that_is_not_known_is_not_evaluated(string code, string text) => At($"{Coding(code)}{text}").ShouldBe((Assess, false, true));

    [Theory]
    [InlineData("https://site.example/sites|CSP", ", \"text\": \"Cervical spine\"")]
    [InlineData("sct|122494005", ", \"text\": \"C5\"")]
    public void A_code_of_the_neck_and_words_for_it_beside_another_code_are_the_neck(string code, string text) => At($"{Coding(code)}{text}").ShouldBe((Plan, false, false));

    [Theory]
    [InlineData("\"text\": \"Lumbar spine\"")]
    [InlineData("\"text\": \"L4-L5\"")]
    [InlineData("\"text\": \"T8\"")]
    [InlineData("\"text\": \"Brain\"")]
    [InlineData("SCT 122496007")]
    [InlineData("SCT 122495006")]
    [InlineData("SCT 61685007")]
    public void Another_part_of_the_body_says_nothing_of_the_neck(string site) =>
        At(site.StartsWith("SCT", StringComparison.Ordinal) ? Coding("sct|" + site[4..]) : site).ShouldBe((Plan, true, false));

    [Theory]
    [InlineData("\"text\": \"C5-C6\"")]
    [InlineData("\"text\": \"Lumbar spine\"")]
    [InlineData("\"text\": \"spinal cord\"")]
    public void What_is_present_stands_wherever_it_is(string site) =>
        Chart.Baseline.With(Written.Observation("mri-cord-compression", $"{Written.Value("sct|52101004")}, \"bodySite\": {{ {site} }}", "2026-05-12")).Pathway.ShouldBe("surgical-referral");

    private static (string Pathway, bool IsOther, bool IsNotEvaluated) At(string site)
    {
        var chart = Chart.Baseline.With([.. new[] { "mri-cord-compression", "mri-myelomalacia" }.Select(code => Written.Observation(code, $"{Written.Value("sct|2667000")}, \"bodySite\": {{ {site} }}", "2026-05-12"))]);
        return (chart.Pathway, chart.NotUsed.Any(static unused => unused.EndsWith("other-site", StringComparison.Ordinal)), chart.Rules.Contains("mri-not-evaluated", StringComparer.Ordinal));
    }

    private static string Coding(string code) => Written.Concept(code)[1..^1];
}
