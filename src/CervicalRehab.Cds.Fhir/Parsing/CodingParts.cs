using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What is read of a coding before it is known whether there is one in memory already. Used again for the next one.</summary>
internal sealed class CodingParts
{
    private FhirUri? _system;
    private string? _code;
    private string? _display;
    private SharedCode? _shared;
    private bool _isNamed;

    internal void Clear() => (_system, _code, _display, _shared, _isNamed) = (null, null, null, null, false);

    internal bool TakeSystem(ref Utf8JsonReader json)
    {
        // All shared systems are addresses; any other is one when the parser says so.
        _system = json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } ? SharedCodings.SystemOf(json.ValueSpan) ?? Address(ref json) : null;
        return _system is not null;
    }

    internal bool TakeCode(ReadOnlySpan<byte> letters)
    {
        _shared = _system.Letters() is { } system ? SharedCodings.Find(system, letters) : null;
        _code = _shared is not null ? string.Empty : letters.IsEmpty ? null : SharedTexts.Find(letters) ?? System.Text.Encoding.ASCII.GetString(letters);
        return _code is not null;
    }

    internal bool TakeDisplay(ref Utf8JsonReader json)
    {
        _isNamed = _shared is { Named.DisplayElement: not null } && json.TokenType == JsonTokenType.String && json.ValueSpan.SequenceEqual(_shared.Display);
        _display = _isNamed ? string.Empty : PrimitiveParser.Text(ref json);
        return _display is not null;
    }

    /// <summary>The coding, new or shared.</summary>
    internal Coding Made()
    {
        if (_shared is { } shared)
        {
            return _display is null ? shared.Bare
                : _isNamed ? shared.Named
                : new Coding { SystemElement = shared.Bare.SystemElement, CodeElement = shared.Bare.CodeElement, DisplayElement = new FhirString(_display) };
        }

        return new Coding
        {
            SystemElement = _system,
            CodeElement = _code is null ? null : new Code(_code),
            DisplayElement = _display is null ? null : new FhirString(_display),
        };
    }

    private static FhirUri? Address(ref Utf8JsonReader json) =>
        PrimitiveParser.Address(ref json) is { IsEmpty: false } letters ? new FhirUri(SharedTexts.Find(letters) ?? System.Text.Encoding.ASCII.GetString(letters)) : null;
}
