using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Why a token was refused. The caller is never told (JWT-14); the log names the code.</summary>
internal enum Refusal
{
    NoToken,
    Malformed,
    IssuerUnknown,
    Type,
    CriticalHeader,
    KeyIdMissing,
    Algorithm,
    KeyAddress,
    Audience,
    TimesMissing,
    Expired,
    NotYetValid,
    Lifetime,
    TokenIdMissing,
    Tenant,
    KeysUnavailable,
    KeyUnknown,
    KeyUnfit,
    Signature,
    Replayed,
}

/// <summary>One row of the table of refusals: its code in the log and what the client's administrator mends.</summary>
internal sealed record RefusalRow(Refusal Refusal, string Code, string Mend);

/// <summary>Refusals in the order in which a token is judged.</summary>
internal static class Refusals
{
    /// <summary>All rows, one per refusal, in the order of the enum.</summary>
    public static ImmutableArray<RefusalRow> All { get; } =
    [
        new(Refusal.NoToken, "no-token", "Send one header `Authorization: Bearer` with a JWT on every call, discovery and feedback included."),
        new(Refusal.Malformed, "malformed", "Send a signed JWT in compact form, at most 16 kB, whose header and payload are JSON objects without repeated members."),
        new(Refusal.IssuerUnknown, "issuer-unknown", "Set `iss` to the `Issuer` registered here, letter for letter, or register it."),
        new(Refusal.Type, "type", "Set the header `typ` to `JWT`."),
        new(Refusal.CriticalHeader, "critical-header", "Leave out the header `crit`: no extension of JWT is understood."),
        new(Refusal.KeyIdMissing, "key-id-missing", "Set the header `kid` to the id of the signing key, at most 256 characters."),
        new(Refusal.Algorithm, "algorithm", "Sign with ES384 or RS384, or allow the client's `alg` in `Algorithms`."),
        new(Refusal.KeyAddress, "key-address", "Leave out the header `jku`, or make it exactly the registered `JwksUrl`."),
        new(Refusal.Audience, "audience", "Set `aud` to the address called: `PublicBaseUrl` followed by the path. Behind a proxy check `PublicBaseUrl`."),
        new(Refusal.TimesMissing, "times-missing", "Set `iat` and `exp`, in seconds since 1970, as numbers; `nbf` too, when it is sent."),
        new(Refusal.Expired, "expired", "Make a token per call; check the client's clock."),
        new(Refusal.NotYetValid, "not-yet-valid", "Check the client's clock: `iat` or `nbf` lies more than 60 seconds ahead."),
        new(Refusal.Lifetime, "lifetime", "Let `exp` follow `iat` by one hour at most; five minutes are usual."),
        new(Refusal.TokenIdMissing, "token-id-missing", "Set `jti` to a string of at most 256 characters that no other token of this issuer has."),
        new(Refusal.Tenant, "tenant", "Send a `tenant` that is listed in `Tenants`, or list it."),
        new(Refusal.KeysUnavailable, "keys-unavailable", "Check the `JwksUrl` from this machine; the log names what went wrong beside the client."),
        new(Refusal.KeyUnknown, "key-unknown", "Publish the signing key, with its `kid`, in the registered key set."),
        new(Refusal.KeyUnfit, "key-unfit", "Sign with an algorithm of the key's type, curve and `alg`: ES384 needs P-384, RS384 an RSA key."),
        new(Refusal.Signature, "signature", "Sign with the private half of the published key of that `kid`."),
        new(Refusal.Replayed, "replayed", "Make a token, with a `jti` of its own, for every call."),
    ];

    /// <summary>The code of a refusal.</summary>
    public static string Code(this Refusal refusal) => All[(int)refusal].Code;
}
