using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>A filled form put into a sample's hook call: its answers as Observations beside those of the sample.</summary>
internal static class AssessmentCall
{
    /// <summary>The Observations of a form that was filled for the call's patient.</summary>
    public static ImmutableArray<Observation> Observations(FilledForm filled, JsonObject call, DateTimeOffset at)
    {
        var context = call["context"]!;
        var response = filled.Response(AssessmentForm.Form, (string)context["patientId"]!, (string?)context["userId"], (string?)context["encounterId"], at);
        return ObservationExtraction.Extract(AssessmentForm.Form, response, linkId => $"assessment-{linkId}");
    }

    /// <summary>The call with these Observations under a prefetch key.</summary>
    public static string With(JsonObject call, string key, ImmutableArray<Observation> observations)
    {
        var entries = call["prefetch"]![key]!["entry"]!.AsArray();
        foreach (var observation in observations)
        {
            entries.Add(new JsonObject { ["resource"] = JsonNode.Parse(ResourceJson.ToBytes(observation).Span) });
        }

        call["prefetch"]![key]!["total"] = entries.Count;
        return call.ToJsonString();
    }
}
