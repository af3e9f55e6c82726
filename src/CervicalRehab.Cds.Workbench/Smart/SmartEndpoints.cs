using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.Layout;
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

        var launch = http.Request.Query["launch"].ToString();
        var pending = new PendingLaunch
        {
            Browser = Pkce.Secret(),
            Server = server,
            Configuration = configuration,
            Verifier = Pkce.Secret(),
            RedirectUri = (settings.PublicBase?.ToString().TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}") + Callback,
            Until = sessions.Now + Patience,
        };
        var state = sessions.Begin(pending);
        SmartCookies.SetBrowser(http, pending.Browser, settings);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(Address(pending, state, launch));
    }

    /// <summary>Back from the EHR: the code for a token, and on to the course.</summary>
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
            return Refused(http, StatusCodes.Status403Forbidden, error is "access_denied"
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
        return Results.Redirect("/course");
    }

    private static string Address(PendingLaunch pending, string state, string launch)
    {
        var query = new QueryBuilder
        {
            { "response_type", "code" },
            { "client_id", pending.Server.ClientId },
            { "redirect_uri", pending.RedirectUri },
            { "scope", pending.Configuration.Scopes(launch.Length > 0) },
            { "state", state },
            { "aud", pending.Server.Issuer },
            { "code_challenge", Pkce.Challenge(pending.Verifier) },
            { "code_challenge_method", "S256" },
        };
        if (launch.Length > 0)
        {
            query.Add("launch", launch);
        }

        var address = pending.Configuration.Authorize;
        return address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 1 ? address.Query + "&" + query.ToString()[1..] : query.ToString());
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CoursePage> Refused(HttpContext http, int status, string problem, string advice) =>
        Page.Of<CoursePage>(http, new CourseModel { Problems = [problem], Advice = advice }, status);
}
