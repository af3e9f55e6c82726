using System.Text.Json;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Bundles with more entries than the service reads: each entry costs more to judge than its few bytes suggest.</summary>
internal static class EntryLimit
{
    /// <summary>What is wrong with a Bundle of the prefetch, of the draft orders or of the parameters of <c>$apply</c>; null when none is too large.</summary>
    public static Problem? Exceeded(JsonElement body, int most)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var path = Holds(body, "prefetch", most) ? "prefetch"
            : Holds(body, "context", most) ? "context.draftOrders"
            : body.TryGetProperty("parameter", out var list) && list.ValueKind is JsonValueKind.Array && list.EnumerateArray().Any(parameter => IsOver(parameter, most)) ? "Parameters.parameter.resource"
            : null;
        return path is null
            ? null
            : new(413, "too-costly", "too-many-entries", $"A Bundle here has more than the {most} entries this service accepts (setting Requests:MaxEntries). Send what the prefetch template asks for and no more.", path);
    }

    private static bool Holds(JsonElement body, string name, int most) => body.TryGetProperty(name, out var parent) && IsOver(parent, most);

    private static bool IsOver(JsonElement parent, int most) => parent.ValueKind is JsonValueKind.Object
        && parent.EnumerateObject().Any(member => member.Value.ValueKind is JsonValueKind.Object
            && member.Value.TryGetProperty("entry", out var entries) && entries.ValueKind is JsonValueKind.Array && entries.GetArrayLength() > most);
}
