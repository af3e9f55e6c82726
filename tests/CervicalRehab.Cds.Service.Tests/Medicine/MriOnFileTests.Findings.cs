namespace CervicalRehab.Cds.Service.Tests.Medicine;

public sealed partial class MriOnFileTests
{
    [Theory]
    [InlineData("mri-cord-compression", Surgical)]
    [InlineData("sct|71286001", Surgical)]
    [InlineData("urn:oid:2.16.840.1.113883.6.96|71286001", Surgical)]
    [InlineData("mri-myelomalacia", Surgical)]
    [InlineData("sct|202664003", Assess)]
    [InlineData("urn:site|mri-cord-compression", Assess)]
    [InlineData("mri-cord-compression sct|2667000", Assess)]
    [InlineData("mri-cord-compression sct|82334004", Assess)]
    [InlineData("sct|81680005", Plan)]
    public void D39_A_coded_conclusion_is_a_finding_of_its_study(string conclusion, string pathway) => Chart.Baseline
        .With(Negative(), Report($$""" "conclusionCode": [{{Written.Concept(conclusion)}}] """)).Pathway.ShouldBe(pathway);

    [Fact]
    public void D39_Two_conclusions_of_one_report_are_of_one_study() => Chart.Baseline
        .With(Report($$""" "conclusionCode": [{{Written.Concept("sct|71286001")}}, {{Written.Concept(Myelomalacia)}}] """)).Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("sct|52101004", "final", Surgical)]
    [InlineData("sct|52101004", "preliminary", Surgical)]
    [InlineData("sct|52101004", "unknown", Assess)]
    [InlineData("sct|52101004", "entered-in-error", Plan)]
    [InlineData("sct|82334004", "final", Assess)]
    [InlineData("sct|385660001", "final", Plan)]
    [InlineData("sct|2667000", "final", Plan)]
    public void D39_A_finding_within_the_report_is_one_of_its_study(string value, string status, string pathway) => Chart.Baseline
        .With(Negative(), Report(Contained(Compression, Written.Value(value), status))).Pathway.ShouldBe(pathway);

    [Fact]
    public void D39_Negatives_within_the_report_evaluate_its_study()
    {
        Chart.Baseline.With(Report(Contained(Compression, Written.Value("sct|2667000")))).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Report(Contained(Compression, Written.Value("sct|2667000")), status: "preliminary")).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Report(Contained(Compression, Written.Value("sct|2667000"), "preliminary"))).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("\"subject\": { \"reference\": \"Patient/another\" }", Assess)]
    [InlineData("\"subject\": { \"reference\": \"Patient/sample-patient\" }", Surgical)]
    [InlineData("\"valueBoolean\": 5", Assess)]
    public void D39_A_finding_within_that_is_not_understood_leaves_the_study_open(string member, string pathway) => Chart.Baseline
        .With(Negative(), Report(Contained(Compression, $"{Written.Value("sct|52101004")}, {member}"), "\"subject\": { \"reference\": \"Patient/sample-patient\" }")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|122494005", Plan, false)]
    [InlineData("sct|45048000", Plan, false)]
    [InlineData("sct|122494005 urn:site|c-spine", Plan, false)]
    [InlineData("sct|61685007", Assess, true)]
    [InlineData("urn:site|l-spine", Assess, false)]
    public void D37_D39_A_negative_finding_of_another_part_says_nothing_about_the_neck_and_of_a_site_nobody_knows_it_is_on_file(string site, string pathway, bool isNone)
    {
        var finding = Written.OnSide(Compression, site, Written.Value("sct|2667000"), "2026-05-01");

        Chart.Baseline.With(finding, Report("\"conclusion\": \"x\"")).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(finding).Rules.Contains("no-mri", StringComparer.Ordinal).ShouldBe(isNone);
    }

    [Fact]
    public void D37_A_positive_finding_with_a_site_nobody_knows_warns() => Chart.Baseline
        .With(Written.OnSide(Compression, "urn:site|c-spine", Written.Value("sct|52101004"), "2026-05-01")).Pathway.ShouldBe(Surgical);
}
