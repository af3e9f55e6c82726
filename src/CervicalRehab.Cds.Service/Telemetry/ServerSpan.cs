using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>
/// Names the server's span by route, as OpenTelemetry's instrumentation of ASP.NET Core does, which it stands in for. The path of a call that
/// matches no route is left out: it may hold anything.
/// </summary>
internal static class ServerSpan
{
    /// <summary>Name of the framework's own source.</summary>
    public const string SourceName = "Microsoft.AspNetCore";

    /// <summary>Tags the span once the answer is known.</summary>
    public static async Task Tag(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (Activity.Current is { IsAllDataRequested: true } span)
            {
                Describe(span, context);
            }
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var method = Method(context.Request.Method);
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsOptions(method) || HttpMethods.IsHead(method) ? method : "_OTHER";
}
