using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a resource is by its type, and what is told of one that stands alone, to whoever holds a great many of them.</summary>
public ref partial struct ResourceFilter
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("{}[]"u8);

    private static readonly ImmutableArray<(string Name, Kind Kind)> s_types =
    [
        ("Observation", Kind.Finding), ("ServiceRequest", Kind.Order), ("Condition", Kind.Problem), ("MedicationRequest", Kind.Medication), ("MedicationStatement", Kind.Medication),
        ("DiagnosticReport", Kind.CodeAlone), ("Procedure", Kind.CodeAlone),
    ];

    private static readonly FrozenSet<string> s_ofR4 = ModelInfo.SupportedResources.ToFrozenSet(StringComparer.Ordinal);

    private static readonly NameTable s_typeNames = new([.. s_types.Select(type => type.Name)]);

    // What a resource may be to the readers, by its type.
    private enum Kind
    {
        Other,
        Finding,
        Order,
        Problem,
        Medication,
        CodeAlone,
    }

    /// <summary>Looks at a line that holds one resource and nothing else. Throws <see cref="JsonException"/> on what is no JSON, as far as it has to be read.</summary>
    public static ResourceFilter OfLine(ReadOnlySpan<byte> line, ReaderOptions options)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        var filter = new ResourceFilter(options);
        if (filter.ReadToSettled(ref json) && IsSaidOnce(line[(int)json.BytesConsumed..]))
        {
            return filter;
        }

        filter.ReadToEnd(ref json);

        // What stands behind the end is a fault.
        json.Read();
        return filter;
    }

    // Reads as far as behind the subject; true when this is an Observation that says by then who it is about and that it is of no concern. Only a member that is there twice could still
    // change that.
    private bool ReadToSettled(ref Utf8JsonReader json) =>
        ReadTo(Member.Subject, ref json) && Type is "Observation" && HasId && _code is { WasRead: true, IsUnusual: false, HasRepeatedMember: false } && _subject is { HasReference: true, IsUnusual: false, HasRepeatedMember: false } && IsPassedOver;

    // Nothing that follows can be one of the members that tell a resource. Where it might be it is read: in a component, in a coded value, in what is contained, behind an escape.
    private static bool IsSaidOnce(ReadOnlySpan<byte> rest) =>
        rest is [.., (byte)'}'] && !rest.Contains((byte)'\\')
        && rest.IndexOf("\"subject\""u8) < 0 && rest.IndexOf("\"resourceType\""u8) < 0 && rest.IndexOf("\"component\""u8) < 0 && rest.IndexOf("\"valueCodeableConcept\""u8) < 0 && !MaySayCodeAgain(rest);

    // A code that is no text, however it is spaced, or one that may stand beside the first; those of codings and quantities are texts, of an object that begins before them.
    private static bool MaySayCodeAgain(ReadOnlySpan<byte> rest)
    {
        var name = "\"code\""u8;
        for (var from = 0; rest[from..].IndexOf(name) is >= 0 and var found; from += found + name.Length)
        {
            var at = from + found;
            if (rest[(at + name.Length)..].TrimStart(" \t\r\n:"u8) is not [(byte)'"', ..] || !BeginsWithin(rest[..at]))
            {
                return true;
            }
        }

        return false;
    }

    // The last bracket that is no letter of a text opens an object. Without escapes an even number of quotes says that it is none.
    private static bool BeginsWithin(ReadOnlySpan<byte> before)
    {
        for (var (at, end) = (before.LastIndexOfAny(Brackets), before.Length); at >= 0; at = before[..at].LastIndexOfAny(Brackets))
        {
            if (before[at..end].Count((byte)'"') % 2 == 0)
            {
                return before[at] == '{';
            }
        }

        return false;
    }

    /// <summary>Looks at the resource on whose first token the reader stands; it is left on the last. Throws <see cref="JsonException"/> on what is no JSON.</summary>
    public static ResourceFilter Read(ref Utf8JsonReader json, ReaderOptions options)
    {
        var filter = new ResourceFilter(options);
        filter.ReadToEnd(ref json);
        return filter;
    }

    // Servers write the type first. Where it follows its code the resource is kept.
    private void ReadType(ref Utf8JsonReader json)
    {
        _isKept |= _code.WasRead;
        if (json.TokenType != JsonTokenType.String)
        {
            IsUnusual = true;
            json.Skip();
            return;
        }

        IsUnusual |= json.ValueIsEscaped;
        var at = json.ValueIsEscaped ? NameTable.None : s_typeNames.IndexOf(json.ValueSpan);
        (Type, _kind) = at == NameTable.None ? (SharedTexts.Of(ref json) is { } other && s_ofR4.Contains(other) ? other : null, Kind.Other) : (s_types[at].Name, s_types[at].Kind);
    }
}
