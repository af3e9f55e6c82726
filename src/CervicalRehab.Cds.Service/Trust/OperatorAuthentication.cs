using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// HTTP Basic for operators; TLS is the site's (contract section 5). Without operators there is nobody to ask for, so what needs one is answered like
/// an address that does not exist. The base class gets no logger: it would repeat what <see cref="TrustTelemetry"/> says.
/// </summary>
internal sealed class OperatorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, TrustSettings settings, OperatorPasswords passwords, TrustTelemetry seen)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "operator";

    private const string Basic = "Basic ";

    private const int MaxLength = 1_024;

    private PasswordVerdict _verdict;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials() is not var (name, password) || settings.Operators.IsEmpty)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        _verdict = passwords.Check(name, password);
        if (_verdict is not PasswordVerdict.Right)
        {
            seen.OperatorRefused(_verdict);
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (settings.Operators.IsEmpty)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (_verdict is PasswordVerdict.TooMany)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = "60";
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Basic realm=\"operators\", charset=\"UTF-8\"";
        }

        return Task.CompletedTask;
    }

    private (string Name, string Password)? Credentials()
    {
        if (Request.Headers.Authorization is not [{ Length: <= MaxLength } only] || !only.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[only.Length];
        return Convert.TryFromBase64String(only[Basic.Length..].Trim(' '), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var name, var password]
            ? (name, password)
            : null;
    }
}
