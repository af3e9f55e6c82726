namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, rows "MRI findings" and "MRI exists"; D12.</summary>
public sealed class MriTests
{
    private const string Compression = "mri-cord-compression";
    private const string Myelomalacia = "mri-myelomalacia";

    [Theory]
    [InlineData("same study", "2026-04-01", "2026-04-03", "\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s1\" }]", "")]
    [InlineData("same study, by its DICOM UID", "2026-04-01", "2026-04-03", "\"derivedFrom\": [{ \"identifier\": { \"system\": \"urn:dicom:uid\", \"value\": \"urn:oid:1.2.3.4\" } }]", "")]
    [InlineData("same study, absolute", "2026-04-01", "2026-04-03", "\"derivedFrom\": [{ \"reference\": \"https://ehr.example/fhir/ImagingStudy/s1/_history/2\" }]", "")]
    [InlineData("one report", "2026-04-01", "2026-04-03", "\"note\": []", "\"result\": [{ \"reference\": \"Observation/compression\" }, { \"reference\": \"Observation/myelomalacia\" }]")]
    [InlineData("same date", "2026-04-01", "2026-04-01", "\"note\": []", "")]
    public void D12_Compression_with_myelomalacia_in_one_study_is_urgent(string what, string first, string second, string link, string report)
    {
        var chart = Chart.Baseline.With(Finding(Compression, true, first, link, "compression"), Finding(Myelomalacia, true, second, link, "myelomalacia"));
        chart = report.Length == 0 ? chart : chart.With(Written.Report(report, date: "2026-04-02"));

        chart.Pathway.ShouldBe("urgent-surgical-referral", what);
        chart.Rules.Contains("mri-compression-with-myelomalacia", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void D12_In_two_studies_they_are_two_findings() => Chart.Baseline
        .With(
            Finding(Compression, true, "2026-04-01", "\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s1\" }]"),
            Finding(Myelomalacia, true, "2026-05-01", "\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s2\" }]"))
        .Pathway.ShouldBe("surgical-referral");

    [Theory]
    [InlineData(true, true, "urgent-surgical-referral")]
    [InlineData(true, false, "surgical-referral")]
    [InlineData(false, true, "surgical-referral")]
    [InlineData(false, false, "conservative-plan")]
    public void D12_What_one_study_says(bool compression, bool myelomalacia, string pathway) => Chart.Baseline
        .With(Finding(Compression, compression, "2026-04-01"), Finding(Myelomalacia, myelomalacia, "2026-04-01"))
        .Pathway.ShouldBe(pathway);

    [Fact]
    public void D12_Compression_alone_is_referred() => Chart.Baseline.With(Finding(Compression, true, "2026-04-01")).Pathway.ShouldBe("surgical-referral");

    [Fact]
    public void A_positive_study_counts_at_any_age() => Chart.Baseline
        .With(Finding(Compression, true, "2016-04-01"), Finding(Myelomalacia, true, "2016-04-01"))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("loinc|24935-9")]
    [InlineData("loinc|30667-0")]
    [InlineData("loinc|24937-5")]
    [InlineData("loinc|42270-9")]
    public void H26_A_report_without_coded_findings_is_not_evaluated_and_its_text_never_read(string code)
    {
        var chart = Chart.Baseline.With(Written.Report("\"conclusion\": \"No cord compression. No myelomalacia.\"", code));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["mri-cord-compression: not-evaluated"]);
        chart.Rules.Contains("mri-not-evaluated", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("final")]
    [InlineData("preliminary")]
    [InlineData("partial")]
    [InlineData("amended")]
    public void A_report_of_any_standing_status_says_that_there_was_an_MRI(string status) =>
        Chart.Baseline.With(Written.Report("\"conclusion\": \"x\"", status: status)).Pathway.ShouldBe("complete-assessment");

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    [InlineData("registered")]
    public void A_report_that_does_not_stand_is_no_MRI(string status)
    {
        var chart = Chart.Baseline.With(Written.Report("\"conclusion\": \"x\"", status: status));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Decision.NotUsed.Select(unused => unused.Fact).ShouldBe(["mri-report"]);
    }

    [Fact]
    public void A_report_of_another_examination_is_no_cervical_MRI() =>
        Chart.Baseline.With(Written.Report("\"conclusion\": \"x\"", "loinc|57698-3")).Rules.Contains("no-mri", StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void D12_No_MRI_is_stated_and_allows_the_plan()
    {
        Chart.Baseline.Pathway.ShouldBe("conservative-plan");
        Chart.Baseline.Rules.Contains("no-mri", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void A_report_with_coded_negatives_beside_it_is_evaluated() => Chart.Baseline
        .With(Finding(Compression, false, "2026-05-01"), Finding(Myelomalacia, false, "2026-05-01"), Written.Report("\"conclusion\": \"x\""))
        .Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void A_later_report_without_findings_leaves_the_latest_study_unread() => Chart.Baseline
        .With(Finding(Compression, false, "2026-04-01"), Written.Report("\"conclusion\": \"x\"", date: "2026-05-20"))
        .Pathway.ShouldBe("complete-assessment");

    [Fact]
    public void D12_A_negative_study_after_a_positive_one_allows_the_plan_and_names_the_older()
    {
        var chart = Chart.Baseline.With(
            Finding(Compression, true, "2025-04-01"), Finding(Myelomalacia, true, "2025-04-01"),
            Finding(Compression, false, "2026-05-01"), Finding(Myelomalacia, false, "2026-05-01"));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Rules.Contains("older-positive-mri", StringComparer.Ordinal).ShouldBeTrue();
        chart.Decision.Inputs.Any(input => input.Date?.Text == "2025-04-01").ShouldBeTrue();
    }

    [Fact]
    public void H03_A_preliminary_negative_study_reassures_nobody() => Chart.Baseline
        .With(Written.Absent(Compression, "2026-05-01", "preliminary"), Written.Absent(Myelomalacia, "2026-05-01", "preliminary"))
        .Pathway.ShouldBe("complete-assessment");

    [Fact]
    public void H03_A_preliminary_positive_study_warns() => Chart.Baseline
        .With(Written.Present(Compression, "2026-05-01", "preliminary"), Written.Present(Myelomalacia, "2026-05-01", "preliminary"))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Fact]
    public void D12_A_compression_Condition_with_myelomalacia_on_MRI_is_urgent() => Chart.Baseline
        .With(Written.Condition("sct|71286001"), Finding(Myelomalacia, true, "2026-05-01"))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("\"valueString\": \"no compression\"")]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] }")]
    public void A_finding_that_says_neither_leaves_the_study_unread(string value) => Chart.Baseline
        .With(Written.Observation(Compression, value, "2026-05-01"), Finding(Myelomalacia, false, "2026-05-01"))
        .Pathway.ShouldBe("complete-assessment");

    [Fact]
    public void Both_answers_in_one_study_are_a_positive() => Chart.Baseline
        .With(Finding(Compression, true, "2026-05-01"), Finding(Compression, false, "2026-05-01"))
        .Pathway.ShouldBe("surgical-referral");

    private static string Finding(string code, bool present, string date, string members = "\"note\": []", string? id = null) => Written.Observation(
        code, $$"""{{Written.Value(present ? "sct|52101004" : "sct|2667000")}}, {{members}}{{(id is null ? string.Empty : $", \"id\": \"{id}\"")}}""", date);
}
