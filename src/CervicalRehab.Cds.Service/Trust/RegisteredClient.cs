using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>A client as tokens are judged by it.</summary>
internal sealed record RegisteredClient(ClientOptions Options, IClientKeys Keys)
{
    public ImmutableArray<string> Algorithms { get; } = Options.Algorithms.Count > 0 ? [.. Options.Algorithms] : SignatureAlgorithms.Default;

    /// <summary>The only <c>jku</c> a token may name; null for a client with a key file, whose <c>jku</c> is ignored.</summary>
    public string? KeyAddress { get; } = string.IsNullOrWhiteSpace(Options.JwksFile) ? Options.JwksUrl : null;

    public ImmutableHashSet<string> Capabilities { get; } = [.. Options.Capabilities];

    /// <summary>What the client takes and shows.</summary>
    public ClientProfile Profile { get; } = ProfileSettings.Of(Options);
}

/// <summary>The registered clients by issuer.</summary>
internal sealed class ClientRegistry(TrustSettings settings, KeySetHttp http, TimeProvider time, TrustTelemetry seen)
{
    private readonly FrozenDictionary<string, RegisteredClient> _byIssuer = settings.Clients
        .ToFrozenDictionary(client => client.Issuer, client => new RegisteredClient(client, Keys(client, settings.IsDevelopment, http, time, seen)), StringComparer.Ordinal);

    /// <summary>The client with this <c>iss</c>; null when none is registered.</summary>
    public RegisteredClient? Find(string? issuer) => issuer is null ? null : _byIssuer.GetValueOrDefault(issuer);

    private static IClientKeys Keys(ClientOptions client, bool isDevelopment, KeySetHttp http, TimeProvider time, TrustTelemetry seen) =>
        string.IsNullOrWhiteSpace(client.JwksFile)
            ? new KeysFromAddress(ClientRules.KeyAddress(client.JwksUrl!, isDevelopment)!, client.Section, http, time, seen)
            : new KeysFromFile(client.JwksFile, client.Section, seen);
}
