using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Service.SilentRun.Reporting;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>Source-generated JSON of what a run writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(ShardResult))]
[JsonSerializable(typeof(Summary))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>For people too: indented, with readable characters.</summary>
    public static RunJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
