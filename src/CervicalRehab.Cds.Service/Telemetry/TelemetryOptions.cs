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
