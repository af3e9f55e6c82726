using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Telemetry;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>A setting that stands alone, in the form of an environment variable.</summary>
internal sealed record Setting(string Name, string Default, string Meaning);

/// <summary>A section of settings and the class it is read into; <paramref name="IsList"/> for one that is numbered.</summary>
internal sealed record SettingsSection(string Name, Type Options, bool IsList = false);

/// <summary>Every setting there is. The table of deploy/README.md is made from this, from the classes' own comments and from their defaults.</summary>
internal static class Settings
{
    /// <summary>Settings without a class.</summary>
    public static ImmutableArray<Setting> Alone { get; } =
    [
        new("ASPNETCORE_URLS", HostSetup.DefaultAddress, "Where to listen."),
        new("ASPNETCORE_ENVIRONMENT", "Development with dotnet run, else Production", "Development is a trial on one machine: samples, no client trust unless clients are registered. Any other environment refuses to start open unless told so."),
        new("Clock__FixedAt", string.Empty, "ISO instant with offset used in place of the wall clock. Development only: any other environment refuses to start with it."),
        new("TZ", "that of the system", "The site's time zone: dates without a time are judged by its calendar."),
        new("PublicBaseUrl", string.Empty, "Public https address, which a token's aud must name; may have a path. Required outside Development."),
        new("AllowAnonymous", "false", "Outside Development, allows a start without registered clients."),
        .. ClientProfiles.Rows.Select(static row => new Setting($"Clients__0__Profile__{row.Name}", "the profile's", $"{row.Meaning} {char.ToUpperInvariant(row.Wanted[0])}{row.Wanted[1..]}.")),
        new("Database__Provider", "Sqlite", "Sqlite for one instance, PostgreSql for several."),
        new("Database__ConnectionString", "Data Source=data/cervical-rehab.db", "An ADO.NET connection string. A wrong one refuses the start; a database that is away does not."),
        new("Shutdown__DrainSeconds", "0", "Seconds, 0 to 300, in which calls are still taken after the signal to stop, while /health/ready already says 503."),
        new(TelemetryOptions.Collector, string.Empty, "Address of an OpenTelemetry collector. Set: traces, metrics and logs go there; the other standard OTEL_ variables hold as well."),
    ];

    /// <summary>Settings with a class.</summary>
    public static ImmutableArray<SettingsSection> Sections { get; } =
    [
        new("Clients", typeof(ClientOptions), IsList: true),
        new("Clients__0__OrderKeys", typeof(OrderKeyOptions), IsList: true),
        new("Operators", typeof(OperatorOptions), IsList: true),
        new("Retention", typeof(RetentionOptions)),
        new("Requests", typeof(RequestLimits)),
        new("Pressure", typeof(PressureOptions)),
        new("WarmUp", typeof(WarmUpOptions)),
        new("Fetch", typeof(FetchOptions)),
        new("Terminology", typeof(TerminologyOptions)),
        new(ContentOptions.Section, typeof(ContentOptions)),
        new(CardsOptions.Section, typeof(CardsOptions)),
        new("Telemetry", typeof(TelemetryOptions)),
        new("Workbench", typeof(WorkbenchOptions)),
        new("Smart__Servers", typeof(SmartServerOptions), IsList: true),
    ];
}
