using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Who called: the registered client whose token was accepted, or nobody in particular while callers are anonymous.</summary>
/// <param name="Issuer">The <c>iss</c> of the accepted token; null for an anonymous caller.</param>
/// <param name="Tenant">The <c>tenant</c> of the accepted token, when it had one.</param>
internal sealed record CallingClient(string? Issuer, string? Tenant)
{
    /// <summary>The caller of a service that has no registered clients.</summary>
    public static CallingClient Anonymous { get; } = new(null, null);

    /// <summary>What the client is known to understand, of <see cref="ClientCapabilities.All"/>.</summary>
    public ImmutableHashSet<string> Capabilities { get; init; } = [];

    /// <summary>What the client takes and shows; the whole answer unless it is registered otherwise.</summary>
    public ClientProfile Profile { get; init; } = ClientProfiles.Default;

    /// <summary>What the client is shown while ordering; null for what the service shows everybody.</summary>
    public string? Focus { get; init; }

    /// <summary>The caller of a request.</summary>
    public static CallingClient Of(HttpContext context) => context.Features.Get<CallingClient>() ?? Anonymous;
}
