using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Source-generated JSON of everything this service answers, and of lists in the database. What is written with <see cref="Default"/> takes the shortest way, with the characters its writer chooses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscoveryResponse))]
[JsonSerializable(typeof(HookResponse))]
[JsonSerializable(typeof(ImmutableArray<Term>))]
[JsonSerializable(typeof(OutcomeBody))]
[JsonSerializable(typeof(InsightsReport))]
[JsonSerializable(typeof(ExportedFeedback))]
[JsonSerializable(typeof(Probe))]
[JsonSerializable(typeof(SampleList))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CdsHooksJson : JsonSerializerContext
{
    /// <summary>
    /// As generated, with readable characters: the answers are JSON only, never part of a page, and say so (nosniff).
    /// </summary>
    public static CdsHooksJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
