using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Several versions of one id (D34): the latest decides; where none is known to be the latest, the most cautious.</summary>
public sealed class VersionTests
{
    private const string Earlier = """ "meta": { "versionId": "9", "lastUpdated": "2026-05-30T10:00:00Z" } """;
    private const string Later = """ "meta": { "versionId": "10", "lastUpdated": "2026-05-31T10:00:00Z" } """;

    [Theory]
    [InlineData(Earlier, Later)]
    [InlineData(""" "meta": { "versionId": "1" } """, """ "meta": { "versionId": "2" } """)]
    [InlineData(""" "meta": { "versionId": "a", "lastUpdated": "2026-05-30T10:00:00.000Z" } """, """ "meta": { "versionId": "b", "lastUpdated": "2026-05-30T12:00:00.001+02:00" } """)]
    public void D34_The_latest_version_decides_whatever_the_order(string earlier, string later)
    {
        Read(Gait("absent", earlier), Gait("absent", later, "entered-in-error")).ShouldBe(("complete-assessment", "Observation/gait: entered-in-error, Observation/gait: superseded"));
        Read(Gait("absent", later, "entered-in-error"), Gait("absent", earlier)).Pathway.ShouldBe("complete-assessment");
        Read(Gait("present", earlier), Gait("absent", later)).ShouldBe(("conservative-plan", "Observation/gait: superseded"));
        Read(Gait("present", later), Gait("absent", earlier)).ShouldBe(("urgent-surgical-referral", "Observation/gait: superseded"));
        Read(Gait("absent", later), Gait("absent", earlier, "entered-in-error")).Pathway.ShouldBe("conservative-plan");
    }

    [Theory]
    [InlineData("""  "language": "en" """, """ "language": "de" """)]
    [InlineData(""" "meta": { "versionId": "1" } """, """ "meta": { "versionId": "1" } """)]
    [InlineData(""" "meta": { "versionId": "1" } """, """ "meta": { "versionId": "x" } """)]
    [InlineData(""" "meta": { "versionId": "1" } """, """ "language": "en" """)]
    [InlineData(""" "meta": { "versionId": "-1" } """, """ "meta": { "versionId": "+2" } """)]
    [InlineData(""" "meta": { "lastUpdated": "2026-05-30" } """, """ "meta": { "lastUpdated": "2026-05-31" } """)]
    [InlineData(""" "meta": { "versionId": "2", "lastUpdated": "2026-05-30T10:00:00Z" } """, """ "meta": { "versionId": "1", "lastUpdated": "2026-05-31T10:00:00Z" } """)]
    public void D34_Where_no_version_is_known_to_be_the_latest_the_most_cautious_decides(string one, string other)
    {
        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            Read(Gait("absent", first), Gait("absent", second, "entered-in-error")).Pathway.ShouldBe("complete-assessment");
            Read(Gait("absent", first), Gait("indeterminate", second)).Pathway.ShouldBe("complete-assessment");
            Read(Gait("absent", first), Gait("present", second, date: "2026-05-29")).Pathway.ShouldBe("urgent-surgical-referral");
            Read(Gait("present", first), Gait("present", second, "entered-in-error")).Pathway.ShouldBe("urgent-surgical-referral");
            Read(Gait("absent", first), Gait("absent", second, subject: "Patient/other")).Pathway.ShouldBe("complete-assessment");
            Read(Gait("absent", first), Gait("absent", second)).ShouldBe(("conservative-plan", string.Empty));
        }
    }

    [Fact]
    public void D34_A_measurement_in_two_versions_is_used_only_when_they_say_the_same()
    {
        var chart = Chart.Baseline.Without("38214-3");
        string Pain(string value, string language) => Written.Observation("loinc|38214-3", $$""" "id": "pain", "language": "{{language}}", {{Written.Quantity(value, "mm")}} """);

        chart.With(Pain("20", "en"), Pain("20", "de")).Pathway.ShouldBe("conservative-plan");
        chart.With(Pain("20", "en"), Pain("70", "de")).Missing.ShouldBe(["pain-vas: conflicting"]);
    }

    [Fact]
    public void D34_Problems_in_two_versions_warn_by_either()
    {
        string Problem(string code, string clinical, string language) => Written.Condition(code, $$""" "id": "problem", "language": "{{language}}" """, clinical);

        Chart.Baseline.With(Problem("sct|202664003", "active", "en"), Problem("sct|202664003", "resolved", "de")).Pathway.ShouldBe("surgical-referral");
        Chart.Baseline.Without("90448008").With(Problem("sct|90448008", "active", "en"), Problem("sct|90448008", "resolved", "de")).Rules.ShouldContain("diagnosis-not-confirmed");
        Chart.Baseline.Without("433203006").With(Problem("sct|433203006", "active", "en"), Problem("sct|433203006", "resolved", "de"))
            .Picture.Spasm.Select(spasm => spasm.State).ShouldBe([ProblemState.Active]);
    }

    [Fact]
    public void D34_A_plan_or_an_order_in_two_versions_counts_in_the_latest_only()
    {
        string Order(string status, string meta) => Written.Order("sct|308447003", status, $$""" "id": "order", {{meta}} """);

        Chart.Baseline.With(Order("active", Earlier), Order("revoked", Later)).Decision.AlreadyOnFile.ShouldBeEmpty();
        Chart.Baseline.With(Order("active", Later), Order("draft", Earlier)).Decision.AlreadyOnFile.Length.ShouldBe(1);
        Chart.Baseline.With(Order("active", """ "language": "en" """), Order("revoked", """ "language": "de" """)).Decision.AlreadyOnFile.ShouldBeEmpty();
        Chart.Baseline.With(Plan("active", Earlier), Plan("revoked", Later)).Pathway.ShouldBe("conservative-plan");
        Chart.Baseline.With(Plan("active", """ "language": "en" """), Plan("active", """ "language": "de" """)).Reading.Plans.ShouldBeEmpty();
        Chart.Baseline.With(Plan("active", Earlier), Plan("on-hold", Later)).Reading.Plans.ShouldHaveSingleItem().Value.Status.ShouldBe(Hl7.Fhir.Model.RequestStatus.OnHold);
    }

    [Fact]
    public void D34_One_id_of_two_types_is_two_resources()
    {
        var drugs = Chart.Baseline.With(
            Written.Drug("rx|25480").Replace("\"status\"", "\"id\": \"d\", \"status\"", StringComparison.Ordinal),
            Written.Drug("rx|187832", type: "MedicationStatement").Replace("\"status\"", "\"id\": \"d\", \"status\"", StringComparison.Ordinal));

        drugs.Picture.Drugs.Length.ShouldBe(2);
        drugs.NotUsed.ShouldBeEmpty();
    }

    [Fact]
    public void D34_Resources_without_an_id_are_no_versions_of_each_other() => Chart.Baseline
        .WithExactly(
            Gait("present", Earlier).Replace("\"id\": \"gait\", ", string.Empty, StringComparison.Ordinal),
            Gait("absent", Later).Replace("\"id\": \"gait\", ", string.Empty, StringComparison.Ordinal))
        .NotUsed.ShouldBeEmpty();

    [Fact]
    public void D34_Drafts_of_one_id_each_stand_for_themselves() => Chart.Baseline
        .WithDraft(Written.Order("sct|119600000", "draft", """ "id": "d", "language": "en" """), Written.Order("sct|308447003", "draft", """ "id": "d", "language": "de" """))
        .Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.OrderConflict]);

    [Theory]
    [InlineData(true, "conservative-plan")]
    [InlineData(false, "urgent-surgical-referral")]
    public void D34_Of_thousands_of_versions_the_latest_decides_in_a_moment(bool areNumbered, string pathway)
    {
        var versions = Enumerable.Range(1, 5_000)
            .Select(at => Gait(at == 5_000 ? "absent" : "present", areNumbered ? string.Create(CultureInfo.InvariantCulture, $$""" "meta": { "versionId": "{{at}}" } """) : string.Create(CultureInfo.InvariantCulture, $$""" "language": "{{at}}" """)));

        Chart.Baseline.Without("gait-instability").WithExactly([.. versions]).Pathway.ShouldBe(pathway);
    }

    private static (string Pathway, string NotUsed) Read(params string[] versions)
    {
        var chart = Chart.Baseline.Without("gait-instability").WithExactly([.. versions]);
        return (chart.Pathway, string.Join(", ", chart.NotUsed.Order(StringComparer.Ordinal)));
    }

    private static string Gait(string value, string meta, string status = "final", string date = Written.Recently, string subject = "Patient/sample-patient") => Written.Observation(
        "gait-instability",
        $$""" "id": "gait", "subject": { "reference": "{{subject}}" }, {{Written.Value(value switch { "absent" => "sct|2667000", "present" => "sct|52101004", _ => "sct|82334004" })}}, {{meta}} """,
        date,
        status);

    private static string Plan(string status, string meta) => Written.Plan(status, members: $$""" "intent": "plan", "id": "plan", {{meta}} """);
}
