using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What must hold before the service starts (contract sections 2 and 5). Each refusal says what to set.</summary>
internal static class StartRules
{
    /// <summary>Why the service must not start; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration settings, bool isDevelopment) =>
        [.. Rules(settings, isDevelopment).Where(rule => rule.IsBroken).Select(rule => rule.Refusal)];

    private static ImmutableArray<(bool IsBroken, string Refusal)> Rules(IConfiguration settings, bool isDevelopment)
    {
        var (fixedAt, anonymous, address) = (Given(settings, EvaluationClock.Setting), Given(settings, "AllowAnonymous"), Given(settings, "PublicBaseUrl"));
        var isAnswer = bool.TryParse(anonymous, out var isAllowed) || anonymous is null;
        return
        [
            (fixedAt is not null && !isDevelopment, "Clock:FixedAt is for the Development environment only: remove it (Clock__FixedAt in the environment)."),
            (fixedAt is not null && EvaluationClock.Parse(fixedAt) is null, "Clock:FixedAt must be an ISO instant with an offset, for instance 2026-06-01T09:00:00+02:00."),
            (!isAnswer, "AllowAnonymous must be true or false."),
            (isAnswer && !isAllowed && !isDevelopment && !settings.GetSection("Clients").GetChildren().Any(),
                "No client is registered, so every caller would be anonymous. Register one (Clients__0__Issuer and so on), set AllowAnonymous=true to accept that, "
                + "or ASPNETCORE_ENVIRONMENT=Development for a trial on this machine."),
            (Given(settings, "TZ") is { } zone && !IsZone(zone.TrimStart(':')), "TZ names no time zone that this machine knows, and dates would be judged by UTC: set it to one of the tz database, for instance America/New_York."),
            (Given(settings, "urls") is { } urls && !urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsListened), "ASPNETCORE_URLS must hold http or https addresses, separated by semicolons, for instance http://localhost:5080."),
            (address is null && !isDevelopment, "PublicBaseUrl is required outside Development: set it to the https address that clients call."),
            (address is not null && !IsBase(address, isDevelopment), $"PublicBaseUrl must be an absolute {(isDevelopment ? "http or https" : "https")} address without query."),
        ];
    }

    private static string? Given(IConfiguration settings, string name) => settings[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    // A name, or a file of the database.
    private static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) || File.Exists(zone);

    private static bool IsListened(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Scheme is var scheme && (scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase));
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
