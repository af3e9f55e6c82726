using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// Settings outside their ranges end the start, before anything else is made. What checks them is written by the compiler from their annotations, which are so not looked up at each
/// start; they are read once, so that once is enough.
/// </summary>
[OptionsValidator]
internal sealed partial class SettingsChecks : IValidateOptions<RequestLimits>, IValidateOptions<PressureOptions>, IValidateOptions<WarmUpOptions>, IValidateOptions<FetchOptions>, IValidateOptions<RetentionOptions>
{
    private static readonly SettingsChecks Checks = new();

    /// <summary>What is wrong with numbers of sections, by the names of environment variables; empty when the service may start.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration configuration) =>
    [
        .. Faults<RequestLimits>(configuration, "Requests", section => section.Get<RequestLimits>(), Checks),
        .. Faults<PressureOptions>(configuration, "Pressure", section => section.Get<PressureOptions>(), Checks),
        .. Faults<WarmUpOptions>(configuration, "WarmUp", section => section.Get<WarmUpOptions>(), Checks),
        .. Faults<FetchOptions>(configuration, "Fetch", section => section.Get<FetchOptions>(), Checks),
        .. Faults<RetentionOptions>(configuration, "Retention", section => section.Get<RetentionOptions>(), Checks),
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
}
