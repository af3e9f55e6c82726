namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What gathering a record needs.</summary>
internal static class FetchSetup
{
    /// <summary>Registers the record source and everything below it.</summary>
    public static void AddFetching(this IServiceCollection services, ServerTrust trust)
    {
        services.AddOptions<FetchOptions>().BindConfiguration("Fetch");
        services.AddSingleton(trust);
        services.AddSingleton<FetchTelemetry>();
        services.AddSingleton<FhirHttp>();
        services.AddFhirClient();
        services.AddSingleton<FhirQueries>();
        services.AddSingleton<PatientRecordSource>();
    }
}
