namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>Puts the limits into the service.</summary>
internal static class PressureSetup
{
    /// <summary>What counts calls and what computes for them.</summary>
    public static void AddPressure(this IServiceCollection services)
    {
        services.AddOptions<PressureOptions>().BindConfiguration("Pressure").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Admission>();
        services.AddSingleton<FeedbackInHand>();
        services.AddSingleton<Workers>();
        services.AddSingleton<PressureTelemetry>();
    }

    /// <summary>Refuses hook calls that are more than the service can do.</summary>
    public static RouteHandlerBuilder WithAdmission(this RouteHandlerBuilder route) => route.AddEndpointFilter<RouteHandlerBuilder, AdmissionFilter>();

    /// <summary>Refuses feedback calls that are more than may be in hand.</summary>
    public static RouteHandlerBuilder WithFeedbackBound(this RouteHandlerBuilder route) => route.AddEndpointFilter<RouteHandlerBuilder, FeedbackFilter>();
}
