using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>
/// In a trial without clients a call may name the profile it is answered by (<c>?profile=epic</c>), so that it can be seen before a client is registered. Where a
/// token says who calls, a call chooses nothing.
/// </summary>
internal static class ProfilePreview
{
    /// <summary>The parameter.</summary>
    public const string Parameter = "profile";

    /// <summary>Lets calls choose, in Development without registered clients.</summary>
    public static void UseProfilePreview(this WebApplication app, TrustSettings trust)
    {
        if (trust is { IsOpen: true, IsDevelopment: true })
        {
            app.Use(Choose);
        }
    }

    private static Task Choose(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/cds-services", StringComparison.Ordinal) || http.Request.Query[Parameter] is not [{ } name])
        {
            return next(http);
        }

        if (Named(name) is not { } profile)
        {
            var text = $"The parameter {Parameter} must be one of {string.Join(", ", ClientProfiles.Names)}.";
            return Problems.Answer(new Problem(StatusCodes.Status400BadRequest, "value", "wrong-parameter", text)).ExecuteAsync(http);
        }

        http.Features.Set(CallingClient.Anonymous with { Profile = profile });
        return next(http);
    }

    /// <summary>A profile by its name with invented keys where it needs some; null for a name that is none's.</summary>
    public static ClientProfile? Named(string name) => ClientProfiles.Find(name) switch
    {
        { OrderCode: ClientProfile.SiteAlone } bare => ClientProfile.Of(bare.Name, [], Invented),
        var profile => profile,
    };

    /// <summary>Keys that no site has, for examples.</summary>
    private static OrderKeys Invented { get; } = OrderKeys.Read(OrderKeys.Kinds.Select(static kind =>
        new OrderKeyOptions { Kind = kind, System = ClientProfiles.PreferenceListItem, Code = $"EXAMPLE-{kind.ToUpperInvariant()}", Display = $"Example: {kind.Replace('-', ' ')}" }));
}
