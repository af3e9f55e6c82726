using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>The two cookies of a launch. Lax, because the EHR sends the browser back from another site; out of reach of any script.</summary>
internal static class SmartCookies
{
    private const string BrowserName = "cervical-rehab-launch";
    private const string SessionName = "cervical-rehab-course";
    private const string BrowserPath = "/launch";

    /// <summary>Ties a sign-in to the browser that began it.</summary>
    public static void SetBrowser(HttpContext http, string value, SmartSettings settings) =>
        http.Response.Cookies.Append(BrowserName, value, Options(http, settings, BrowserPath));

    /// <summary>True when the sign-in was begun in this browser.</summary>
    public static bool IsBrowser(HttpContext http, string value) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Cookies[BrowserName] ?? string.Empty), Encoding.UTF8.GetBytes(value));

    /// <summary>The sign-in is over.</summary>
    public static void ForgetBrowser(HttpContext http, SmartSettings settings) =>
        http.Response.Cookies.Delete(BrowserName, Options(http, settings, BrowserPath));

    /// <summary>Id of the browser's session; empty without one.</summary>
    public static string Session(HttpContext http) => http.Request.Cookies[SessionName] ?? string.Empty;

    /// <summary>Opens the browser's session. The server ends it; a cookie that is left says that it has ended.</summary>
    public static void SetSession(HttpContext http, string id, SmartSettings settings) =>
        http.Response.Cookies.Append(SessionName, id, Options(http, settings, "/"));

    /// <summary>Ends the browser's session.</summary>
    public static void ForgetSession(HttpContext http, SmartSettings settings) => http.Response.Cookies.Delete(SessionName, Options(http, settings, "/"));

    private static CookieOptions Options(HttpContext http, SmartSettings settings, string path) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps || settings.PublicBase?.Scheme == Uri.UriSchemeHttps,
        SameSite = SameSiteMode.Lax,
        Path = path,
    };
}
