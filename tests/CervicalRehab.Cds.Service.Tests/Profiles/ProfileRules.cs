using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>One rule of what a vendor publishes: whose it is, what it says, where it stands, and what breaks it.</summary>
internal sealed record ProfileRule(string Profile, string Name, string Source, Func<JsonElement, bool> IsBroken);

/// <summary>What the vendors publish, as rules for a card. They are written from the sources and know nothing of the table that answers.</summary>
internal static partial class ProfileRules
{
    private const string EpicPage = "Epic's CDS Hooks page (fhir.epic.com)";
    private const string OraclePage = "Cerner's draft CDS Hooks page of 2021, Oracle's FHIR R4 documentation";
    private const string AthenaIssue = "cds-hooks/docs issue 43, 2017";

    /// <summary>The rules.</summary>
    public static ImmutableArray<ProfileRule> All { get; } =
    [
        new(ClientProfiles.Epic, "one action a suggestion", EpicPage, card => card.Items("suggestions").Any(suggestion => suggestion.Items("actions").Length != 1)),
        new(ClientProfiles.Epic, "selectionBehavior any", EpicPage, card => !card.Items("suggestions").IsEmpty && card.Text("selectionBehavior") != "any"),
        new(ClientProfiles.Epic, "creates orders alone", EpicPage, card => Actions(card).Any(action => action.Text("type") is "create" && action.Text("resource", "resourceType") != "ServiceRequest")),
        new(ClientProfiles.Epic, "updates nothing", EpicPage, card => Actions(card).Any(action => action.Text("type") is "update")),
        new(ClientProfiles.Epic, "orders by the site's key", EpicPage, card => Actions(card).Any(action => action.Text("type") is "create" && !action.GetProperty("resource").GetProperty("code").Items("coding").All(IsEpicKey))),
        new(ClientProfiles.Epic, "topic of at most 100 letters and digits", EpicPage, card => !Alphanumeric().IsMatch(card.Text("source", "topic", "code"))),
        new(ClientProfiles.Epic, "each action says what it does", EpicPage, card => Actions(card).Any(action => action.Text("description").Length == 0)),
        new(ClientProfiles.Epic, "no action promises the priority that is ignored", EpicPage, card => Actions(card).Any(action => action.Text("description").Contains(", priority", StringComparison.Ordinal))),
        new(ClientProfiles.Epic, "uuids for feedback", EpicPage, card => card.Text("uuid").Length == 0 || card.Items("suggestions").Any(suggestion => suggestion.Text("uuid").Length == 0)),
        new(ClientProfiles.Epic, "an order's priority and doses stand in words", EpicPage, IsSilentOnDetails),
        new(ClientProfiles.Epic, "web links are exact entries of an allow-list", EpicPage, HasAnchor),
        new(ClientProfiles.Epic, "no percent sign in appContext, which Epic replaces", EpicPage, card => card.Items("links").Any(link => link.Text("appContext").Contains('%'))),
        new(ClientProfiles.Epic, "plain text is announced", EpicPage, card => !HasMarkdown(card) && card.Text("extension", "com.epic.cdshooks.card.detail.content-type") != "text/plain"),
        new(ClientProfiles.Oracle, "no draft of what is read only", OraclePage, card => !Actions(card).IsEmpty),
        new(ClientProfiles.Oracle, "no appContext", OraclePage, card => card.Items("links").Any(link => link.Text("appContext").Length > 0)),
        new(ClientProfiles.Oracle, "web links are exact entries of an allow-list", OraclePage, HasAnchor),
        new(ClientProfiles.Oracle, "three lines of summary in an eighth of the screen", OraclePage, card => card.Text("summary").Length > 100),
        new(ClientProfiles.Oracle, "beyond twenty lines in an eighth of the screen no values", OraclePage, card => card.Text("detail") is { Length: > 700 } detail && detail.Split("\n\n").Any(part => part.StartsWith("Motion ", StringComparison.Ordinal) || part.StartsWith("Absent on exam", StringComparison.Ordinal))),
        new(ClientProfiles.Oracle, "no table", OraclePage, card => card.Text("detail").Contains("| --", StringComparison.Ordinal)),
        new(ClientProfiles.Athena, "suggestions exclude each other", AthenaIssue, card => !card.Items("suggestions").IsEmpty && card.Text("selectionBehavior") != "at-most-one"),
        new(ClientProfiles.Athena, "no care plan", "our choice", card => Actions(card).Any(action => action.Text("resource", "resourceType") == "CarePlan")),
    ];

    /// <summary>Names of a profile's rules that a card breaks.</summary>
    public static string[] Broken(string profile, JsonElement card) => [.. All.Where(rule => rule.Profile == profile && rule.IsBroken(card)).Select(rule => rule.Name)];

    private static ImmutableArray<JsonElement> Actions(JsonElement card) => [.. card.Items("suggestions").SelectMany(suggestion => suggestion.Items("actions"))];

    private static bool IsEpicKey(JsonElement coding) => coding.Text("system") is "urn:com.epic.cdshooks.action.code.system.preference-list-item" or "urn:com.epic.cdshooks.action.code.system.orderset-item";

    private static bool HasAnchor(JsonElement card) => card.Items("links").Any(link => link.Text("type") == "absolute" && link.Text("url").Contains('#'));

    private static bool HasMarkdown(JsonElement card) => card.Text("detail").Contains("**", StringComparison.Ordinal);

    private static bool IsSilentOnDetails(JsonElement card) => Actions(card).Where(action => action.Text("type") is "create").Any(action => action.Text("resource", "priority") switch
    {
        "urgent" or "stat" => !card.Text("detail").Contains("by hand:", StringComparison.Ordinal) || !card.Text("detail").Contains($"priority {action.Text("resource", "priority")}", StringComparison.Ordinal),
        _ => action.Text("description").Contains("physical therapy", StringComparison.Ordinal) && !card.Text("detail").Contains("3-4 repetitions", StringComparison.Ordinal),
    });

    [GeneratedRegex("^[A-Za-z0-9]{1,100}$", RegexOptions.None, 1000)]
    private static partial Regex Alphanumeric();
}
