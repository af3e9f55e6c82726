using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What keeping cards, feedback and used tokens needs.</summary>
internal static class MemorySetup
{
    /// <summary>Registers the database and everything above it.</summary>
    public static void AddMemory(this IServiceCollection services, IDialect dialect)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention");
        services.AddSingleton(_ => dialect);
        services.AddSingleton<MemoryTelemetry>();
        services.AddSingleton<MemoryHealth>();
        services.AddSingleton<Database>();
        services.AddSingleton<CardQueue>();
        services.AddSingleton<CardLog>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton<FeedbackEndpoint>();
        services.AddSingleton<Insights>();
        services.AddSingleton<UsedTokens>();
        services.AddSingleton<IUsedTokens>(provider => provider.GetRequiredService<UsedTokens>());
        services.AddHostedService<CardLogWriter>();
        services.AddHostedService<DatabaseWatch>();
        services.AddHostedService<Retention>();
    }
}
