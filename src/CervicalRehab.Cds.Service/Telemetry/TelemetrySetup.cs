using OpenTelemetry.Logs;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>Puts the telemetry into the service.</summary>
internal static class TelemetrySetup
{
    /// <summary>The providers; nothing is collected when there is neither a collector nor a scrape.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HookMetrics>();
        builder.Services.AddSingleton<PrometheusExporter>();
        var hasCollector = TelemetryOptions.HasCollector(builder.Configuration);
        if (hasCollector || IsScraped(builder.Configuration, builder.Environment))
        {
            builder.Services.AddHostedService<TelemetryProviders>();
        }

        if (hasCollector)
        {
            builder.Logging.AddOpenTelemetry(logging => logging.SetResourceBuilder(TelemetryProviders.Resource).AddOtlpExporter());
        }
    }

    /// <summary><c>/metrics</c>, when it is served.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (IsScraped(app.Configuration, app.Environment))
        {
            app.MapGet("/metrics", (HttpContext context, PrometheusExporter exporter) => Scrape(context, exporter)).ExcludeFromDescription();
        }
    }

    private static bool IsScraped(IConfiguration settings, IHostEnvironment environment) => TelemetryOptions.Of(settings).Prometheus ?? environment.IsDevelopment();

    private static async Task Scrape(HttpContext context, PrometheusExporter exporter)
    {
        var isOpenMetrics = context.Request.Headers.Accept.ToString().Contains("application/openmetrics-text", StringComparison.Ordinal);
        context.Response.ContentType = isOpenMetrics ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
        await context.Response.Body.WriteAsync(exporter.Scrape(isOpenMetrics), context.RequestAborted);
    }
}
