using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What browsers are told: who may call from a page (CORS), and to take nothing we send for more than it is.</summary>
internal static class Browsers
{
    /// <summary>Pages of the registered origins may call, exactly those; in Development without clients pages on this machine. Never credentials.</summary>
    public static void Cors(CorsOptions options, ImmutableArray<string> origins, bool isTrial) => options.AddDefaultPolicy(policy => policy
        .SetIsOriginAllowed(origin => isTrial ? IsLoopback(origin) : origins.Contains(origin, StringComparer.Ordinal))
        .WithMethods("GET", "POST")
        .WithHeaders("authorization", "content-type")
        .WithExposedHeaders("etag", "retry-after"));

    /// <summary>
    /// The library's own middleware for CORS. Added by its type, it would be called through an expression compiled at each start, for the one
    /// service it asks for at each call.
    /// </summary>
    public static void UseBrowsers(this IApplicationBuilder app) => app.Use(next =>
    {
        var services = app.ApplicationServices;
        var cors = new CorsMiddleware(next, services.GetRequiredService<ICorsService>(), services.GetRequiredService<ILoggerFactory>());
        return context => cors.Invoke(context, context.RequestServices.GetRequiredService<ICorsPolicyProvider>());
    });

    /// <summary>Security headers of every answer.</summary>
    public static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            // Whoever asks: a cache must not give one origin's answer to another.
            headers.Vary = headers.Vary.Contains("Origin", StringComparer.OrdinalIgnoreCase) ? headers.Vary : StringValues.Concat(headers.Vary, "Origin");
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : "default-src 'none'; frame-ancestors 'none'";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>True for an origin written as browsers write it: scheme, host in lower case and a port that is not the scheme's own.</summary>
    internal static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.GetLeftPart(UriPartial.Authority) == origin && address.UserInfo.Length == 0 && Ascii.IsValid(origin);

    /// <summary>True for an origin on this machine: localhost or a loopback address, any port.</summary>
    internal static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
