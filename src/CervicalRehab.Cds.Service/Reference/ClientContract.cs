using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>What a site that runs one kind of client has to know: what it must set up, and what is lost. Made from the tables that answer.</summary>
internal static class ClientContract
{
    /// <summary>Stands for the public address of the service.</summary>
    public const string Base = "{PublicBaseUrl}";

    /// <summary>What the site must set up, one line each.</summary>
    public static ImmutableArray<string> SetUp(ClientProfile profile) =>
    [
        .. Keys(profile),
        $"Links to allow: {string.Join(", ", Links(profile))}.",
        $"Override reasons to map, by code: {string.Join(", ", OverrideReasons.Offered)}.",
        $"Scopes of the token in fhirAuthorization, to read: {string.Join(", ", PrefetchKeys.All.Select(static key => key.ResourceType).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}. Not needed where the prefetch is complete.",
        .. profile.Name switch
        {
            ClientProfiles.Epic => OfEpic,
            ClientProfiles.Oracle => OfOracle,
            ClientProfiles.Athena => OfAthena,
            _ => [],
        },
    ];

    /// <summary>What this client's users do not get, against the whole answer.</summary>
    public static ImmutableArray<string> Lost(ClientProfile profile)
    {
        ImmutableArray<string> lost = [.. Losses.Where(row => profile.Value(row.Row) == row.Value || (row.Value.StartsWith("without ", StringComparison.Ordinal) && !ProfileRow.List(profile.Value(row.Row)).Contains(row.Value["without ".Length..]))).Select(static row => row.What)];
        return lost.IsEmpty ? ["Nothing."] : lost;
    }

    // A value of a row, and what goes with it.
    private static readonly ImmutableArray<(string Row, string Value, string What)> Losses =
    [
        ("Creates", "without ServiceRequest", "Orders as drafts. They stand on the card in words, with priority and doses."),
        ("Creates", "without CarePlan", "The care plan as a draft. Its doses stand on the card in words. The whole of it, with goals, next phase, precautions and stop rules, is on the course page, where a launch is set up."),
        ("Updates", "without CarePlan", "Putting a running program on hold, or raising its resistance, by one click. The card says so in words."),
        ("Deletes", "without ServiceRequest", "Taking a drafted manipulation away by one click. The card says so in words."),
        ("OrderDetails", ClientProfile.DetailsIgnored, "Details of an accepted order: priority, reason, notes. Priority and doses stand on the card, to be added by hand; everything else comes from the site's default of that order."),
        ("TopicCode", ClientProfile.Alphanumeric, "The published spelling of topic codes on the wire. The store, the insights and the metrics keep it."),
        ("LinkAddress", ClientProfile.PageAlone, "The jump to the rule behind a card. The link opens the page; source.url still names the rule."),
        ("AppContext", ClientProfile.LeftOut, "What the launched app is told by the link. It opens on the patient's course, and the assessment form is one click further."),
        ("DetailFormat", ClientProfile.PlainText, "Bold type. The words are the same."),
        ("Extension", ClientProfile.LeftOut, "The decision in machine-readable form. The log of cards keeps its clauses."),
    ];

    private static readonly ImmutableArray<string> OfEpic =
    [
        "Prefetch: Epic does not read discovery, so an analyst types each key and template as GET /cds-services lists them.",
        "Drafts of the session: context.draftOrders comes only when the client id has the matching (Unsigned Order) read API.",
        "Feedback: switched on, immediate or batched, to the service's address with /feedback.",
    ];

    private static readonly ImmutableArray<string> OfOracle =
    [
        "The SMART app is enabled per domain.",
        "Hooks: patient-view alone was supported in the page of 2021; ask which are today.",
    ];

    private static readonly ImmutableArray<string> OfAthena =
    [
        "Ask athenahealth which hooks, resource types and Markdown the panel takes: nothing of it is published.",
    ];

    private static IEnumerable<string> Keys(ClientProfile profile) => profile.OrderCode switch
    {
        ClientProfile.SiteAlone => [$"Keys to name (OrderKeys): {string.Join(", ", OrderKeys.Kinds)}. A kind without a key stands in words."],
        ClientProfile.SiteBesideOurs when profile.Creates.Contains("ServiceRequest") => [$"Keys that may be named (OrderKeys), sent beside our codes: {string.Join(", ", OrderKeys.Kinds)}."],
        _ => [],
    };

    private static IEnumerable<string> Links(ClientProfile profile) =>
    [
        Base + ProtocolLink.Path + (profile.LinksToPage ? " (exactly)" : " (any rule behind #)"),
        Base + "/launch (SMART, where a launch is set up)",
    ];

    /// <summary>How sure a value is, in words.</summary>
    public static string Words(Sureness sure) => sure switch
    {
        Sureness.Specified => "specification",
        Sureness.Vendor => "vendor's text",
        Sureness.Reported => "reported by others",
        _ => "our choice, not verified",
    };

    /// <summary>A value with how sure it is and its source.</summary>
    public static string Cell(ProfileCell cell) => string.Create(CultureInfo.InvariantCulture, $"{cell.Value} ({Words(cell.Sure)}{(cell.Source.Length > 0 ? ": " + cell.Source : string.Empty)})");
}
