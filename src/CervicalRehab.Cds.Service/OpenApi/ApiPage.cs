using System.Security.Cryptography;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Authorization;
using Scalar.AspNetCore;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>
/// The page at <c>/openapi/</c>: the description at <c>/openapi/v1.json</c> for people. Its script comes from this service; fonts, telemetry and whatever else the library
/// would ask of its maker are switched off, and the page's policy forbids any other host.
/// </summary>
internal static class ApiPage
{
    /// <summary>Maps the page and its script, for operators.</summary>
    public static void MapApiPage(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).RequireOperator();
        ((IEndpointConventionBuilder)group).Finally(ForOperatorsOnly);
        group.MapScalarApiReference("/openapi", (options, http) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            http.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
            options.WithTitle("API · Cervical Rehabilitation CDS").WithNonce(nonce).DisableTelemetry().DisableAgent().DisableMcp().DisableDefaultFonts().HideClientButton().HideDeveloperTools();
        });
    }

    // The library opens its script to everybody.
    private static void ForOperatorsOnly(EndpointBuilder endpoint)
    {
        foreach (var open in endpoint.Metadata.OfType<IAllowAnonymous>().ToList())
        {
            endpoint.Metadata.Remove(open);
        }
    }
}
