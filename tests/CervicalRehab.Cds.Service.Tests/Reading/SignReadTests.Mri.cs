using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class SignReadTests
{
    [Theory]
    [InlineData("final", true, "final", null)]
    [InlineData("partial", true, "partial", null)]
    [InlineData("preliminary", true, "preliminary", null)]
    [InlineData("amended", true, "amended", null)]
    [InlineData("corrected", true, "corrected", null)]
    [InlineData("appended", true, "appended", null)]
    [InlineData("unknown", true, "unknown", Reason.StatusUnknown)]
    [InlineData("odd", true, null, Reason.StatusUnknown)]
    [InlineData("entered-in-error", false, null, Reason.EnteredInError)]
    [InlineData("cancelled", false, null, Reason.Cancelled)]
    [InlineData("registered", false, null, Reason.Registered)]
    public void D12_A_report_says_that_there_was_an_MRI_unless_it_was_withdrawn(string status, bool stands, string? told, Reason? reason)
    {
        var picture = Chart.Empty.With(Written.Report("\"language\": \"en\"", status: status)).Picture;

        picture.MriStudies.Select(study => (study.Compression, study.Myelomalacia, study.Date?.First)).ShouldBe(stands ? [(Protocol.Answer.Unknown, Protocol.Answer.Unknown, new DateOnly(2026, 5, 1))] : []);
        picture.MriStudies.SelectMany(study => study.Sources).Select(source => (source.Fact, source.Value, source.Status)).ShouldBe(stands ? [(Facts.MriReport, "report on file", told)] : []);
        picture.NotUsed.Select(unused => (unused.Reference, unused.Reason)).ShouldBe(reason is { } why ? [("DiagnosticReport/added-0", why)] : []);
    }

    [Theory]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"https://ehr.example/ImagingStudy/s/_history/2\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"urn:uuid:s\" }]", "\"imagingStudy\": [{ \"reference\": \"urn:uuid:s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"Media/s\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", false)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"ImagingStudy/t\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", false)]
    [InlineData("\"id\": \"f\"", "\"result\": [{ \"reference\": \"Observation/f\" }]", true)]
    [InlineData("\"id\": \"g\"", "\"result\": [{ \"reference\": \"Observation/f\" }]", false)]
    [InlineData("\"language\": \"en\"", "\"language\": \"en\"", false)]
    public void D12_A_finding_and_a_report_are_of_one_study_when_one_names_the_other(string finding, string report, bool isOne)
    {
        var absent = Written.Value("sct|2667000");
        var picture = Chart.Empty.With(Written.Observation("mri-cord-compression", $"{finding}, {absent}"), Written.Report(report)).Picture;

        picture.MriStudies.Length.ShouldBe(isOne ? 1 : 2);
        picture.MriStudies.Count(study => study.Compression == Protocol.Answer.No).ShouldBe(1);
        picture.MriStudies.Select(study => study.Sources.Length).ShouldBe(isOne ? [2] : [1, 1]);
    }

    [Theory]
    [InlineData("\"valueString\": \"x\"", Reason.ValueNotUnderstood, 1)]
    [InlineData("\"language\": \"en\"", Reason.NoValue, 1)]
    [InlineData("\"dataAbsentReason\": { \"text\": \"x\" }", Reason.NotPerformed, 0)]
    public void D12_A_finding_that_says_neither_is_listed_with_the_reason(string value, Reason reason, int studies)
    {
        var picture = Chart.Empty.With(Written.Observation("mri-myelomalacia", value)).Picture;

        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Observation/added-0", Reason = reason, Fact = "mri-myelomalacia" });
        picture.MriStudies.Length.ShouldBe(studies);
    }

    [Fact]
    public void D12_A_broken_finding_belongs_to_the_report_that_lists_it()
    {
        var broken = Written.Observation("mri-cord-compression", "\"id\": \"f\", \"valueBoolean\": \"no\", \"referenceRange\": 5", "2026-04-01");

        Chart.Empty.With(broken, Written.Report("\"result\": [{ \"reference\": \"Observation/f\" }]")).Picture.MriStudies.ShouldHaveSingleItem().Sources.Length.ShouldBe(2);
        Chart.Empty.With(broken, Written.Report("\"result\": [{ \"reference\": \"Observation/g\" }]")).Picture.MriStudies.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("\"effectiveDateTime\": \"2026-05-02\", \"effectivePeriod\": { \"start\": \"2026-05-04\" }", "2026-05-02")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-04\", \"end\": \"2026-05-05\" }", "2026-05-04/2026-05-05")]
    [InlineData("\"language\": \"en\"", null)]
    public void D12_A_report_is_dated_in_either_form(string effective, string? date)
    {
        var report = Written.Report("\"conclusion\": \"x\"").Replace("\"effectiveDateTime\": \"2026-05-01\"", effective, StringComparison.Ordinal);

        (Chart.Empty.With(report).Picture.MriStudies.ShouldHaveSingleItem().Date?.Text).ShouldBe(date);
    }

    [Theory]
    [InlineData("mri-cord-compression", Protocol.Answer.Yes)]
    [InlineData("mri-myelomalacia", Protocol.Answer.Unknown)]
    [InlineData("sct|1", Protocol.Answer.Unknown)]
    public void D12_A_positive_part_of_an_absent_MRI_finding_is_never_passed_over(string code, Protocol.Answer compression)
    {
        var finding = Written.Observation("mri-cord-compression", $"\"valueBoolean\": false, \"component\": [{{ \"code\": {Written.Concept(code)}, \"valueBoolean\": true }}]");

        Chart.Empty.With(finding).Picture.MriStudies.Single().Compression.ShouldBe(compression);
        Chart.Empty.With(finding.Replace("\"valueBoolean\": false, ", string.Empty, StringComparison.Ordinal)).Picture.MriStudies.Single().Compression.ShouldBe(compression);
        Chart.Empty.With(finding.Replace("true", "false", StringComparison.Ordinal)).Picture.MriStudies.Single().Compression.ShouldBe(Protocol.Answer.No);
    }
}
