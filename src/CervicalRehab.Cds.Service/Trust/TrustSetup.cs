using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Wires trust: who is asked for what, and where.</summary>
internal static class TrustSetup
{
    private const string ClientPolicy = "client";

    private const string OperatorPolicy = "operator";

    /// <summary>Registers both schemes and what they need. The store of used tokens is the database's.</summary>
    public static void AddTrust(this IServiceCollection services, TrustSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<TrustTelemetry>();
        services.AddSingleton<KeySetHttp>();
        services.AddSingleton<ClientRegistry>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<UsedTokensInProcess>();
        services.AddSingleton<TokenReplay>();
        services.AddSingleton<ClientTokens>();
        services.AddSingleton<OperatorPasswords>();

        // AddAuthentication would also set up keys to encrypt cookies with, on disk; there are no cookies here.
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ClientAuthentication>(ClientAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, OperatorAuthentication>(OperatorAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ClientPolicy, policy => Require(policy, settings.IsOpen ? null : ClientAuthentication.SchemeName))
            .AddPolicy(OperatorPolicy, policy => Require(policy, settings.IsOpenToOperators ? null : OperatorAuthentication.SchemeName));
    }

    /// <summary>Lets only registered clients in, once there are any.</summary>
    public static TBuilder RequireClient<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(ClientPolicy);

    /// <summary>Lets only operators in; everybody in Development without operators.</summary>
    public static TBuilder RequireOperator<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(OperatorPolicy);

    /// <summary>Judges every call that needs it, before its body is read, and says at the start who may call.</summary>
    public static void UseTrust(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<TrustSettings>();
        app.Services.GetRequiredService<TrustTelemetry>().Announce(settings);
        app.UseAuthentication();
        app.UseAuthorization();
        if (!settings.IsOpen)
        {
            app.Use(JudgeUnknownAddresses);
        }
    }

    /// <summary>True for an endpoint that lets only operators in.</summary>
    public static bool NeedsOperator(IEnumerable<object> metadata) => metadata.OfType<IAuthorizeData>().Any(rule => rule.Policy == OperatorPolicy);

    /// <summary>True for an endpoint that lets only registered clients in.</summary>
    public static bool NeedsClient(IEnumerable<object> metadata) => metadata.OfType<IAuthorizeData>().Any(rule => rule.Policy == ClientPolicy);

    private static void Require(AuthorizationPolicyBuilder policy, string? scheme)
    {
        if (scheme is null)
        {
            policy.RequireAssertion(_ => true);
        }
        else
        {
            policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser();
        }
    }

    // Without a token nobody learns which services there are, so an unknown address or method among them is 401 before it is 404 or 405.
    private static async Task JudgeUnknownAddresses(HttpContext context, RequestDelegate next)
    {
        var isJudged = context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
        if (isJudged || !context.Request.Path.StartsWithSegments("/cds-services", StringComparison.OrdinalIgnoreCase)
            || (await context.AuthenticateAsync(ClientAuthentication.SchemeName)).Succeeded)
        {
            await next(context);
        }
        else
        {
            await context.ChallengeAsync(ClientAuthentication.SchemeName);
        }
    }
}
