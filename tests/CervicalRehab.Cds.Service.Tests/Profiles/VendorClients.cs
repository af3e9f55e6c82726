using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>A card as a client shows it: what is seen, what can be accepted, and what was dropped with the reason.</summary>
internal sealed record SeenCard(string Indicator, string Head, string Detail, ImmutableArray<string> Accepts, ImmutableArray<string> Links, ImmutableArray<string> Dropped)
{
    /// <summary>Everything a clinician can read.</summary>
    public string Words => string.Join('\n', [Head, Detail, .. Accepts]);
}

/// <summary>A client that behaves as its vendor describes it: it drops what it does not take and shows what it shows.</summary>
/// <param name="Name">The profile it is a client of.</param>
/// <param name="Width">Width of its panel in pixels.</param>
/// <param name="Take">What it takes of a card: what can be accepted, and what is dropped.</param>
/// <param name="Shows">The links it shows, of those a card has.</param>
internal sealed partial record VendorClient(string Name, int Width, Func<JsonElement, (ImmutableArray<string> Accepts, ImmutableArray<string> Dropped)> Take, Func<JsonElement, bool> Shows)
{
    // What a site allows: the page of the rules and the launch of the app, exactly.
    private static readonly string[] Allowed = ["https://cds.example/protocol", "https://cds.example/launch"];

    /// <summary>The clients.</summary>
    public static ImmutableArray<VendorClient> All { get; } =
    [
        new(ClientProfiles.Epic, 720, OfEpic, IsAllowed),
        new(ClientProfiles.Oracle, 240, OfOracle, IsAllowed),
        new(ClientProfiles.Athena, 360, OfAthena, static _ => true),
    ];

    /// <summary>The cards of an answer as this client shows them.</summary>
    public ImmutableArray<SeenCard> Show(JsonElement answer) => [.. Calls.Cards(answer).Select(Seen)];

    /// <summary>A page that shows them, for pictures.</summary>
    public string Page(JsonElement answer) => $$"""
        <!doctype html><meta charset="utf-8"><title>{{Name}}</title>
        <style>body{margin:12px;width:{{Width - 24}}px;font:13px/1.4 sans-serif;overflow-wrap:anywhere}article{border:1px solid #bbb;border-left:6px solid #888;padding:8px;margin:0 0 12px}
        .critical{border-left-color:#a61b1b}.warning{border-left-color:#b06f00}.info{border-left-color:#075a72}h1{font-size:14px;margin:0 0 6px}button{display:block;margin:4px 0;text-align:left}p{white-space:pre-line;margin:6px 0}</style>
        {{string.Concat(Show(answer).Select(card => $"<article class=\"{card.Indicator}\"><h1>{Html(card.Head)}</h1>{Markdown(card.Detail)}{string.Concat(card.Accepts.Select(action => $"<button>{Html(action)}</button>"))}{string.Concat(card.Links.Select(link => $"<p><u>{Html(link)}</u></p>"))}</article>"))}}
        """;

    private SeenCard Seen(JsonElement card)
    {
        var (accepts, dropped) = Take(card);
        var links = card.Items("links");
        return new(card.Text("indicator"), card.Text("summary"), card.Text("detail"), accepts, [.. links.Where(Shows).Select(link => link.Text("url"))], [.. dropped, .. links.Where(link => !Shows(link)).Select(link => $"link {link.Text("url")}")]);
    }

    // Acceptance shows the description; one action a suggestion, any of them; orders by the site's key; topics of letters and digits, or an override is forgotten.
    private static (ImmutableArray<string> Accepts, ImmutableArray<string> Dropped) OfEpic(JsonElement card)
    {
        var dropped = new List<string>();
        if (!card.Text("source", "topic", "code").All(char.IsAsciiLetterOrDigit))
        {
            dropped.Add("topic");
        }

        var accepts = new List<string>();
        foreach (var suggestion in card.Items("suggestions"))
        {
            var fault = card.Text("selectionBehavior") != "any" ? "selectionBehavior" : suggestion.Items("actions") is not [var only] ? "several actions" : IsTakenByEpic(only) ? null : $"{only.Text("type")} {only.Text("resource", "resourceType")}";
            if (fault is null)
            {
                accepts.Add(suggestion.Items("actions")[0].Text("description"));
            }
            else
            {
                dropped.Add(fault);
            }
        }

        return ([.. accepts], [.. dropped]);
    }

    private static bool IsTakenByEpic(JsonElement action) => action.Text("type") switch
    {
        "delete" => action.Text("resourceId").StartsWith("ServiceRequest/", StringComparison.Ordinal),
        "create" => action.Text("resource", "resourceType") == "ServiceRequest" && action.GetProperty("resource").GetProperty("code").Items("coding").Any(coding => coding.Text("system").StartsWith("urn:com.epic.cdshooks.action.code.system.", StringComparison.Ordinal)),
        _ => false,
    };

    private static (ImmutableArray<string> Accepts, ImmutableArray<string> Dropped) OfOracle(JsonElement card) => ([], [.. card.Items("suggestions").Select(static suggestion => suggestion.Text("label"))]);

    private static (ImmutableArray<string> Accepts, ImmutableArray<string> Dropped) OfAthena(JsonElement card)
    {
        var taken = card.Items("suggestions").ToLookup(static suggestion => suggestion.Items("actions").All(static action => action.Text("type") is "delete" || action.Text("resource", "resourceType") == "ServiceRequest"));
        return ([.. taken[true].Select(static suggestion => suggestion.Text("label"))], [.. taken[false].Select(static suggestion => suggestion.Text("label"))]);
    }

    private static bool IsAllowed(JsonElement link) => Allowed.Contains(link.Text("url"), StringComparer.Ordinal);

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    // Enough of Markdown for our own: bold, and letters that stand as themselves.
    private static string Markdown(string detail) =>
        string.Concat(detail.Split("\n\n").Select(static part => $"<p>{Escaped().Replace(Bold().Replace(Html(part), "<b>${text}</b>"), "${text}")}</p>"));

    [GeneratedRegex(@"\*\*(?<text>.+?)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\\(?<text>[^\w\s])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
