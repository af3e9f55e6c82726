using CervicalRehab.Cds.Service.PatientRecord;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>
/// Builds OpenTelemetry's providers at start and flushes them at the end. Stands in for OpenTelemetry.Extensions.Hosting, which cannot be restored.
/// </summary>
internal sealed class TelemetryProviders(IConfiguration settings, PrometheusExporter prometheus) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
    [
        FetchTelemetry.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
        "System.Runtime",
    ];

    // Their names end as only a histogram's parts may in Prometheus.
    private static readonly string[] NotWanted = ["dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    private TracerProvider? _tracing;
    private MeterProvider? _metering;

    /// <summary>What the telemetry is about.</summary>
    public static ResourceBuilder Resource { get; } =
        ResourceBuilder.CreateDefault().AddService("cervical-rehab-cds", serviceVersion: typeof(TelemetryProviders).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var hasCollector = TelemetryOptions.HasCollector(settings);
        var metering = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddMeter(Meters)
            .AddReader(new BaseExportingMetricReader(prometheus));
        foreach (var name in NotWanted)
        {
            metering = metering.AddView(name, MetricStreamConfiguration.Drop);
        }

        _metering = (hasCollector ? metering.AddOtlpExporter() : metering).Build();
        if (hasCollector)
        {
            _tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource).AddSource(ServerSpan.SourceName, Spans.SourceName).AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _tracing?.Dispose();
        _metering?.Dispose();
    }
}
