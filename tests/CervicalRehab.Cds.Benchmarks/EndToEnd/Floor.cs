using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>
/// What every service on this stack must do, and no more, as a process of its own: <c>/floor</c> reads the body and answers fixed 4 KB,
/// <c>/scan</c> also reads every JSON token once. Takes OTLP over HTTP as well, and drops it.
/// </summary>
internal static class Floor
{
    private static readonly byte[] Fixed = Encoding.UTF8.GetBytes($"{{\"cards\":\"{new string('x', 4_084)}\"}}");

    /// <summary>Serves until it is ended.</summary>
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/v1/{signal}", (HttpContext http) => http.Request.Body.CopyToAsync(Stream.Null));
        app.MapPost("/floor", (HttpContext http) => Answer(http, scan: false));
        app.MapPost("/scan", (HttpContext http) => Answer(http, scan: true));
        await app.RunAsync();
        return 0;
    }

    private static async Task Answer(HttpContext http, bool scan)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 0) + 1);
        var length = 0;
        while (await http.Request.Body.ReadAsync(bytes.AsMemory(length)) is var read and > 0)
        {
            length += read;
        }

        if (scan)
        {
            Scan(bytes.AsSpan(0, length));
        }

        ArrayPool<byte>.Shared.Return(bytes);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Fixed.Length;
        await http.Response.Body.WriteAsync(Fixed);
    }

    private static void Scan(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
        }
    }
}
