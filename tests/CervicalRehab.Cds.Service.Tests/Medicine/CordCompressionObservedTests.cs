namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3 and REDFLAG-04: the code of the problem cord compression is accepted on Observations, and its value decides (D12, D39).</summary>
public sealed class CordCompressionObservedTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Surgical = "surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";
    private const string Study = "\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s1\" }]";
    private const string Present = "sct|52101004";
    private const string Absent = "sct|2667000";

    public static TheoryData<string> Codes => ["sct|71286001", "icd|G95.20", "urn:oid:2.16.840.1.113883.6.96|71286001", "sct|71286001 mri-cord-compression"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void D12_Cord_compression_that_is_observed_is_referred_and_with_myelomalacia_urgent(string code)
    {
        foreach (var value in new[] { Written.Value(Present), "\"valueBoolean\": true", $"\"interpretation\": [{Written.Concept("v3|POS")}]" })
        {
            var chart = Chart.Baseline.With(Written.Observation(code, value, "2026-05-20"));

            chart.Pathway.ShouldBe(Surgical);
            chart.With(Written.Present("mri-myelomalacia", "2026-05-20")).Pathway.ShouldBe(Urgent);
            chart.With(Written.Present("mri-myelomalacia", "2026-04-20")).Pathway.ShouldBe(Surgical);
        }

        Chart.Baseline.With(Written.Present(code, status: "preliminary")).Pathway.ShouldBe(Surgical);
        Chart.Baseline.With(Written.Present(code, status: "unknown")).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Written.Present(code, status: "entered-in-error")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Observation(code, Written.Value("sct|82334004"))).Pathway.ShouldBe(Assess);
    }

    [Fact]
    public void D12_Its_name_stands_on_the_card() => Chart.Baseline.With(Written.Present("sct|71286001", "2026-05-20"))
        .Decision.Inputs.ShouldContain(input => input.Fact == "spinal-cord-compression" && input.Value == "present" && input.Date!.Text == "2026-05-20");

    [Theory]
    [MemberData(nameof(Codes))]
    public void D12_In_a_component_or_within_another_resource_it_counts_as_well(string code)
    {
        foreach (var panel in new[] { "urn:site|mri-panel", "mri-myelomalacia" })
        {
            Chart.Baseline.With(Written.Observation(panel, $$""" "component": [{ "code": {{Written.Concept(code)}}, {{Written.Value(Present)}} }] """)).Pathway.ShouldBe(Surgical, panel);
            Chart.Baseline.With(Written.Observation(panel, $$""" "contained": [{{Written.Present(code)}}], "hasMember": [{ "reference": "#g1" }] """)).Pathway.ShouldBe(Surgical, panel);
        }

        foreach (var report in new[] { "loinc|24935-9", "urn:site|mri" })
        {
            Chart.Baseline.With(Written.Report($$""" "contained": [{{Written.Present(code)}}, {{Written.Present("mri-myelomalacia")}}] """, report)).Pathway.ShouldBe(Urgent, report);
            Chart.Baseline.With(Written.Report($$""" "contained": [{{Written.Present(code)}}] """, report)).Pathway.ShouldBe(Surgical, report);
        }
    }

    [Fact]
    public void D12_That_there_is_none_answers_the_images_that_it_names()
    {
        var report = Chart.Baseline.With(Written.Report("\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s1\" }]"));

        report.Pathway.ShouldBe(Assess);
        report.With(Written.Observation("sct|71286001", $"\"valueBoolean\": false, {Study}", "2026-05-01")).Pathway.ShouldBe(Plan);
        report.With(Written.Observation("sct|71286001", $"{Written.Value(Absent)}, {Study}", "2026-05-01", "preliminary")).Pathway.ShouldBe(Assess);
        report.With(Written.Observation("sct|71286001", $"{Written.Value(Absent)}, {Study}, \"bodySite\": {Written.Concept("sct|122496007")}", "2026-05-01")).Pathway.ShouldBe(Assess);
        report.With(Written.Absent("sct|71286001", "2026-05-01")).Pathway.ShouldBe(Assess, "an examination without images sees no cord");
        Chart.Baseline.With(Written.Absent("sct|71286001")).Pathway.ShouldBe(Plan);
    }

    [Fact]
    public void D12_A_later_study_that_shows_none_answers_it()
    {
        var chart = Chart.Baseline.With(Written.Present("sct|71286001", "2026-04-20"));

        chart.With(Written.Absent("mri-cord-compression", "2026-05-20"), Written.Absent("mri-myelomalacia", "2026-05-20")).Pathway.ShouldBe(Plan);
        chart.With(Written.Absent("sct|71286001", "2026-05-20")).Pathway.ShouldBe(Surgical);
    }
}
