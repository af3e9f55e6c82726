using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CervicalRehab.Cds.Service.Telemetry;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What must hold before the service starts (contract sections 2 and 5). Each refusal says what to set.</summary>
internal static class StartRules
{
    /// <summary>Why the service must not start; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration settings, bool isDevelopment) =>
        [.. Rules(settings, isDevelopment).Where(rule => rule.IsBroken).Select(rule => rule.Refusal)];

    /// <summary>Says on the error output why the service does not start, a line each.</summary>
    /// <returns>The exit status of the program.</returns>
    public static async Task<int> Refuse(ImmutableArray<string> refusals)
    {
        await Console.Error.WriteLineAsync("The service does not start:\n" + string.Join('\n', refusals.Select(refusal => $"- {refusal}")));
        return 1;
    }

    /// <summary>The refusal of an address that could not be listened on: it is in use, not of this machine, or of https without a certificate.</summary>
    public static string NotListening(Exception fault) => $"ASPNETCORE_URLS names an address that cannot be listened on: {fault.Message.Split('\n')[0].TrimEnd()}";

    private static ImmutableArray<(bool IsBroken, string Refusal)> Rules(IConfiguration settings, bool isDevelopment)
    {
        var (fixedAt, anonymous, address) = (Given(settings, EvaluationClock.Setting), Given(settings, "AllowAnonymous"), Given(settings, "PublicBaseUrl"));
        var zoneRefusal = ZoneRefusal(settings);
        var isAnswer = bool.TryParse(anonymous, out var isAllowed) || anonymous is null;
        return
        [
            (fixedAt is not null && !isDevelopment, "Clock:FixedAt is for the Development environment only: remove it (Clock__FixedAt in the environment)."),
            (fixedAt is not null && EvaluationClock.Parse(fixedAt) is null, "Clock:FixedAt must be an ISO instant with an offset, for instance 2026-06-01T09:00:00+02:00."),
            (!isAnswer, "AllowAnonymous must be true or false."),
            (isAnswer && !isAllowed && !isDevelopment && !settings.GetSection("Clients").GetChildren().Any(),
                "No client is registered, so every caller would be anonymous. Register one (Clients__0__Issuer and so on), set AllowAnonymous=true to accept that, "
                + "or ASPNETCORE_ENVIRONMENT=Development for a trial on this machine."),
            (zoneRefusal is not null, zoneRefusal ?? string.Empty),
            (Given(settings, "urls") is { } urls && !urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsListened), "ASPNETCORE_URLS must hold http or https addresses, separated by semicolons, for instance http://localhost:5080."),
            (Given(settings, TelemetryOptions.Collector) is { } collector && !(Uri.TryCreate(collector, UriKind.Absolute, out var otlp) && (otlp.Scheme == Uri.UriSchemeHttp || otlp.Scheme == Uri.UriSchemeHttps)),
                $"{TelemetryOptions.Collector} must be an absolute http or https address, for instance http://collector.example:4317."),
            (Given(settings, Drain.Setting) is { } drain && !(int.TryParse(drain, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Drain.MostSeconds), $"Shutdown__DrainSeconds must be a whole number from 0 to {Drain.MostSeconds}."),
            (address is not null && address.TrimEnd('/').EndsWith("/cds-services", StringComparison.OrdinalIgnoreCase), "PublicBaseUrl must not end in /cds-services: it is the address below which that stands."),
            (address is null && !isDevelopment, "PublicBaseUrl is required outside Development: set it to the https address that clients call."),
            (address is not null && !IsBase(address, isDevelopment), $"PublicBaseUrl must be an absolute {(isDevelopment ? "http or https" : "https")} address without query."),
        ];
    }

    /// <summary>Why dates could not be judged by the site's calendar; null when they can.</summary>
    public static string? ZoneRefusal(IConfiguration settings) => Given(settings, "TZ") is { } zone && !IsZone(zone.TrimStart(':'))
        ? "TZ names no time zone that this machine knows, and dates would be judged by UTC: set it to one of the tz database, for instance America/New_York." : null;

    private static string? Given(IConfiguration settings, string name) => settings[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    // A name, or a file of the database.
    private static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) || File.Exists(zone);

    private static bool IsListened(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Port: >= 0 and <= IPEndPoint.MaxPort, Scheme: var scheme } && (scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsBase(string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp));
}
