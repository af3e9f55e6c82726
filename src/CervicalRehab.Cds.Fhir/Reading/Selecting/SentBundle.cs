using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The entries of a Bundle, as one pass over them told.</summary>
public sealed class SentBundle
{
    private const string Finding = "Observation";

    private static readonly JsonDocumentOptions NoRepetition = new() { AllowDuplicateProperties = false };

    private readonly List<SentResource> _kept = [];
    private List<PassedOver>? _passedOver;
    private List<SentResource>? _outcomes;
    private List<string>? _urls;
    private List<SentResource>? _nested;
    private readonly List<(int Start, int End)> _lists = [];

    /// <summary><c>entry</c> is something else than a list.</summary>
    public bool IsUnreadable { get; internal set; }

    /// <summary>An entry cannot be read, holds nothing where a resource should be, repeats a member, or has a modifier.</summary>
    public bool IsDamaged { get; internal set; }

    /// <summary><c>entry</c> is a list.</summary>
    public bool HasList => _lists.Count > 0;

    /// <summary>How many entries there are, those of Bundles within it among them.</summary>
    public int Count { get; internal set; }

    /// <summary>How many of them are matches of the search, whatever their type.</summary>
    public int Matches { get; private set; }

    /// <summary>What the server says beside its matches.</summary>
    public IReadOnlyList<SentResource> Outcomes => _outcomes ?? [];

    /// <summary>Bundles that are entries of it.</summary>
    public IReadOnlyList<SentResource> Nested => _nested ?? [];

    /// <summary>Every resource that is not passed over, in Bundles within it as well.</summary>
    public IEnumerable<SentResource> All => _kept.Concat(Nested.SelectMany(static bundle => bundle.Bundle!.All)).Concat(Outcomes);

    /// <summary><c>fullUrl</c> of the entries, where it was asked for.</summary>
    public IReadOnlyList<string> Urls => _urls ?? [];

    /// <summary>The head says no more than that it answers a search, and <see cref="Total"/>.</summary>
    public bool IsPlain => Head.IsPlain && _lists.Count < 2;

    /// <summary>How many matches there are in all according to a plain head; 0 when it does not say.</summary>
    public long Total => Head.InAll;

    internal BundleHead Head { get; } = new();

    /// <summary>The resources of a type, and those of none; with them what is read beside that type. Of no concern is what is passed over, unless it is another patient's: that is counted.</summary>
    public ImmutableArray<SentResource> Of(string type, SubjectCheck subjects) => Found(type, isAskedFor: true, subjects);

    /// <summary>The resources of all other types, as a server includes them: each is read wherever it came. One of no type may be a finding, too.</summary>
    public ImmutableArray<SentResource> Beside(string type, SubjectCheck subjects) => Found(type, isAskedFor: false, subjects);

    /// <summary>Whether what came beside another type is read with this one.</summary>
    public static bool IsReadAs(string? beside, string type) => beside is null ? type is Finding : IsAskedFor(beside, type);

    /// <summary>Whether it is read as what it is: of any other type only what stands within it is.</summary>
    public static bool IsRead(string? type) => Within.IsAskedFor(type);

    // Whether who asks for a type is given this one: an Observation is as fresh as the form that it is derived from, an MRI is a report or a study, a drug may stand apart.
    private static bool IsAskedFor(string? type, string asked) =>
        type is null || string.Equals(type, asked, StringComparison.Ordinal)
        || (type, asked) is ("QuestionnaireResponse", "Observation") or ("ImagingStudy", "DiagnosticReport") or ("Medication", "MedicationRequest");

    private ImmutableArray<SentResource> Found(string type, bool isAskedFor, SubjectCheck subjects)
    {
        var found = ImmutableArray.CreateBuilder<SentResource>(isAskedFor ? _kept.Count : 0);
        foreach (var kept in _kept)
        {
            if (IsAskedFor(kept.Type, type) == isAskedFor || (!isAskedFor && kept.Type is null && type is not Finding))
            {
                found.Add(kept);
            }
        }

        foreach (var passed in _passedOver ?? [])
        {
            if (passed.Subject is { } subject && IsAskedFor(passed.Type, type) == isAskedFor && subjects.IsOther(subject))
            {
                found.Add(passed.Resource());
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>The resources of this type and id that were passed over.</summary>
    internal IEnumerable<SentResource> PassedOver(string type, string id) => (_passedOver ?? []).Where(passed => passed.Type == type).Select(static passed => passed.Resource()).Where(passed => passed.Id == id);

    /// <summary>The Bundle without its entries, and whether a member is repeated in it.</summary>
    public (JsonElement Json, bool HasRepeatedMember) HeadOf(SentResource bundle)
    {
        var head = Cuts.Without(bundle.Bytes.Span, CollectionsMarshal.AsSpan(_lists));
        try
        {
            return (JsonElement.Parse(head, NoRepetition), false);
        }
        catch (JsonException)
        {
            return (JsonElement.Parse(head), true);
        }
    }

    /// <summary>A list of entries, from its first byte to behind its last, counted from the start of the Bundle.</summary>
    internal void AddList(int start, int end) => _lists.Add((start, end));

    /// <summary>What an entry is called.</summary>
    internal void AddUrl(string url) => (_urls ??= []).Add(url);

    /// <summary>What an entry holds: a resource, one that is passed over, or none.</summary>
    internal void Add(SentResource? kept, PassedOver passed, EntryMode mode)
    {
        if (kept is null && passed.Type is null)
        {
            return;
        }

        var isOutcome = mode == EntryMode.Outcome || kept?.Type is "OperationOutcome";
        Matches += mode == EntryMode.Match && !isOutcome ? 1 : 0;
        if (kept is null && !isOutcome)
        {
            (_passedOver ??= []).Add(passed);
        }
        else if (kept is { Type: "Bundle", Bundle: { } nested } && !isOutcome)
        {
            (_nested ??= []).Add(kept);
            Count += nested.Count;
            nested._urls?.ForEach(AddUrl);
        }
        else
        {
            (isOutcome ? _outcomes ??= [] : _kept).Add(kept ?? passed.Resource());
        }
    }
}

/// <summary>What an entry is in the answer to a search.</summary>
internal enum EntryMode
{
    /// <summary>It was searched for.</summary>
    Match,

    /// <summary>It was sent along.</summary>
    Include,

    /// <summary>The server says something about the search.</summary>
    Outcome,
}

/// <summary>A resource that no reader uses or lists, and which is counted only if it is not the patient's.</summary>
internal readonly record struct PassedOver(ReadOnlyMemory<byte> Json, string Type, string? Subject)
{
    internal SentResource Resource() => BodyWalk.Read(Json, options: null);
}
