using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// Clients' tokens as an ASP.NET Core authentication scheme. Every refusal is the same bare 401 (JWT-14, RESP-6): the caller learns nothing,
/// the log names the code. The base class gets no logger: it would repeat what <see cref="TrustTelemetry"/> says.
/// </summary>
internal sealed class ClientAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, ClientTokens tokens, TrustTelemetry seen)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "client";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var verdict = await tokens.Judge(Request, Context.RequestAborted);
        if (verdict.Caller is not { Issuer: { } issuer } caller)
        {
            seen.Refused(verdict);
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, issuer)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
