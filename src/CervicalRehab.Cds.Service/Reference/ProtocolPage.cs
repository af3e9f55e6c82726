using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>
/// The protocol's rules as a page, to which every card leads (contract section 1): by what they lead to, each with its clauses and their evidence, then the sources. It is public and
/// the same for everybody: the bytes are made once, from the tables that decide, and hold nothing of a patient.
/// </summary>
internal sealed class ProtocolPage
{
    private static readonly ImmutableArray<IGrouping<Effect, Rule>> Groups = [.. RehabProtocol.AllRules.Where(static rule => rule.Topic is null).GroupBy(static rule => rule.Effect)];

    private readonly byte[] _body;
    private readonly EntityTagHeaderValue _tag;

    public ProtocolPage(ContentApproval approval)
    {
        _body = Encoding.UTF8.GetBytes(Write(approval.Current));
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_body).AsSpan(0, 16))}\"");
    }

    /// <summary>The page, with 304 for a reader that has it.</summary>
    public FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ProtocolStyle.Policy;
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(_body, "text/html; charset=utf-8", entityTag: _tag);
    }

    /// <summary>Public in every environment: whoever sees a card can read the rule behind it.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(ProtocolLink.Path, (ProtocolPage page, HttpResponse response) => page.Get(response)).ExcludeFromDescription();

    private static string Write(Approval? approval)
    {
        var page = new StringBuilder(64 * 1024);
        page.Append($"""
            {ProtocolStyle.Head("Protocol rules and evidence", "rules", "rules")}
            <p>Content version {Text(Content.Version)}: {Text(Approval.Words(approval))}.</p>
            <p>{Text(Advice.Limits)}</p>
            <p>{Text(Advice.NotAssessed)}</p>
            <nav aria-label="Rules">{Contents()}</nav>
            </header>
            <main id="rules" tabindex="-1">

            """);
        foreach (var group in Groups)
        {
            Group(page, Anchor(group.Key), Title(group.Key), group);
        }

        Group(page, "beside", "A card of its own", RehabProtocol.AllRules.Where(static rule => rule.Topic is not null));
        Sources(page);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Contents()
    {
        var links = Groups.Select(group => $"<li><a href=\"#{Anchor(group.Key)}\">{Text(Title(group.Key))}</a></li>").Append("<li><a href=\"#beside\">A card of its own</a></li>").Append("<li><a href=\"#sources\">Sources</a></li>");
        return $"<ul>{string.Concat(links)}</ul>";
    }

    private static void Group(StringBuilder page, string id, string title, IEnumerable<Rule> rules)
    {
        page.Append($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Text(title)}</h2>\n");
        foreach (var rule in rules)
        {
            Rule(page, rule);
        }

        page.Append("</section>\n");
    }

    private static void Rule(StringBuilder page, Rule rule)
    {
        var clauses = rule.Clauses.Select(Clauses.Of).ToImmutableArray();
        page.Append($"""
            <article class="rule {Severity(rule)}" id="{rule.Id}" aria-labelledby="{rule.Id}-question">
            <h3 id="{rule.Id}-question">{Text(rule.Question)}</h3>
            <dl>
            <dt>If yes</dt><dd>{Text(LeadsTo(rule))}</dd>
            <dt>The card says</dt><dd>{Text(Advice.Sentence(rule.Id).TrimEnd('.'))}.</dd>
            <dt>Clauses, in our words</dt><dd><ul>{string.Concat(clauses.Select(Item))}</ul></dd>
            <dt>Evidence</dt><dd><ul>{Evidence(clauses)}</ul></dd>
            </dl>
            </article>

            """);
    }

    private static string Item(Clause clause) =>
        $"<li><strong>{clause.Id}</strong>: {Text(clause.Text)}{(clause.Numbers.Length > 0 ? $" ({Text(clause.Numbers)})" : string.Empty)}{(clause.Reading.Length > 0 ? $" <span class=\"quiet\">{Text(clause.Reading)}</span>" : string.Empty)}</li>";

    // A clause without a citation is said to have none.
    private static string Evidence(ImmutableArray<Clause> clauses)
    {
        ImmutableArray<Source> sources = [.. Clauses.Sources.Where(source => clauses.Any(clause => clause.Citations.Contains(source.Label)))];
        return sources.IsEmpty ? "<li>The protocol cites no source for it.</li>" : string.Concat(sources.Select(Item));
    }

    private static string Item(Source source) => $"<li>{Text(source.Match.TrimEnd('.'))}. <span class=\"quiet\">Label {source.Label} of the source text; match: {Text(source.Confidence)}.</span></li>";

    private static void Sources(StringBuilder page) => page.Append($"""
        <section aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <p>The source text gives labels and no bibliography. Each label stands beside the publication that matches it best, and how sure that match is.</p>
        <ul>{string.Concat(Clauses.Sources.Select(Item))}</ul>
        </section>

        """);

    private static string LeadsTo(Rule rule) => rule.Topic is { } topic ? Advice.SideTitle(topic)
        : PathwayTable.All.FirstOrDefault(row => row.Causes.Contains(rule.Effect)) is { } row ? CardText.Topic(row.Pathway.Code()) + (row.Pathway == Pathway.UrgentSurgicalReferral ? string.Empty : ", unless a more severe pathway applies")
        : $"The card carries {PathwayTable.Lead(rule.Effect)}; the pathway stays as it is";

    private static string Severity(Rule rule) => rule.Effect == Effect.RedFlag ? "critical"
        : rule.Indicator == Indicator.Warning || rule.Effect is Effect.Referral or Effect.AdultReferral or Effect.Unscreened or Effect.Gap or Effect.HoldWarning or Effect.Caveat ? "warning"
        : "info";

    private static string Title(Effect effect)
    {
        var lead = PathwayTable.Lead(effect);
        return char.ToUpperInvariant(lead[0]) + lead[1..];
    }

    private static string Anchor(Effect effect) => "effect-" + effect.ToString().ToLowerInvariant();

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);
}
