using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What <c>meta</c> says about the content of a resource: whether something was left out of it or hidden in it (D29).</summary>
internal static class MetaLabels
{
    /// <summary>True when a tag or a security label says that this is not all there is, or when <c>meta</c> cannot be read.</summary>
    internal static bool SayIncomplete(JsonElement resource) =>
        resource.Member("meta"u8) is { } meta && (meta.ValueKind != JsonValueKind.Object || Says(meta.Member("tag"u8)) || Says(meta.Member("security"u8)));

    private static bool Says(JsonElement? labels)
    {
        if (labels is not { ValueKind: JsonValueKind.Array } list)
        {
            return labels is not null;
        }

        foreach (var label in list.EnumerateArray())
        {
            if (label.Text("code"u8) is { } code && PartLabels.Find(code) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
