using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>
/// Which FHIR servers may be contacted (FA-7): the bases registered for the calling client, exactly; in Development without clients those on
/// this machine. The address in a call is the caller's word and never enough.
/// </summary>
internal sealed class ServerTrust(ImmutableArray<ClientOptions> clients, bool isDevelopment)
{
    private readonly FrozenDictionary<string, ImmutableArray<Uri>> _registered = clients.ToFrozenDictionary(
        client => client.Issuer, client => client.FhirServers.Select(Base).OfType<Uri>().ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Settings that name an address which may not be contacted; empty when all may.</summary>
    public static IEnumerable<string> Refusals(ImmutableArray<ClientOptions> clients, bool isDevelopment) =>
        from client in clients
        from server in client.FhirServers.Select((address, at) => (address, at))
        let parsed = Base(server.address)
        where parsed is null || !(parsed.Scheme == Uri.UriSchemeHttps || isDevelopment)
        select $"{client.Section}:FhirServers:{server.at} must be an absolute {(isDevelopment ? "http or https" : "https")} address.";

    /// <summary>The base as a request may use it, with a trailing slash; null when it must not be contacted.</summary>
    public Uri? Trusted(string fhirServer, CallingClient caller) =>
        Base(fhirServer) is not { } named || !(named.Scheme == Uri.UriSchemeHttps || isDevelopment) ? null
        : IsRegistered(named, caller) || (clients.IsEmpty && isDevelopment && Browsers.IsLoopback(named.GetLeftPart(UriPartial.Authority))) ? named
        : null;

    /// <summary>Whether a trusted server may be asked without a token. One on the hospital's network that is open would answer beyond the user's rights (D43).</summary>
    public bool MayBeAskedWithoutToken(Uri server) => isDevelopment && Browsers.IsLoopback(server.GetLeftPart(UriPartial.Authority));

    private bool IsRegistered(Uri named, CallingClient caller) =>
        caller.Issuer is { } issuer && _registered.TryGetValue(issuer, out var bases) && bases.Contains(named);

    // User info, query and fragment have no place in a base and could hide where a request goes.
    private static Uri? Base(string address) =>
        Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
        && parsed.UserInfo.Length == 0 && parsed.Query.Length == 0 && parsed.Fragment.Length == 0
            ? parsed
            : null;
}
