using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.Layout;
using CervicalRehab.Cds.Workbench.WriteBack;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>SMART App Launch 2: from the EHR with <c>launch</c>, standalone without, both with PKCE and a state.</summary>
internal static class SmartEndpoints
{
    /// <summary>Where the EHR sends the browser back to.</summary>
    public const string Callback = "/launch/callback";

    private const string Again = "Launch again from the EHR.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary><c>GET /launch?iss=</c>, with <c>launch</c> when the EHR opened it: off to sign in.</summary>
    public static async Task<IResult> Launch(HttpContext http, SmartSettings settings, SmartHttp ehr, SmartSessions sessions, CancellationToken ct)
    {
        if (settings.Find(http.Request.Query["iss"].ToString()) is not { } server)
        {
            return Refused(http, StatusCodes.Status403Forbidden, "This FHIR server is not registered for launches (iss).", "Ask who runs this service to register it (Smart__Servers).");
        }

        var (configuration, fault) = await ehr.Discover(server, ct);
        if (configuration is null)
        {
            return Refused(http, StatusCodes.Status502BadGateway, $"The EHR cannot be signed in to: {fault}.", Again);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Begin(http, settings, sessions, server, configuration, http.Request.Query["launch"].ToString(), server.Write is not WriteWay.Nothing);
    }

    /// <summary>Back from the EHR: the code for a token, and on to the page that was asked for.</summary>
    public static async Task<IResult> Return(HttpContext http, SmartSettings settings, SmartHttp ehr, SmartSessions sessions, CancellationToken ct)
    {
        var answer = http.Request.Query;
        http.Response.Headers.CacheControl = "no-store";
        if (sessions.Take(answer["state"].ToString()) is not { } pending || !SmartCookies.IsBrowser(http, pending.Browser))
        {
            return Refused(http, StatusCodes.Status400BadRequest, "This sign-in was not begun in this browser, has been used, or took too long (state).", Again);
        }

        SmartCookies.ForgetBrowser(http, settings);
        if (answer["iss"].ToString() is { Length: > 0 } iss && iss.TrimEnd('/') != (pending.Configuration.Issuer ?? pending.Server.Issuer).TrimEnd('/'))
        {
            return Refused(http, StatusCodes.Status400BadRequest, "The answer comes from another server than the one asked (iss).", Again);
        }

        if (answer["error"].ToString() is { Length: > 0 } error)
        {
            // An EHR that refuses a scope it does not know still lets the record be read.
            return error is "invalid_scope" && pending.WithWriting
                ? Begin(http, settings, sessions, pending.Server, pending.Configuration, pending.Launch, withWriting: false)
                : Refused(http, StatusCodes.Status403Forbidden, error is "access_denied"
                ? "Access to the record was not granted."
                : $"The EHR refused the sign-in{(TokenAnswer.Code().IsMatch(error) ? $" ({error})" : null)}.", Again);
        }

        var (status, body) = await ehr.Redeem(pending, answer["code"].ToString(), ct);
        var (session, fault) = TokenAnswer.Read(status, body, pending.Server, sessions.Now);
        if (session is null)
        {
            return Refused(http, StatusCodes.Status502BadGateway, fault, Again);
        }

        // Whatever session the browser had ends here; the new one has an id of its own.
        sessions.Close(SmartCookies.Session(http));
        SmartCookies.SetSession(http, sessions.Open(session), settings);
        return Results.Redirect(session.Context.IsForAssessment ? "/assessment" : "/course");
    }

    private static IResult Begin(HttpContext http, SmartSettings settings, SmartSessions sessions, SmartServer server, SmartConfiguration configuration, string launch, bool withWriting)
    {
        var pending = new PendingLaunch
        {
            Browser = Pkce.Secret(),
            Server = server,
            Configuration = configuration,
            Verifier = Pkce.Secret(),
            RedirectUri = (settings.PublicBase?.ToString().TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}") + Callback,
            Until = sessions.Now + Patience,
            Launch = launch,
            WithWriting = withWriting,
        };
        var state = sessions.Begin(pending);
        SmartCookies.SetBrowser(http, pending.Browser, settings);
        return Results.Redirect(Address(pending, state));
    }

    private static string Address(PendingLaunch pending, string state)
    {
        var query = new QueryBuilder
        {
            { "response_type", "code" },
            { "client_id", pending.Server.ClientId },
            { "redirect_uri", pending.RedirectUri },
            { "scope", pending.Configuration.Scopes(pending.Launch.Length > 0, pending.WithWriting) },
            { "state", state },
            { "aud", pending.Server.Issuer },
            { "code_challenge", Pkce.Challenge(pending.Verifier) },
            { "code_challenge_method", "S256" },
        };
        if (pending.Launch.Length > 0)
        {
            query.Add("launch", pending.Launch);
        }

        var address = pending.Configuration.Authorize;
        return address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 1 ? address.Query + "&" + query.ToString()[1..] : query.ToString());
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CoursePage> Refused(HttpContext http, int status, string problem, string advice) =>
        Page.Of<CoursePage>(http, new CourseModel { Problems = [problem], Advice = advice }, status);
}
