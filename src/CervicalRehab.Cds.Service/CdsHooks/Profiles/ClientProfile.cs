using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>What one client takes and shows: a column of <see cref="ClientProfiles.Rows"/>, with what its site set otherwise. It never changes what is decided.</summary>
internal sealed class ClientProfile
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

    // In the order of the rows.
    private readonly ImmutableArray<string> _values;

    private ClientProfile(string name, ImmutableArray<string> values, ImmutableArray<string> overridden, OrderKeys keys)
    {
        (Name, _values, Overridden, Keys) = (name, values, overridden, keys);
        Creates = ProfileRow.List(Value("Creates"));
        Updates = ProfileRow.List(Value("Updates"));
        Deletes = ProfileRow.List(Value("Deletes"));
        ActionsPerSuggestion = ProfileRow.Number(Value("ActionsPerSuggestion"));
        SelectionBehavior = Value("SelectionBehavior");
        Recommends = Value("Recommended") == WithoutCaveat;
        OrderCode = Value("OrderCode");
        IgnoresOrderDetails = Value("OrderDetails") == DetailsIgnored;
        OrderCategory = Value("OrderCategory") is var category && category != ProfileRow.None ? category : null;
        IsPlain = Value("DetailFormat") == PlainText;
        DetailContentType = IsPlain && Value("DetailFormatName") == Announced ? "text/plain" : null;
        SummaryLength = ProfileRow.Number(Value("SummaryLength"));
        DetailLength = ProfileRow.Number(Value("DetailLength"));
        SideDetailLength = ProfileRow.Number(Value("SideDetailLength"));
        SpellsTopics = Value("TopicCode") == Alphanumeric;
        LowersCritical = Value("Critical") == Lowered;
        HasLinksInDetail = Value("Links") == LinksInDetailToo;
        LinksToPage = Value("LinkAddress") == PageAlone;
        SendsAppContext = Value("AppContext") != LeftOut;
        KeepsExtension = Value("Extension") != LeftOut;
        IsWhole = name == ClientProfiles.CdsHooks && overridden.IsEmpty && keys.IsEmpty;
    }

    /// <summary>Name of the profile it began as, of <see cref="ClientProfiles.Names"/>.</summary>
    public string Name { get; }

    /// <summary>Names of the rows that the site set otherwise, in the order of the table.</summary>
    public ImmutableArray<string> Overridden { get; }

    /// <summary>The site's keys of our orders.</summary>
    public OrderKeys Keys { get; }

    /// <summary>True for the whole answer as it is written: nothing of it is changed.</summary>
    public bool IsWhole { get; }

    /// <summary>Resource types of create actions.</summary>
    public ImmutableArray<string> Creates { get; }

    /// <summary>Resource types of update actions.</summary>
    public ImmutableArray<string> Updates { get; }

    /// <summary>Resource types of delete actions.</summary>
    public ImmutableArray<string> Deletes { get; }

    /// <summary>Most actions of one suggestion.</summary>
    public int ActionsPerSuggestion { get; }

    /// <summary><see cref="AtMostOne"/> or <see cref="Any"/>.</summary>
    public string SelectionBehavior { get; }

    /// <summary>True when the only suggestion of a pathway card without a caveat is recommended.</summary>
    public bool Recommends { get; }

    /// <summary><c>ours</c>, <see cref="SiteBesideOurs"/> or <see cref="SiteAlone"/>.</summary>
    public string OrderCode { get; }

    /// <summary>True when an accepted order comes with the site's details and not with ours.</summary>
    public bool IgnoresOrderDetails { get; }

    /// <summary>Code of the category an order carries beside ours; null for none.</summary>
    public string? OrderCategory { get; }

    /// <summary>True when the detail is plain text.</summary>
    public bool IsPlain { get; }

    /// <summary>What is said of the format of the detail in Epic's extension; null for nothing.</summary>
    public string? DetailContentType { get; }

    /// <summary>Longest summary, in characters.</summary>
    public int SummaryLength { get; }

    /// <summary>Length of a pathway card's detail up to which lines are added that may be left out, in characters.</summary>
    public int DetailLength { get; }

    /// <summary>The same of another card.</summary>
    public int SideDetailLength { get; }

    /// <summary>True when topic codes are of letters and digits alone.</summary>
    public bool SpellsTopics { get; }

    /// <summary>True when critical is sent as a warning.</summary>
    public bool LowersCritical { get; }

    /// <summary>True when web links stand in the detail too.</summary>
    public bool HasLinksInDetail { get; }

    /// <summary>True when the link to the protocol names no rule.</summary>
    public bool LinksToPage { get; }

    /// <summary>True when smart links carry their context.</summary>
    public bool SendsAppContext { get; }

    /// <summary>True when cards carry the decision.</summary>
    public bool KeepsExtension { get; }

    /// <summary>The value of a row.</summary>
    public string Value(string row)
    {
        for (var at = 0; at < _values.Length; at++)
        {
            if (ClientProfiles.Rows[at].Name == row)
            {
                return _values[at];
            }
        }

        throw new ArgumentException("No row of a profile has this name.", nameof(row));
    }

    /// <summary>The profile of this name, with the rows that a site set otherwise and its keys; names and values are those of the table.</summary>
    public static ClientProfile Of(string name, IReadOnlyCollection<KeyValuePair<string, string>> overrides, OrderKeys keys)
    {
        var column = ClientProfiles.Names.IndexOf(name);
        var own = overrides.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new(
            name,
            ImmutableArray.CreateRange(ClientProfiles.Rows, row => own.GetValueOrDefault(row.Name, row.Cells[column].Value)),
            [.. ClientProfiles.Rows.Where(row => own.TryGetValue(row.Name, out var value) && value != row.Cells[column].Value).Select(static row => row.Name)],
            keys);
    }
}
