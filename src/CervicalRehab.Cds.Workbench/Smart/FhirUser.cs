using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>
/// Who signed in: the <c>fhirUser</c> of the id_token. It comes straight from the token endpoint over TLS, which OpenID Connect Core 3.1.3.7 lets stand for its
/// signature; it names the author of what the user writes and grants nothing.
/// </summary>
internal static partial class FhirUser
{
    /// <summary>The user as a relative reference; null when the answer names no practitioner of this server.</summary>
    public static string? Of(JsonElement answer, SmartServer server)
    {
        var named = Claims(answer.Text("id_token")) is { } claims ? claims.Text("fhirUser") ?? claims.Text("profile") : answer.Text("fhirUser");
        if (named is null)
        {
            return null;
        }

        var relative = named.StartsWith(server.Issuer + "/", StringComparison.Ordinal) ? named[(server.Issuer.Length + 1)..] : named;
        return Practitioner().IsMatch(relative) ? relative : null;
    }

    private static JsonElement? Claims(string? token)
    {
        if (token?.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        try
        {
            return Json.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload))) is { ValueKind: JsonValueKind.Object } claims ? claims : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^Practitioner(Role)?/[A-Za-z0-9\-.]{1,64}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Practitioner();
}
