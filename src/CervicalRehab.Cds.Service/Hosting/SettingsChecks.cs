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
        .. Faults(configuration, "Requests", section => section.Get<RequestLimits>(), Checks.Validate),
        .. Faults(configuration, "Pressure", section => section.Get<PressureOptions>(), Checks.Validate),
        .. Faults(configuration, "WarmUp", section => section.Get<WarmUpOptions>(), Checks.Validate),
        .. Faults(configuration, "Fetch", section => section.Get<FetchOptions>(), Checks.Validate),
        .. Faults(configuration, "Retention", section => section.Get<RetentionOptions>(), Checks.Validate),
    ];

    private static IEnumerable<string> Faults<TOptions>(IConfiguration configuration, string name, Func<IConfigurationSection, TOptions?> read, Func<string?, TOptions, ValidateOptionsResult> check)
        where TOptions : class
    {
        try
        {
            return read(configuration.GetSection(name)) is { } options ? (check(null, options).Failures ?? []).Select(fault => $"{name}__{fault}") : [];
        }
        catch (InvalidOperationException fault)
        {
            // Not even a number; the message names the setting.
            return [fault.Message];
        }
    }
}
