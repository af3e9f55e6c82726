using System.Buffers;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// What the one filter of a hook call tells of a single resource, for whoever holds a great many of them: its type, id and subject, and whether any reader may
/// use it. Nothing is copied; the spans lie in what the reader reads.
/// </summary>
public readonly ref struct ResourceGlance
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("{}[]"u8);

    private readonly ResourceFilter _told;

    private ResourceGlance(ResourceFilter told) => _told = told;

    /// <summary><c>resourceType</c>; null when it is no text.</summary>
    public string? Type => _told.Type;

    /// <summary>The letters of <c>id</c>; empty when it has none, or one with escapes.</summary>
    public ReadOnlySpan<byte> Id => _told.Id;

    /// <summary>There is an id without escapes.</summary>
    public bool HasPlainId => _told.HasId;

    /// <summary>The literal reference to the subject as it was written; empty when there is none.</summary>
    public ReadOnlySpan<byte> Subject => _told.Subject;

    /// <summary>There is a literal reference to the subject.</summary>
    public bool HasSubject => _told.HasSubject;

    /// <summary>A name has an escape, or subject or code have a form that only the readers judge.</summary>
    public bool IsUnusual => _told.IsUnusual;

    /// <summary>A member by which resources are told apart is there twice.</summary>
    public bool HasRepeatedMember => _told.HasRepeatedMember;

    /// <summary>No reader would use or list the resource.</summary>
    public bool IsPassedOver => _told.IsPassedOver;

    /// <summary>Where the code stands in what the reader reads, from its first byte to behind its last; nowhere when it has none.</summary>
    public (int Start, int End) CodeAt => _told.CodeAt;

    /// <summary>Looks at a line that holds one resource and nothing else. Throws <see cref="JsonException"/> on what is no JSON, as far as it has to be read.</summary>
    public static ResourceGlance OfLine(ReadOnlySpan<byte> line, ReaderOptions options)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        var filter = new ResourceFilter(options);
        if (filter.ReadToSettled(ref json) && IsSaidOnce(line[(int)json.BytesConsumed..]))
        {
            return new(filter);
        }

        while (filter.ReadToEntries(ref json))
        {
            json.Skip();
        }

        // What stands behind the end is a fault.
        json.Read();
        return new(filter);
    }

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
    public static ResourceGlance Read(ref Utf8JsonReader json, ReaderOptions options)
    {
        var filter = new ResourceFilter(options);
        while (filter.ReadToEntries(ref json))
        {
            json.Skip();
        }

        return new(filter);
    }
}
