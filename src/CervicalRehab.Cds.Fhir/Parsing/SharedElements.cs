using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Status = Hl7.Fhir.Model.ObservationStatus;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Primitive elements that come in nearly every resource, each once in memory: units, and statuses. They are never written to.</summary>
internal static class SharedElements
{
    private static readonly ImmutableArray<string> Units = ["deg", "mm", "cm", "rad", "1", "%", "{score}", "{repetitions}", "mL/min/{1.73_m2}"];

    private static readonly Utf8Table<(FhirString? Words, Code? Code)> ByUnit = new(Units.Select(static unit => (unit, ((FhirString?)new FhirString(unit), (Code?)new Code(unit)))));

    private static readonly Utf8Table<Code<Status>> ByStatus = new(
        new[] { "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown" }.Select(static status => (status, new Code<Status> { JsonValue = status })));

    private static readonly byte[] UcumLetters = Encoding.UTF8.GetBytes(Systems.Ucum);
    private static readonly FhirUri Ucum = new(Systems.Ucum);

    /// <summary>A unit as displayed.</summary>
    internal static FhirString? Words(ref Utf8JsonReader json) =>
        (json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } ? ByUnit.Find(json.ValueSpan).Words : null) ?? PrimitiveParser.Words(ref json);

    /// <summary>A unit as a code.</summary>
    internal static Code? Code(ref Utf8JsonReader json)
    {
        var letters = PrimitiveParser.Code(ref json);
        return letters.IsEmpty ? null : ByUnit.Find(letters).Code ?? new Code(Encoding.ASCII.GetString(letters));
    }

    internal static FhirUri? Address(ref Utf8JsonReader json)
    {
        if (json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.SequenceEqual(UcumLetters))
        {
            return Ucum;
        }

        var letters = PrimitiveParser.Address(ref json);
        return letters.IsEmpty ? null : new FhirUri(Encoding.ASCII.GetString(letters));
    }

    internal static Code<Status>? StatusOf(ref Utf8JsonReader json) => ByStatus.Find(PrimitiveParser.Code(ref json));
}
