using System.Globalization;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>The answer of a token endpoint: a session, or why there is none.</summary>
internal static partial class TokenAnswer
{
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(1);

    // Servers should say how long a token lives; one that does not is trusted for a short while.
    private static readonly TimeSpan Unstated = TimeSpan.FromMinutes(5);

    public static (SmartSession? Session, string Fault) Read(int status, string body, SmartServer server, DateTimeOffset now)
    {
        var json = Json.Parse(body);
        if (status != 200 || json is not { } answer)
        {
            var why = json?.Text("error") is { } error && Code().IsMatch(error) ? error : status == 0 ? "no answer" : $"status {status}";
            return (null, $"The EHR did not accept the sign-in ({why}).");
        }

        if (answer.Text("access_token") is not { Length: > 0 } token || !string.Equals(answer.Text("token_type"), "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return (null, "The EHR's answer holds no bearer token.");
        }

        if (answer.Text("patient") is not { } patient || !Id().IsMatch(patient))
        {
            return (null, "The EHR named no patient for this launch. Choose a patient in the EHR first.");
        }

        var life = decimal.TryParse(answer.Text("expires_in"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((double)Math.Clamp(seconds, 0m, (decimal)LongestSession.TotalSeconds))
            : Unstated;
        return (new SmartSession
        {
            Server = server,
            PatientId = patient,
            AccessToken = token,
            Scope = answer.Text("scope") ?? string.Empty,
            Until = now + life,
            User = FhirUser.Of(answer, server),
            Encounter = answer.Text("encounter") is { } encounter && Id().IsMatch(encounter) ? encounter : null,
            Context = LaunchContext.Read(answer.Text("appContext")),
        }, string.Empty);
    }

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    internal static partial Regex Code();

    [GeneratedRegex(@"^[A-Za-z0-9\-.]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();
}
