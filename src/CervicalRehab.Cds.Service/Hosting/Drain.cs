using System.Globalization;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// A graceful end: <c>/health/ready</c> turns 503 at once, calls are still taken for <c>Shutdown:DrainSeconds</c> while the load balancer learns of it,
/// then no more are, and those in flight are finished.
/// </summary>
internal sealed class Drain(IConfiguration settings, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>The setting: seconds between the signal to stop and the last call taken, 0 (the default) to 300.</summary>
    public const string Setting = "Shutdown:DrainSeconds";

    /// <summary>The greatest value of the setting.</summary>
    public const int MostSeconds = 300;

    /// <summary>How long calls in flight may take after that.</summary>
    public static readonly TimeSpan InFlight = TimeSpan.FromSeconds(30);

    /// <summary>True from the signal to stop on.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>The setting's value.</summary>
    public static TimeSpan Delay(IConfiguration settings) => TimeSpan.FromSeconds(settings[Setting] is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsDraining = true;
        return Task.Delay(Delay(settings), time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Puts <see cref="Drain"/> into the service.</summary>
internal static class DrainSetup
{
    /// <summary>The host waits for the drain and for the calls in flight.</summary>
    public static void AddDrain(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Drain.Delay(builder.Configuration) + Drain.InFlight);
    }
}
