using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>What one client takes and shows: a column of <see cref="ClientProfiles.Rows"/>, with what its site set otherwise. It never changes what is decided.</summary>
internal sealed partial class ClientProfile(string name, FrozenDictionary<string, string> values, ImmutableArray<string> overridden, OrderKeys keys)
{
    /// <summary>At most one suggestion of a card may be taken.</summary>
    public const string AtMostOne = "at-most-one";

    /// <summary>Any number of suggestions of a card may be taken.</summary>
    public const string Any = "any";

    /// <summary>Value of <c>Recommended</c>.</summary>
    public const string WithoutCaveat = "without-caveat";

    /// <summary>Value of <c>OrderCode</c>.</summary>
    public const string SiteBesideOurs = "site-beside-ours";

    /// <summary>Value of <c>OrderCode</c>.</summary>
    public const string SiteAlone = "site-alone";

    /// <summary>Value of <c>OrderDetails</c>.</summary>
    public const string DetailsIgnored = "ignored";

    /// <summary>Value of <c>DetailFormat</c>.</summary>
    public const string PlainText = "plain";

    /// <summary>Value of <c>DetailFormatName</c>.</summary>
    public const string Announced = "announced";

    /// <summary>Value of <c>TopicCode</c>.</summary>
    public const string Alphanumeric = "alphanumeric";

    /// <summary>Value of <c>Critical</c>.</summary>
    public const string Lowered = "lowered";

    /// <summary>Value of <c>Links</c>.</summary>
    public const string LinksInDetailToo = "detail-too";

    /// <summary>Value of <c>LinkAddress</c>.</summary>
    public const string PageAlone = "page";

    /// <summary>Value of <c>AppContext</c> and <c>Extension</c>.</summary>
    public const string LeftOut = "left-out";

    /// <summary>Name of the profile it began as, of <see cref="ClientProfiles.Names"/>.</summary>
    public string Name { get; } = name;

    /// <summary>Names of the rows that the site set otherwise, in the order of the table.</summary>
    public ImmutableArray<string> Overridden { get; } = overridden;

    /// <summary>The site's keys of our orders.</summary>
    public OrderKeys Keys { get; } = keys;

    /// <summary>True for the whole answer as it is written: nothing of it is changed.</summary>
    public bool IsWhole { get; } = name == ClientProfiles.CdsHooks && overridden.IsEmpty && keys.IsEmpty;

    /// <summary>Resource types of create actions.</summary>
    public ImmutableArray<string> Creates { get; } = ProfileRow.List(values["Creates"]);

    /// <summary>Resource types of update actions.</summary>
    public ImmutableArray<string> Updates { get; } = ProfileRow.List(values["Updates"]);

    /// <summary>Resource types of delete actions.</summary>
    public ImmutableArray<string> Deletes { get; } = ProfileRow.List(values["Deletes"]);

    /// <summary>Most actions of one suggestion.</summary>
    public int ActionsPerSuggestion { get; } = ProfileRow.Number(values["ActionsPerSuggestion"]);

    /// <summary><see cref="AtMostOne"/> or <see cref="Any"/>.</summary>
    public string SelectionBehavior { get; } = values["SelectionBehavior"];

    /// <summary>True when the only suggestion of a pathway card without a caveat is recommended.</summary>
    public bool Recommends { get; } = values["Recommended"] == WithoutCaveat;

    /// <summary><c>ours</c>, <see cref="SiteBesideOurs"/> or <see cref="SiteAlone"/>.</summary>
    public string OrderCode { get; } = values["OrderCode"];

    /// <summary>True when an accepted order comes with the site's details and not with ours.</summary>
    public bool IgnoresOrderDetails { get; } = values["OrderDetails"] == DetailsIgnored;

    /// <summary>Code of the category an order carries beside ours; null for none.</summary>
    public string? OrderCategory { get; } = values["OrderCategory"] is var category && category != ProfileRow.None ? category : null;

    /// <summary>True when the detail is plain text.</summary>
    public bool IsPlain { get; } = values["DetailFormat"] == PlainText;

    /// <summary>What is said of the format of the detail in Epic's extension; null for nothing.</summary>
    public string? DetailContentType { get; } = values["DetailFormat"] == PlainText && values["DetailFormatName"] == Announced ? "text/plain" : null;

    /// <summary>Longest summary, in characters.</summary>
    public int SummaryLength { get; } = ProfileRow.Number(values["SummaryLength"]);

    /// <summary>Length of a pathway card's detail up to which lines are added that may be left out, in characters.</summary>
    public int DetailLength { get; } = ProfileRow.Number(values["DetailLength"]);

    /// <summary>The same of another card.</summary>
    public int SideDetailLength { get; } = ProfileRow.Number(values["SideDetailLength"]);

    /// <summary>True when topic codes are of letters and digits alone.</summary>
    public bool SpellsTopics { get; } = values["TopicCode"] == Alphanumeric;

    /// <summary>True when critical is sent as a warning.</summary>
    public bool LowersCritical { get; } = values["Critical"] == Lowered;

    /// <summary>True when web links stand in the detail too.</summary>
    public bool HasLinksInDetail { get; } = values["Links"] == LinksInDetailToo;

    /// <summary>True when the link to the protocol names no rule.</summary>
    public bool LinksToPage { get; } = values["LinkAddress"] == PageAlone;

    /// <summary>True when smart links carry their context.</summary>
    public bool SendsAppContext { get; } = values["AppContext"] != LeftOut;

    /// <summary>True when cards carry the decision.</summary>
    public bool KeepsExtension { get; } = values["Extension"] != LeftOut;

    /// <summary>Kinds of order that the client gets in words for want of a key; none for a client that needs no keys.</summary>
    public ImmutableArray<string> MissingKeys => OrderCode == SiteAlone && Creates.Contains("ServiceRequest") ? Keys.Missing : [];

    /// <summary>The value of a row.</summary>
    public string Value(string row) => values.TryGetValue(row, out var value) ? value : throw new ArgumentException("No row of a profile has this name.", nameof(row));

    /// <summary>The profile of this name, with the rows that a site set otherwise and its keys; names and values are those of the table.</summary>
    public static ClientProfile Of(string name, IReadOnlyCollection<KeyValuePair<string, string>> overrides, OrderKeys keys)
    {
        var column = ClientProfiles.Names.IndexOf(name);
        var own = overrides.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new(
            name,
            ClientProfiles.Rows.ToFrozenDictionary(static row => row.Name, row => own.GetValueOrDefault(row.Name, row.Cells[column].Value), StringComparer.Ordinal),
            [.. ClientProfiles.Rows.Where(row => own.TryGetValue(row.Name, out var value) && value != row.Cells[column].Value).Select(static row => row.Name)],
            keys);
    }

    /// <summary>Says at the start which profile a client is answered by, and the kinds of order it has no key for.</summary>
    public void Announce(ILogger logger, string client)
    {
        if (!IsWhole)
        {
            ProfileLine(logger, client, Name, string.Join(", ", Overridden));
        }

        if (!MissingKeys.IsEmpty)
        {
            KeysLine(logger, client, string.Join(", ", MissingKeys));
        }
    }

    [LoggerMessage(70, LogLevel.Information, "client {Client} is answered by the profile {Profile}; set otherwise: [{Rows}]")]
    private static partial void ProfileLine(ILogger logger, string client, string profile, string rows);

    [LoggerMessage(71, LogLevel.Warning, "client {Client} has no order key for: {Kinds}. Its cards give these orders in words until OrderKeys names them")]
    private static partial void KeysLine(ILogger logger, string client, string kinds);
}
