using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>The page at the root: what this is and where to go on. It loads nothing and runs nothing.</summary>
internal static class StartPage
{
    private const string Style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#222}";

    private static readonly string Policy =
        $"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    public static void MapStartPage(this IEndpointRouteBuilder app, bool withSamples, bool isOpen) =>
        app.MapGet("/", (HttpResponse response) => Get(response, withSamples, isOpen)).ExcludeFromDescription().RequireOperator();

    private static ContentHttpResult Get(HttpResponse response, bool withSamples, bool isOpen)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(Page(withSamples, isOpen), "text/html", Encoding.UTF8);
    }

    private static string Page(bool withSamples, bool isOpen) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Cervical Rehabilitation CDS</title>
        <style>{Style}</style>
        </head>
        <body>
        <h1>Cervical Rehabilitation CDS</h1>
        <p>A CDS Hooks service that reads FHIR R4 and evaluates a conservative rehabilitation protocol for cervical muscle spasm with minor
        ossification of the posterior longitudinal ligament. It answers with cards and draft resources for a clinician to review.</p>
        <p>It does not diagnose or prescribe and is not for emergencies. The content is a draft that the deploying organization has to approve.</p>
        <p>{(isOpen
            ? "<strong>Open:</strong> no client is registered, so everybody who reaches this service may call it without a token."
            : "Discovery, services and feedback need the token of a registered client.")}</p>
        <ul>
        <li><a href="/protocol">Protocol</a>: the rules behind the cards, their clauses and evidence</li>
        <li><a href="/cds-services">Discovery</a>: the services and their prefetch templates</li>
        {(withSamples ? "<li><a href=\"/samples\">Samples</a>: complete hook requests to post, one per situation</li>" : string.Empty)}
        <li><a href="/openapi/">API</a>: every call and answer, and <a href="/openapi/v1.json">the same for generators</a> (OpenAPI)</li>
        <li>Probes: <a href="/health/live">live</a>, <a href="/health/ready">ready</a></li>
        </ul>
        </body>
        </html>
        """;
}
