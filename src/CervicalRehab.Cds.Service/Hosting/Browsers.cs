using System.Net;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What browsers are told: who may call from a page (CORS), and to take nothing we send for more than it is.</summary>
internal static class Browsers
{
    /// <summary>In Development pages on this machine may call; elsewhere none, until clients are registered. Never credentials.</summary>
    public static void Cors(CorsOptions options, bool isDevelopment) => options.AddDefaultPolicy(policy => policy
        .SetIsOriginAllowed(origin => isDevelopment && IsLoopback(origin))
        .WithMethods("GET", "POST")
        .WithHeaders("authorization", "content-type")
        .WithExposedHeaders("etag", "retry-after"));

    /// <summary>Security headers of every answer.</summary>
    public static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : "default-src 'none'; frame-ancestors 'none'";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>True for an origin on this machine: localhost or a loopback address, any port.</summary>
    internal static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
