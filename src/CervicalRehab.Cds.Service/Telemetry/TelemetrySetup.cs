using System.Collections.Frozen;
using System.Diagnostics;
using CervicalRehab.Cds.Service.PatientRecord;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CervicalRehab.Cds.Service.Telemetry;

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
        if (!hasCollector && !isScraped)
        {
            return;
        }

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
            app.MapPrometheusScrapingEndpoint().WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
        }
    }

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
