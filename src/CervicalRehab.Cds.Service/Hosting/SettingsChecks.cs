using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings outside their ranges end the start. What checks them is written by the compiler from their annotations, which are so not looked up at each start.</summary>
internal static class SettingsChecks
{
    /// <summary>What is wrong with numbers of sections, by the names of environment variables; empty when the service may start.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration configuration) =>
    [
        .. Faults(configuration, "Requests", section => section.Get<RequestLimits>(), new RequestsCheck()),
        .. Faults(configuration, "Pressure", section => section.Get<PressureOptions>(), new PressureCheck()),
        .. Faults(configuration, "WarmUp", section => section.Get<WarmUpOptions>(), new WarmUpCheck()),
        .. Faults(configuration, "Fetch", section => section.Get<FetchOptions>(), new FetchCheck()),
        .. Faults(configuration, "Retention", section => section.Get<RetentionOptions>(), new RetentionCheck()),
    ];

    private static IEnumerable<string> Faults<TOptions>(IConfiguration configuration, string name, Func<IConfigurationSection, TOptions?> read, IValidateOptions<TOptions> check)
        where TOptions : class
    {
        try
        {
            return read(configuration.GetSection(name)) is { } options ? (check.Validate(null, options).Failures ?? []).Select(fault => $"{name}__{fault}") : [];
        }
        catch (InvalidOperationException fault)
        {
            // Not even a number; the message names the setting.
            return [fault.Message];
        }
    }

    /// <summary>Checks these settings by <typeparamref name="TCheck"/> before anything else starts.</summary>
    public static void CheckedBy<TOptions, TCheck>(this OptionsBuilder<TOptions> options)
        where TOptions : class
        where TCheck : class, IValidateOptions<TOptions>
    {
        options.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TCheck>());
        options.ValidateOnStart();
    }
}

/// <summary>Section <c>WarmUp</c>.</summary>
[OptionsValidator]
internal sealed partial class WarmUpCheck : IValidateOptions<WarmUpOptions>;

/// <summary>Section <c>Requests</c>.</summary>
[OptionsValidator]
internal sealed partial class RequestsCheck : IValidateOptions<RequestLimits>;

/// <summary>Section <c>Retention</c>.</summary>
[OptionsValidator]
internal sealed partial class RetentionCheck : IValidateOptions<RetentionOptions>;

/// <summary>Section <c>Pressure</c>.</summary>
[OptionsValidator]
internal sealed partial class PressureCheck : IValidateOptions<PressureOptions>;

/// <summary>Section <c>Fetch</c>.</summary>
[OptionsValidator]
internal sealed partial class FetchCheck : IValidateOptions<FetchOptions>;
