using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;
using Status = Hl7.Fhir.Model.ObservationStatus;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Primitive elements that come in nearly every resource, each once in memory: units, and statuses. They are never written to.</summary>
internal static class SharedElements
{
    private static readonly ImmutableArray<string> Units = ["deg", "mm", "cm", "rad", "1", "%", "{score}", "{repetitions}", "mL/min/{1.73_m2}"];

    private static readonly FrozenDictionary<byte[], (FhirString Words, Code Code)>.AlternateLookup<ReadOnlySpan<byte>> ByUnit = Units
        .ToFrozenDictionary(Encoding.UTF8.GetBytes, unit => (new FhirString(unit), new Code(unit)), new Utf8Comparer())
        .GetAlternateLookup<ReadOnlySpan<byte>>();

    private static readonly FrozenDictionary<byte[], Code<Status>>.AlternateLookup<ReadOnlySpan<byte>> ByStatus =
        new[] { "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown" }
            .ToFrozenDictionary(Encoding.UTF8.GetBytes, status => new Code<Status> { JsonValue = status }, new Utf8Comparer())
            .GetAlternateLookup<ReadOnlySpan<byte>>();

    private static readonly byte[] UcumLetters = Encoding.UTF8.GetBytes(Systems.Ucum);
    private static readonly FhirUri Ucum = new(Systems.Ucum);

    /// <summary>A unit as displayed.</summary>
    internal static FhirString? Words(ref Utf8JsonReader json) =>
        json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && ByUnit.TryGetValue(json.ValueSpan, out var shared) ? shared.Words : PrimitiveParser.Words(ref json);

    /// <summary>A unit as a code.</summary>
    internal static Code? Code(ref Utf8JsonReader json)
    {
        var letters = PrimitiveParser.Code(ref json);
        return letters.IsEmpty ? null : ByUnit.TryGetValue(letters, out var shared) ? shared.Code : new Code(Encoding.ASCII.GetString(letters));
    }

    /// <summary>The system of a unit.</summary>
    internal static FhirUri? Address(ref Utf8JsonReader json)
    {
        if (json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.SequenceEqual(UcumLetters))
        {
            return Ucum;
        }

        var letters = PrimitiveParser.Address(ref json);
        return letters.IsEmpty ? null : new FhirUri(Encoding.ASCII.GetString(letters));
    }

    /// <summary>The status of an Observation.</summary>
    internal static Code<Status>? StatusOf(ref Utf8JsonReader json)
    {
        var letters = PrimitiveParser.Code(ref json);
        return !letters.IsEmpty && ByStatus.TryGetValue(letters, out var shared) ? shared : null;
    }
}
