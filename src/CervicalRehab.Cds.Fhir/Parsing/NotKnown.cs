using System.Collections.Frozen;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What FHIR's own extension says of a value that is not there: that nobody knows it, which is what leaving it out says. Any other reason may hide something.</summary>
internal static class NotKnown
{
    private const string Reason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static readonly FrozenSet<string> s_reasons = FrozenSet.ToFrozenSet(["unknown", "asked-unknown", "temp-unknown", "not-asked"], StringComparer.Ordinal);

    /// <summary>True when only that stands beside a primitive; the reader, a copy, stands on its first token.</summary>
    internal static bool IsSaidIn(Utf8JsonReader json) =>
        JsonElement.ParseValue(ref json) is { ValueKind: JsonValueKind.Object } beside && Only(beside) is { Name: "extension", Value: { ValueKind: JsonValueKind.Array } list }
        && list.GetArrayLength() == 1 && list[0] is { ValueKind: JsonValueKind.Object } said && said.EnumerateObject().Count() == 2
        && said.Text("url"u8) is Reason && said.Text("valueCode"u8) is { } reason && s_reasons.Contains(reason);

    /// <summary>The same of a primitive of the SDK.</summary>
    internal static bool IsSaidOf(PrimitiveType primitive) =>
        primitive.JsonValue is null && primitive.ElementId is null && primitive.Extension is [{ Url: Reason, Value: Code { JsonValue: string reason } }] && s_reasons.Contains(reason);

    private static JsonProperty? Only(JsonElement it) => it.EnumerateObject().ToList() is [var only] ? only : null;
}
