using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
internal sealed record SeenSpan(string Trace, string Id, string Parent, string Name, Dictionary<string, string> Tags);

/// <summary>A collector that keeps what it is sent over OTLP (http/protobuf).</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = [];

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(Keep);
    }

    /// <summary>What makes the service send here, soon.</summary>
    public string[] Settings =>
    [
        $"OTEL_EXPORTER_OTLP_ENDPOINT={_app.Urls.Single()}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
        "OTEL_METRIC_EXPORT_INTERVAL=500", "OTEL_BSP_SCHEDULE_DELAY=200", "OTEL_BLRP_SCHEDULE_DELAY=200",
    ];

    /// <summary>Every payload as Latin-1 text, in which UTF-8 markers of ASCII letters are found.</summary>
    public IEnumerable<string> Texts => _received.Select(payload => Encoding.Latin1.GetString(payload.Body));

    public ImmutableArray<SeenSpan> Spans =>
    [
        .. Of("traces").SelectMany(body => new Proto(body).At(1, 2, 2))
            .Select(span => new SeenSpan(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Attributes(9))),
    ];

    public ImmutableHashSet<string> Metrics => [.. Of("metrics").SelectMany(body => new Proto(body).At(1, 2, 2)).Select(metric => metric.Text(1))];

    /// <summary>Log lines by the trace they belong to.</summary>
    public ImmutableArray<(string Trace, string Text)> Logs => [.. Of("logs").SelectMany(body => new Proto(body).At(1, 2, 2)).Select(line => (line.Hex(9), line.At(5).Single().Text(1)))];

    public static async Task<OtlpSink> Start()
    {
        var sink = new OtlpSink();
        await sink._app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<byte[]> Of(string signal) => _received.Where(payload => payload.Signal == signal).Select(payload => payload.Body);

    private async Task Keep(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _received.Enqueue((http.Request.Path.Value!.Split('/')[^1], body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
