using System.IO.Hashing;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>A coding that has no meaning here.</summary>
/// <param name="System">Its code system; empty when it says none.</param>
/// <param name="Code">Its code; empty for words alone, which are never repeated.</param>
/// <param name="Display">What the export calls the code; empty when it does not.</param>
/// <param name="Near">Id of the element of ours that it is near; null when it is near none.</param>
internal sealed record UnknownCoding(string System, string Code, string Display, string? Near);

/// <summary>A concept of the export: the codings in it without a meaning; none when another of its codings has one.</summary>
/// <param name="Key">Hash of its bytes.</param>
/// <param name="Codings">The codings.</param>
internal sealed record UnknownConcept(string Key, UnknownCoding[] Codings)
{
    /// <summary>True when some coding is near an element of ours.</summary>
    public bool IsNear => Array.Exists(Codings, static coding => coding.Near is not null);
}

/// <summary>Every concept of an export once, by its bytes: an export has millions of records and a few thousand concepts.</summary>
internal sealed class ConceptTable
{
    /// <summary>Place of a concept that has a meaning, and of one beyond <see cref="Most"/>.</summary>
    public const int None = -1;

    /// <summary>So many without a meaning are kept. Beyond it free texts stand where codes should, and are no list to work through.</summary>
    public const int Most = 65_536;

    private const int LongestText = 80;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, int> _places = [];
    private readonly List<UnknownConcept> _concepts;
    private readonly SiteCodes _site;

    public ConceptTable(SiteCodes site, IEnumerable<UnknownConcept>? known = null)
    {
        (_site, _concepts) = (site, [.. known ?? []]);
        foreach (var (at, concept) in _concepts.Index())
        {
            _places[UInt128.Parse(concept.Key, System.Globalization.CultureInfo.InvariantCulture)] = at;
        }
    }

    /// <summary>All concepts so far.</summary>
    public UnknownConcept[] All
    {
        get
        {
            lock (_lock)
            {
                return [.. _concepts];
            }
        }
    }

    public UnknownConcept this[int place]
    {
        get
        {
            lock (_lock)
            {
                return _concepts[place];
            }
        }
    }

    /// <summary>What tells one concept from another.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<byte> json) => XxHash128.HashToUInt128(json);

    /// <summary>The place of a concept, as JSON.</summary>
    public int Place(UInt128 key, ReadOnlySpan<byte> json)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(key, out var place))
            {
                return place;
            }
        }

        var codings = Unknown(json);
        lock (_lock)
        {
            return _places.TryGetValue(key, out var place) ? place : Added(key, codings);
        }
    }

    private int Added(UInt128 key, UnknownCoding[] codings)
    {
        var place = codings.Length == 0 || _concepts.Count >= Most ? None : _concepts.Count;
        if (place != None)
        {
            _concepts.Add(new(key.ToString(System.Globalization.CultureInfo.InvariantCulture), codings));
        }

        if (_places.Count < 2 * Most)
        {
            _places[key] = place;
        }

        return place;
    }

    private UnknownCoding[] Unknown(ReadOnlySpan<byte> json)
    {
        JsonElement concept;
        try
        {
            concept = JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return [];
        }

        if (concept.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var text = ResourceText.Text(concept, "text");
        var codings = concept.TryGetProperty("coding", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Where(static coding => coding.ValueKind is JsonValueKind.Object)
                .Select(static coding => (System: ResourceText.Text(coding, "system"), Code: ResourceText.Text(coding, "code"), Display: ResourceText.Text(coding, "display"))).Where(static coding => coding.Code is not null).ToArray()
            : [];
        return Array.Exists(codings, coding => HasMeaning(coding.System, coding.Code)) ? []
            : codings.Length == 0 ? NearElements.Of(null, text) is { } near ? [new(string.Empty, string.Empty, string.Empty, near)] : []
            : [.. codings.Select(coding => new UnknownCoding(Short(coding.System), Short(coding.Code), Short(coding.Display), Near(coding.Code!, coding.Display, text))).Distinct()];
    }

    // A code that a map names in another system is as near as one of ours.
    private string? Near(string code, string? display, string? text) =>
        (_site.InAnySystem(code) is { Code: { } ours } ? NearElements.Of(ours) : null) ?? NearElements.Of(code, display, text);

    private bool HasMeaning(string? system, string? code) =>
        new Term(system, code) is var term && (KnownCodes.IsKnown(term) || _site.Options.SiteCode?.Invoke(term) is not null);

    private static string Short(string? text) => text is null ? string.Empty : text.Length <= LongestText ? text : text[..LongestText];
}
