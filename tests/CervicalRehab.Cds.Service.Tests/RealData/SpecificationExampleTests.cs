using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>Every example of the FHIR R4 specification as if it were about our patient: nothing throws, and nothing is read into it.</summary>
public sealed class SpecificationExampleTests(TestHost host) : IClassFixture<TestHost>
{
    // All that the specification's examples say about anything the protocol reads. A line more is an invented finding.
    private static readonly ImmutableArray<string> Honest =
    [
        // A statement whose status is no code of R4's, drugs called "prescribed medication", "Medication 1" and "Medication 2", three drugs that are named beside a code of another system, and an eGFR whose values stand in components: said beside a drug line, if there is one.
        "Bundle-bundle-example: not used, status-unknown medication",
        "MedicationRequest-medrx002: not used, not-evaluated medication",
        "MedicationRequest-medrx0315: drug lorazepam",
        "MedicationRequest-medrx0327: drug fentanyl",
        "MedicationRequest-medrx0333: drug oxycodone",
        "Observation-f205: not used, value-not-understood egfr",
        "RequestGroup-example: not used, status-unknown medication",
        "RequestGroup-example: not used, status-unknown medication",
    ];

    [Fact]
    public void H01_H30_Nothing_but_our_codes_is_read_into_an_example_of_the_specification()
    {
        var (read, said) = (0, new List<string>());
        foreach (var (name, resource) in SpecificationExamples.All())
        {
            var picture = Chart.Empty.WithExactly(OurPatients(resource)).Picture;
            said.AddRange(Said(picture).Select(what => $"{name}: {what}"));
            read++;

            // Beside a complete record the decision stays what it was.
            if (IsClinical(resource))
            {
                Chart.Baseline.WithExactly(OurPatients(resource)).Pathway.ShouldBe("conservative-plan", name);
            }
        }

        read.ShouldBeGreaterThan(5_000);
        said.ShouldBe(Honest);
    }

    [Fact]
    public async Task REQ_10_An_example_under_any_key_is_answered_or_refused()
    {
        foreach (var (name, resource) in SpecificationExamples.All().Where(example => IsClinical(example.Resource)))
        {
            var call = Chart.Baseline.Call();
            foreach (var key in PrefetchKeys.All.Where(key => key.IsSearch))
            {
                call["prefetch"]![key.Name]!["entry"]!.AsArray().Add(new JsonObject { ["resource"] = resource.DeepClone() });
            }

            (await host.Post("patient-view", call.ToJsonString())).Status.ShouldBe(200, name);

            var other = Chart.Baseline.Call();
            other["prefetch"]!["patient"] = resource.DeepClone();
            (await host.Post("patient-view", other.ToJsonString())).Status.ShouldBeOneOf([412, 422], name);
        }
    }

    private static IEnumerable<string> Said(PatientPicture picture) =>
    [
        .. picture.Opll.Select(record => $"OPLL {record.Site}"),
        .. picture.Signs.Select(record => $"{record.Source.Fact} {record.Finding}"),
        .. picture.MriStudies.Select(study => $"MRI {study.Compression} {study.Myelomalacia}"),
        .. new[] { picture.Spasm, picture.Dystonia, picture.Myelopathy, picture.CordCompression }.SelectMany(list => list).Select(record => $"{record.Source.Fact} {record.State}"),
        .. picture.Motion.Select(record => $"{record.Source.Fact} {record.Source.Value}"),
        .. picture.Pain.Select(record => $"{record.Source.Fact} {record.Source.Value}"),
        .. picture.Shoulder.Select(record => $"{record.Source.Fact} {record.Source.Value}"),
        .. picture.Resistance.Select(record => $"{record.Source.Fact} {record.Source.Value}"),
        .. picture.Programmes.Select(_ => "program"),
        .. picture.TherapySessions.Concat(picture.Fusions).Concat(picture.Falls).Concat(picture.NotCounted).Select(record => $"{record.Fact} {record.Value}"),
        .. picture.Orders.Select(order => $"order {order.Kind}"),
        .. picture.Drugs.Select(drug => $"drug {drug.Source.Value}"),
        .. picture.Cautions.Select(caution => $"caution {caution.Source.Fact}"),
        .. picture.Egfr.Select(record => $"eGFR {record.Source.Value}"),
        .. picture.NotUsed.Select(record => $"not used, {record.Reason.Code()} {record.Fact}"),
    ];

    private static bool IsClinical(JsonObject resource) =>
        PrefetchKeys.All.Any(key => key.ResourceType == (string?)resource["resourceType"]);

    // A Bundle's resources and contained ones too are read as our patient's own.
    private static ImmutableArray<string> OurPatients(JsonObject resource)
    {
        var inside = new[] { resource["entry"] as JsonArray, resource["contained"] as JsonArray }.OfType<JsonArray>().SelectMany(items => items)
            .Select(item => (item?["resource"] ?? item) as JsonObject).OfType<JsonObject>().Where(one => one["resourceType"] is JsonValue);
        return [.. inside.Prepend(resource).Select(About)];
    }

    private static string About(JsonObject resource)
    {
        var copy = resource.DeepClone().AsObject();
        copy["subject"] = new JsonObject { ["reference"] = $"Patient/{Chart.PatientId}" };
        return copy.ToJsonString();
    }
}
