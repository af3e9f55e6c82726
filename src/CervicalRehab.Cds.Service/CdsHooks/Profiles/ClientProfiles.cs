using System.Collections.Immutable;
using static CervicalRehab.Cds.Service.CdsHooks.Profiles.Sureness;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>
/// What each kind of client takes and shows: one table, row by row, with its sources. A profile changes the finished answer and never the decision. The
/// settings, the pages and the checks are made from it; <see cref="ClientProfile"/> is a column of it, with what the site set otherwise.
/// </summary>
internal static class ClientProfiles
{
    /// <summary>CDS Hooks as it is written: the whole answer.</summary>
    public const string CdsHooks = "cds-hooks";

    /// <summary>Epic.</summary>
    public const string Epic = "epic";

    /// <summary>Oracle Health (Cerner Millennium).</summary>
    public const string Oracle = "oracle";

    /// <summary>athenahealth.</summary>
    public const string Athena = "athena";

    /// <summary>System of Epic's key of an order on a preference list.</summary>
    public const string PreferenceListItem = "urn:com.epic.cdshooks.action.code.system.preference-list-item";

    /// <summary>System of Epic's key of an order set, SmartSet or pathway.</summary>
    public const string OrderSetItem = "urn:com.epic.cdshooks.action.code.system.orderset-item";

    /// <summary>Epic's name for the format of a card's detail.</summary>
    public const string ContentType = "com.epic.cdshooks.card.detail.content-type";

    private const string Spec = "CDS Hooks 2.0.1";
    private const string EpicPage = "Epic's CDS Hooks page (fhir.epic.com)";
    private const string OraclePage = "Cerner's draft CDS Hooks page of 2021";
    private const string OracleFhir = "Oracle's FHIR R4 documentation";
    private const string AthenaHelp = "athenahealth's help page";
    private const string AthenaIssue = "an athenahealth engineer in cds-hooks/docs issue 43, 2017";

    /// <summary>The profiles, in the order of the columns.</summary>
    public static ImmutableArray<string> Names { get; } = [CdsHooks, Epic, Oracle, Athena];

    private static readonly ImmutableArray<string> OfOrders = ["CarePlan", "ServiceRequest"];

    /// <summary>The rows.</summary>
    public static ImmutableArray<ProfileRow> Rows { get; } =
    [
        new("Creates", "Resource types of create actions. A draft of another type stands in words.", [],
            [new("CarePlan,ServiceRequest", Specified, Spec), new("ServiceRequest", Vendor, EpicPage), new(ProfileRow.None, Inferred, OracleFhir + ": both are read only there"), new("ServiceRequest", Inferred, string.Empty)]) { Types = OfOrders },
        new("Updates", "Resource types of update actions.", [],
            [new("CarePlan", Specified, Spec), new(ProfileRow.None, Vendor, EpicPage), new(ProfileRow.None, Inferred, OracleFhir + ": both are read only there"), new(ProfileRow.None, Inferred, string.Empty)]) { Types = OfOrders },
        new("Deletes", "Resource types of delete actions on drafts of the call.", [],
            [new("ServiceRequest", Specified, Spec), new("ServiceRequest", Vendor, EpicPage), new(ProfileRow.None, Inferred, OraclePage + ": no ordering hook"), new("ServiceRequest", Inferred, string.Empty)]) { Types = OfOrders },
        new("ActionsPerSuggestion", "Most actions in one suggestion. More are split where several suggestions may be taken, and else stand in words.", [ProfileRow.Every],
            [new(ProfileRow.Every, Specified, Spec), new("1", Vendor, EpicPage), new(ProfileRow.Every, Inferred, string.Empty), new(ProfileRow.Every, Reported, AthenaIssue + ": the actions of a suggestion go together")]) { Range = (1, 20) },
        new("SelectionBehavior", "How many suggestions of a card may be taken.", [ClientProfile.AtMostOne, ClientProfile.Any],
            [new(ClientProfile.AtMostOne, Specified, Spec), new(ClientProfile.Any, Vendor, EpicPage), new(ClientProfile.AtMostOne, Inferred, string.Empty), new(ClientProfile.AtMostOne, Reported, AthenaIssue + ": suggestions exclude each other")]),
        new("Recommended", "Whether a card's only suggestion is recommended, which clients show ticked: never, or on a pathway card without a caveat.", ["never", ClientProfile.WithoutCaveat],
            [new("never", Inferred, string.Empty), new("never", Inferred, EpicPage + ": recommended is ticked"), new("never", Inferred, string.Empty), new("never", Inferred, string.Empty)]),
        new("OrderCode", "Codings of an order: ours, the site's beside ours where it has a key, or the site's alone, where a kind without a key stands in words.", ["ours", ClientProfile.SiteBesideOurs, ClientProfile.SiteAlone],
            [new(ClientProfile.SiteBesideOurs, Inferred, string.Empty), new(ClientProfile.SiteAlone, Vendor, EpicPage), new(ClientProfile.SiteBesideOurs, Inferred, string.Empty), new(ClientProfile.SiteBesideOurs, Inferred, string.Empty)]),
        new("OrderDetails", "Whether an accepted order keeps its details. Where they are ignored, priority and doses stand in words as well.", ["kept", ClientProfile.DetailsIgnored],
            [new("kept", Specified, Spec), new(ClientProfile.DetailsIgnored, Vendor, EpicPage), new("kept", Inferred, string.Empty), new("kept", Inferred, string.Empty)]),
        new("OrderCategory", "Category of the setting that an order carries beside ours, of HL7's medicationrequest-category.", [ProfileRow.None, "inpatient", "outpatient"],
            [new(ProfileRow.None, Specified, Spec), new("outpatient", Reported, "an example of SMART Health IT for Epic; the page's own drafts carry one"), new(ProfileRow.None, Inferred, string.Empty), new(ProfileRow.None, Inferred, string.Empty)]),
        new("DetailFormat", "Format of the detail: GitHub Flavored Markdown, or plain text with the same words.", ["gfm", ClientProfile.PlainText],
            [new("gfm", Specified, Spec), new("gfm", Vendor, EpicPage), new("gfm", Inferred, string.Empty), new("gfm", Inferred, string.Empty)]),
        new("DetailFormatName", "Whether plain text is announced in Epic's extension " + ContentType + ".", [ProfileRow.None, ClientProfile.Announced],
            [new(ProfileRow.None, Specified, Spec), new(ClientProfile.Announced, Vendor, EpicPage), new(ProfileRow.None, Inferred, string.Empty), new(ProfileRow.None, Inferred, string.Empty)]),
        new("SummaryLength", "Longest summary in characters. A longer one ends after its action or a whole finding; the detail says the rest.", [],
            [new("110", Specified, Spec + ": below 140"), new("110", Inferred, string.Empty), new("100", Inferred, OraclePage + ": an eighth of the screen"), new("110", Inferred, string.Empty)]) { Range = (80, 139) },
        new("DetailLength", "Length of a pathway card's detail in characters, up to which values and lines of information are added. Reasons, positives, what is missing and what to order by hand have the room of every card, 900 characters.", [],
            [new("900", Inferred, string.Empty), new("900", Inferred, string.Empty), new("700", Inferred, OraclePage + ": an eighth of the screen"), new("900", Inferred, string.Empty)]) { Range = (400, 4_000) },
        new("SideDetailLength", "The same of another card, whose reasons have 500 characters.", [],
            [new("500", Inferred, string.Empty), new("500", Inferred, string.Empty), new("500", Inferred, string.Empty), new("500", Inferred, string.Empty)]) { Range = (200, 4_000) },
        new("TopicCode", "Spelling of topic codes: as published, or in letters and digits alone (urgentSurgicalReferralGait, with the reasons of a referral, so that no override of one hides another). Store and insights keep the published one.", ["published", ClientProfile.Alphanumeric],
            [new("published", Specified, Spec), new(ClientProfile.Alphanumeric, Vendor, EpicPage), new("published", Inferred, string.Empty), new("published", Inferred, string.Empty)]),
        new("Critical", "Whether critical is offered, or lowered to a warning that comes first and begins with URGENT.", ["offered", ClientProfile.Lowered],
            [new("offered", Specified, Spec), new("offered", Vendor, EpicPage + ": the site maps it"), new("offered", Vendor, OraclePage + ": a pop-up"), new("offered", Inferred, string.Empty)]),
        new("Links", "Whether links stand in links alone, or web links at the end of the detail as well.", ["links", ClientProfile.LinksInDetailToo],
            [new("links", Specified, Spec), new("links", Vendor, EpicPage), new("links", Vendor, OraclePage), new("links", Inferred, string.Empty)]),
        new("LinkAddress", "Whether the link to the protocol names the rule, or the page alone, so that one exact entry of an allow-list lets it through.", ["rule", ClientProfile.PageAlone],
            [new("rule", Specified, Spec), new(ClientProfile.PageAlone, Vendor, EpicPage + ": the site allow-lists links"), new(ClientProfile.PageAlone, Vendor, OraclePage + ": others are removed"), new("rule", Inferred, string.Empty)]),
        new("AppContext", "Whether a smart link carries its context.", ["sent", ClientProfile.LeftOut],
            [new("sent", Specified, Spec), new("sent", Vendor, EpicPage), new(ClientProfile.LeftOut, Vendor, OraclePage + ": not supported"), new("sent", Inferred, string.Empty)]),
        new("Extension", "Whether a card carries the decision, machine readable.", ["kept", ClientProfile.LeftOut],
            [new("kept", Specified, Spec), new("kept", Inferred, EpicPage + ": others are not spoken of"), new("kept", Inferred, string.Empty), new("kept", Inferred, AthenaHelp + ": not spoken of")]),
    ];

    /// <summary>The profiles as they are without a site's settings.</summary>
    public static ImmutableArray<ClientProfile> All { get; } = [.. Names.Select(static name => ClientProfile.Of(name, [], OrderKeys.None))];

    /// <summary>The whole answer, for clients without a profile.</summary>
    public static ClientProfile Default => All[0];

    /// <summary>A profile by its name; null for a name that is none's.</summary>
    public static ClientProfile? Find(string name) => All.FirstOrDefault(profile => profile.Name == name);
}
