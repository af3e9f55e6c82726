using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CervicalRehab.Cds.Service.PatientRecord;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>
/// Section <c>Telemetry</c>. Traces, metrics and logs go out over OTLP as soon as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a
/// collector; the other standard <c>OTEL_</c> variables hold as well.
/// </summary>
internal sealed class TelemetryOptions
{
    /// <summary>The standard variable that names the collector.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Serve <c>/metrics</c> for Prometheus. Unset: in Development only. A public proxy in front must not forward that path.</summary>
    public bool? Prometheus { get; set; }

    /// <summary>The options as set.</summary>
    public static TelemetryOptions Of(IConfiguration settings) => settings.GetSection("Telemetry").Get<TelemetryOptions>() ?? new();

    /// <summary>True when a collector is named.</summary>
    public static bool HasCollector(IConfiguration settings) => !string.IsNullOrWhiteSpace(settings[Collector]);
}

/// <summary>Puts OpenTelemetry into the service: traces, metrics and logs to a collector, metrics for Prometheus.</summary>
internal static class TelemetrySetup
{
    // Their names end as only a histogram's parts may in Prometheus.
    private static readonly string[] NotWanted = ["dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    // What a span of the framework's may hold as it starts. All else (path, query, host, user agent, an unknown method) is the caller's word, and may name a patient.
    private static readonly FrozenSet<string> Kept = ["http.request.method", "network.protocol.version", "url.scheme"];

    /// <summary>Collects what somebody takes; nothing when there is neither a collector nor a scrape.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HookMetrics>();
        var hasCollector = TelemetryOptions.HasCollector(builder.Configuration);
        var isScraped = IsScraped(builder.Configuration, builder.Environment);
        if (hasCollector || isScraped)
        {
            Collect(builder, hasCollector, isScraped);
        }
    }

    // A method of its own, as MapScrape is: what nobody takes leaves its libraries unloaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect(WebApplicationBuilder builder, bool hasCollector, bool isScraped)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics => Measure(metrics, isScraped));
        if (hasCollector)
        {
            telemetry.WithTracing(Trace).UseOtlpExporter();
        }
    }

    /// <summary><c>/metrics</c>, when it is served.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (IsScraped(app.Configuration, app.Environment))
        {
            MapScrape(app);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapScrape(WebApplication app) => app.MapPrometheusScrapingEndpoint().WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));

    private static bool IsScraped(IConfiguration settings, IHostEnvironment environment) => TelemetryOptions.Of(settings).Prometheus ?? environment.IsDevelopment();

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService("cervical-rehab-cds", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();

    private static void Measure(MeterProviderBuilder metrics, bool isScraped)
    {
        metrics.SetExemplarFilter(ExemplarFilterType.TraceBased).AddMeter(FetchTelemetry.MeterName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();
        foreach (var name in NotWanted)
        {
            metrics.AddView(name, MetricStreamConfiguration.Drop);
        }

        if (isScraped)
        {
            // One collection per scrape, and each label says something: dashboards and alerts know these series.
            metrics.AddPrometheusExporter(options => (options.ScrapeResponseCacheDurationMilliseconds, options.ScopeInfoEnabled, options.TargetInfoEnabled) = (0, false, false));
        }
    }

    // No spans of the HTTP client: their addresses would name the patient, and fhir.query stands for them.
    private static void Trace(TracerProviderBuilder tracing) =>
        tracing.AddSource(Spans.SourceName).AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = static (span, _) => KeepKnown(span));

    private static void KeepKnown(Activity span)
    {
        foreach (var (name, _) in span.TagObjects.Where(static tag => !Kept.Contains(tag.Key)).ToArray())
        {
            span.SetTag(name, null);
        }
    }
}

/// <summary>
/// The spans of a hook call: <c>gather</c>, <c>read</c>, <c>evaluate</c>, <c>write</c>, and one <c>fhir.query</c> per key. Tags hold rule ids, codes and
/// counts; never an address with an identifier in it, a value or a token. The framework's own client spans are not recorded, for their
/// address would name the patient.
/// </summary>
internal static class Spans
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "CervicalRehab.Cds";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the span of a stage; null, and free of charge, when nobody listens.</summary>
    public static Activity? Stage(string name) => Source.StartActivity(name);

    /// <summary>Starts the span of a query to a FHIR server.</summary>
    public static Activity? Query(string key) => Source.StartActivity("fhir.query", ActivityKind.Client)?.SetTag("cervical_rehab.prefetch.key", key);
}
