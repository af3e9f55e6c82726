using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>Puts the limits into the service.</summary>
internal static class PressureSetup
{
    /// <summary>What counts calls and what computes for them.</summary>
    public static void AddPressure(this IServiceCollection services)
    {
        services.AddOptions<PressureOptions>().BindConfiguration("Pressure");
        services.AddSingleton<Admission>();
        services.AddSingleton<AdmissionFilter>();
        services.AddSingleton(provider => new ConcurrencyLimiter(new() { PermitLimit = provider.GetRequiredService<IOptions<PressureOptions>>().Value.MaxFeedback, QueueLimit = 0 }));
        services.AddSingleton<FeedbackFilter>();
        services.AddSingleton<Workers>();
        services.AddSingleton<PressureTelemetry>();
    }

    /// <summary>Refuses hook calls that are more than the service can do.</summary>
    public static RouteHandlerBuilder WithAdmission(this RouteHandlerBuilder route) => route.Behind<AdmissionFilter>();

    /// <summary>Refuses feedback calls that are more than may be in hand.</summary>
    public static RouteHandlerBuilder WithFeedbackBound(this RouteHandlerBuilder route) => route.Behind<FeedbackFilter>();

    // Named by its type, a filter would be made through expressions that are compiled at each start.
    private static RouteHandlerBuilder Behind<TFilter>(this RouteHandlerBuilder route)
        where TFilter : IEndpointFilter =>
        route.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<TFilter>().InvokeAsync(context, next));
}
