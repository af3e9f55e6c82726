using System.Collections.Frozen;
using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>One entry of <c>Clients__N__OrderKeys</c>: the site's coding for one kind of order.</summary>
internal sealed class OrderKeyOptions
{
    /// <summary>Kind of the order: <c>physical-therapy</c>, <c>spine-surgery</c>, <c>assessment</c> or <c>mobilization</c>.</summary>
    public string Kind { get; set; } = string.Empty;

    /// <summary>Code system of the key, for instance urn:com.epic.cdshooks.action.code.system.preference-list-item.</summary>
    public string System { get; set; } = string.Empty;

    /// <summary>The site's key of the order in that system.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>What the order is called at the site; may be empty.</summary>
    public string Display { get; set; } = string.Empty;
}

/// <summary>The site's codings of our orders, by kind.</summary>
internal sealed class OrderKeys(FrozenDictionary<string, Coding> byKind)
{
    /// <summary>Kind of an order for supervised physical therapy.</summary>
    public const string PhysicalTherapy = "physical-therapy";

    /// <summary>Kind of a referral to spine surgery.</summary>
    public const string SpineSurgery = "spine-surgery";

    /// <summary>Kind of an order for a missing assessment, or for measuring motion again.</summary>
    public const string Assessment = "assessment";

    /// <summary>Kind of an order for mobilization.</summary>
    public const string Mobilization = "mobilization";

    private const int LongestCode = 200;

    // By the codes our orders carry.
    private static readonly FrozenDictionary<string, string> KindOfCode = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["308447003"] = PhysicalTherapy,
        ["referral-to-spine-surgery"] = SpineSurgery,
        ["cervical-assessment"] = Assessment,
        ["manual-mobilization"] = Mobilization,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every kind.</summary>
    public static ImmutableArray<string> Kinds { get; } = [PhysicalTherapy, SpineSurgery, Assessment, Mobilization];

    /// <summary>No key.</summary>
    public static OrderKeys None { get; } = new(FrozenDictionary<string, Coding>.Empty);

    /// <summary>True without any key.</summary>
    public bool IsEmpty => byKind.Count == 0;

    /// <summary>Kinds without a key.</summary>
    public ImmutableArray<string> Missing => [.. Kinds.Where(kind => !byKind.ContainsKey(kind))];

    /// <summary>The coding of a kind; null without one.</summary>
    public Coding? Of(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>The kind of one of our orders.</summary>
    public static string KindOf(ServiceRequest order) => order.Code!.Coding.Select(static coding => KindOfCode.GetValueOrDefault(coding.Code ?? string.Empty)).First(static kind => kind is not null)!;

    /// <summary>The keys of settings that <see cref="Faults"/> finds right.</summary>
    public static OrderKeys Read(IEnumerable<OrderKeyOptions> keys) =>
        new(keys.ToFrozenDictionary(static key => key.Kind, static key => new Coding(key.System, key.Code, key.Display.Length > 0 ? key.Display : null), StringComparer.Ordinal));

    /// <summary>What is wrong with the keys of a client, each with its place.</summary>
    public static IEnumerable<string> Faults(IList<OrderKeyOptions> keys) =>
    [
        .. keys.SelectMany(static (key, at) => Of(key).Select(fault => $"OrderKeys:{at}:{fault}")),
        .. keys.Select(static (key, at) => (key.Kind, at)).Where(static row => Kinds.Contains(row.Kind)).GroupBy(static row => row.Kind, StringComparer.Ordinal).Where(static same => same.Count() > 1)
            .Select(static same => $"OrderKeys:{same.Last().at}:Kind {same.Key} is keyed by OrderKeys:{same.First().at} too: name each kind once."),
    ];

    private static IEnumerable<string> Of(OrderKeyOptions key)
    {
        if (!Kinds.Contains(key.Kind))
        {
            yield return $"Kind must be one of {string.Join(", ", Kinds)}.";
        }

        if (!Uri.TryCreate(key.System, UriKind.Absolute, out _))
        {
            yield return $"System must be the absolute URI of a code system, for instance {ClientProfiles.PreferenceListItem}.";
        }

        if (key.Code.Trim().Length is 0 or > LongestCode || key.Code.Trim() != key.Code)
        {
            yield return $"Code must be the site's key, at most {LongestCode} characters without spaces around it.";
        }
    }
}
