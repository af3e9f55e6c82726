using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>
/// The contract per client as a page for operators: the registered clients with the keys they lack, what each profile changes and how sure that is, what a site
/// must set up, what is lost, and an answer of each pathway. Made at the first request; the patients are invented.
/// </summary>
internal sealed class ClientsPage(TrustSettings trust)
{
    /// <summary>Path of the page.</summary>
    public const string Path = ProtocolLink.Path + "/clients";

    private readonly Lazy<byte[]> _body = new(() => Encoding.UTF8.GetBytes(Addressed(Write(trust.Clients), trust.PublicBaseUrl)));

    /// <summary>The page.</summary>
    public FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ProtocolStyle.Policy;
        response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(_body.Value, "text/html; charset=utf-8");
    }

    /// <summary>For operators: it names the registered clients.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder app) =>
        app.MapGet(Path, (ClientsPage page, HttpResponse response) => page.Get(response)).ExcludeFromDescription();

    // The addresses to allow are those of this deployment.
    private static string Addressed(string page, string? address) =>
        address is { Length: > 0 } ? page.Replace(Text(ClientContract.Base), Text(address.TrimEnd('/')), StringComparison.Ordinal) : page;

    private static string Write(ImmutableArray<ClientOptions> clients) => $"""
        {ProtocolStyle.Head("Clients and their profiles", "profiles", "profiles")}
        <p>A profile changes what a client is sent and shown, never what is decided: the same pathway, the same order of severity, the same reasons, positives and missing parts.</p>
        <nav aria-label="Profiles"><ul>{string.Concat(ClientProfiles.Names.Select(static name => $"<li><a href=\"#{name}\">{name}</a></li>"))}</ul></nav>
        </header>
        <main id="profiles" tabindex="-1">
        <section aria-labelledby="registered"><h2 id="registered">Registered here</h2>{Registered(clients)}</section>
        {string.Concat(ClientProfiles.Names.Select(Profile))}
        </main>
        </body>
        </html>

        """;

    private static string Registered(ImmutableArray<ClientOptions> clients) => clients.IsEmpty
        ? "<p>No client is registered. A trial call may name a profile: <strong>?profile=epic</strong>.</p>"
        : $"<ul>{string.Concat(clients.Select(Registered))}</ul>";

    private static string Registered(ClientOptions client)
    {
        var profile = ProfileSettings.Of(client);
        return $"<li><strong>{Text(client.Section)}</strong> {Text(client.Issuer)}: profile {profile.Name}"
            + (profile.Overridden.IsEmpty ? string.Empty : $", set otherwise: {Text(string.Join(", ", profile.Overridden.Select(row => $"{row} = {profile.Value(row)}")))}")
            + (profile.MissingKeys.IsEmpty ? "." : $". <strong>No order key for {Text(string.Join(", ", profile.MissingKeys))}</strong>: these orders stand in words.") + "</li>\n";
    }

    private static string Profile(string name)
    {
        var (profile, at) = (ProfilePreview.Named(name)!, ClientProfiles.Names.IndexOf(name));
        return $"""
            <section aria-labelledby="{name}">
            <h2 id="{name}">{name}</h2>
            <article class="rule"><h3>What the site must set up</h3>{List(ClientContract.SetUp(profile))}</article>
            <article class="rule"><h3>What is lost</h3>{List(ClientContract.Lost(profile))}</article>
            <article class="rule"><h3>What it takes and shows</h3><dl>{string.Concat(ClientProfiles.Rows.Select(row => $"<dt>{row.Name}</dt><dd>{Text(ClientContract.Cell(row.Cells[at]))}. <span class=\"quiet\">{Text(row.Meaning)}</span></dd>"))}</dl></article>
            {string.Concat(ExampleAnswers.Of(profile).Select(Example))}
            </section>

            """;
    }

    private static string Example(ExampleAnswer answer) => $"<h3>{Text(CardText.Topic(answer.Pathway))}: {Text(answer.Story)}</h3>{string.Concat(answer.Cards.Select(Card))}";

    private static string Card(ExampleCard card) => $"""
        <article class="rule {card.Indicator}">
        <h3>{Text(card.Summary)}</h3>
        <p class="quiet">{card.Indicator}, topic {Text(card.Topic)}</p>
        <p>{Text(card.Detail).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>
        <dl>
        <dt>Suggestions{(card.SelectionBehavior.Length > 0 ? ", " + card.SelectionBehavior : string.Empty)}</dt><dd>{(card.Actions.IsEmpty ? "none" : List(card.Actions))}</dd>
        <dt>Links</dt><dd>{List(card.Links)}</dd>
        </dl>
        </article>

        """;

    private static string List(ImmutableArray<string> lines) => $"<ul>{string.Concat(lines.Select(static line => $"<li>{Text(line)}</li>"))}</ul>";

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);
}
