using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What must hold before the service starts (contract sections 2 and 5). Each refusal says what to set.</summary>
internal static class StartRules
{
    /// <summary>Why the service must not start; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration settings, bool isDevelopment) =>
        [.. Clock(settings, isDevelopment), .. Anonymity(settings, isDevelopment), .. PublicBase(settings, isDevelopment)];

    private static IEnumerable<string> Clock(IConfiguration settings, bool isDevelopment)
    {
        var fixedAt = settings[EvaluationClock.Setting];
        if (string.IsNullOrWhiteSpace(fixedAt))
        {
            yield break;
        }

        if (!isDevelopment)
        {
            yield return "Clock:FixedAt is for the Development environment only: remove it (Clock__FixedAt in the environment).";
        }

        if (EvaluationClock.Parse(fixedAt) is null)
        {
            yield return "Clock:FixedAt must be an ISO instant with an offset, for instance 2026-06-01T09:00:00+02:00.";
        }
    }

    private static IEnumerable<string> Anonymity(IConfiguration settings, bool isDevelopment)
    {
        var given = settings["AllowAnonymous"];
        if (!string.IsNullOrWhiteSpace(given) && !bool.TryParse(given, out _))
        {
            yield return "AllowAnonymous must be true or false.";
        }
        else if (!isDevelopment && !settings.GetSection("Clients").GetChildren().Any() && !(bool.TryParse(given, out var allowed) && allowed))
        {
            yield return "No client is registered, so every caller would be anonymous. Register one (Clients__0__Issuer and so on), set AllowAnonymous=true to accept that, "
                + "or ASPNETCORE_ENVIRONMENT=Development for a trial on this machine.";
        }
    }

    private static IEnumerable<string> PublicBase(IConfiguration settings, bool isDevelopment)
    {
        var given = settings["PublicBaseUrl"];
        var address = Uri.TryCreate(given, UriKind.Absolute, out var parsed) ? parsed : null;
        if (string.IsNullOrWhiteSpace(given))
        {
            if (!isDevelopment)
            {
                yield return "PublicBaseUrl is required outside Development: set it to the https address that clients call.";
            }
        }
        else if (address is not { UserInfo: "", Query: "", Fragment: "" } || (address.Scheme != Uri.UriSchemeHttps && !(isDevelopment && address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return isDevelopment ? "PublicBaseUrl must be an absolute http or https address without query." : "PublicBaseUrl must be an absolute https address without query.";
        }
    }
}
