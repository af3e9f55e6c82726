using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>The fast lane beside the SDK: what it made of a resource must be what STRICT makes of the same bytes, in all that it keeps.</summary>
internal static class Lane
{
    /// <summary>Read by the lane, and judged, but not kept in the instance.</summary>
    private static readonly ImmutableArray<string> OnlyJudged = ["meta", "extension"];

    private static readonly FrozenDictionary<string, Func<byte[], Way>> Checks = new Dictionary<string, Func<byte[], Way>>(StringComparer.Ordinal)
    {
        ["Observation"] = Check<Observation>,
        ["Condition"] = Check<Condition>,
        ["Patient"] = Check<Patient>,
        ["DiagnosticReport"] = Check<DiagnosticReport>,
        ["ImagingStudy"] = Check<ImagingStudy>,
        ["Procedure"] = Check<Procedure>,
        ["ServiceRequest"] = Check<ServiceRequest>,
        ["MedicationRequest"] = Check<MedicationRequest>,
        ["MedicationStatement"] = Check<MedicationStatement>,
        ["Medication"] = Check<Medication>,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FhirJsonSerializer Serializer = new();

    public enum Way
    {
        Fast,
        LeftToTheSdk,
        NoTable,
    }

    /// <summary>The kinds that it reads.</summary>
    public static ImmutableArray<string> Types => Checks.Keys;

    /// <summary>The resources of these types within a document, at whatever depth.</summary>
    public static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Within(member.Value)).Concat(Checks.ContainsKey(TypeOf(members) ?? string.Empty) ? [members] : []),
        JsonArray items => items.SelectMany(Within),
        _ => [],
    };

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(AsSent));

    /// <summary>Holds the lane against STRICT for one resource, and what the lane understands against what the judge does.</summary>
    public static Way Check(string? type, byte[] json) => type is not null && Checks.TryGetValue(type, out var check) ? check(json) : Way.NoTable;

    public static string? TypeOf(JsonObject resource) => resource["resourceType"] is JsonValue value && value.TryGetValue<string>(out var type) ? type : null;

    private static Way Check<T>(byte[] json)
        where T : Resource, new()
    {
        var table = ElementTables.Of<T>();
        var parser = new ResourceParser();
        if (parser.Fast(json, table) is not { } fast)
        {
            return Way.LeftToTheSdk;
        }

        var kept = JsonNode.Parse(json)!.AsObject();
        Keep(kept, table);
        var reader = new Utf8JsonReader(Bytes(kept));
        FhirJsonDeserializer.STRICT.TryDeserializeResource(ref reader, out var whole, out var issues);
        whole.ShouldNotBeNull();

        var text = Encoding.UTF8.GetString(json);
        // An object that is empty only without what is not kept.
        issues.Where(issue => issue.ErrorCode is not ("JSON120" or "PVAL129")).Select(issue => issue.Message).ShouldBeEmpty(text);
        fast.Resource.IsExactly(whole).ShouldBeTrue(text);
        whole.IsExactly(fast.Resource).ShouldBeTrue(text);
        Serializer.SerializeToString(fast.Resource).ShouldBe(Serializer.SerializeToString(whole), text);
        if (parser.Slow(json, table) is Received<T> slow)
        {
            slow.NotUnderstood.IsEmpty.ShouldBe(fast.NotUnderstood.IsEmpty, text);
        }

        return Way.Fast;
    }

    // Takes out what the lane does not keep: what has no row, what is harmless, what is only judged, what stands beside a primitive, JSON nulls, a second type of a choice.
    private static void Keep(JsonObject it, ElementTable table)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in it.ToArray())
        {
            var row = table.Find(name);
            if (row is not { Harmless: null } || OnlyJudged.Contains(name) || value is null || (row.Choice is { } choice && !chosen.Add(choice)))
            {
                it.Remove(name);
            }
            else if (row.Inner is { } inner)
            {
                foreach (var item in value is JsonArray items ? [.. items] : new JsonNode?[] { value })
                {
                    Keep(item!.AsObject(), inner);
                }
            }
        }
    }
}
