using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What must hold of the registered clients before the service starts. Each refusal names the setting and what to set.</summary>
internal static class ClientRules
{
    /// <summary>Longest <c>iss</c>, <c>tenant</c> and <c>jti</c>, in characters.</summary>
    public const int MaxName = 256;

    /// <summary>Why the service must not start with these clients; empty when it may.</summary>
    public static IEnumerable<string> Refusals(ImmutableArray<ClientOptions> clients, bool isDevelopment) =>
    [
        .. clients.SelectMany(client => Of(client, isDevelopment).Select(fault => $"{client.Section}:{fault}")),
        .. clients.GroupBy(client => client.Issuer, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1)
            .Select(same => $"{same.Last().Section}:Issuer is the issuer of {same.First().Section} too: register each issuer once."),
        .. ServerTrust.Refusals(clients, isDevelopment),
    ];

    private static IEnumerable<string> Of(ClientOptions client, bool isDevelopment) =>
    [
        .. Issuer(client.Issuer),
        .. Keys(client, isDevelopment),
        .. Each(nameof(client.Origins), client.Origins, Browsers.IsOrigin, "an origin as a browser sends it: scheme, host and port, nothing after it, for instance https://ehr.example"),
        .. Each(nameof(client.Tenants), client.Tenants, tenant => tenant is { Length: > 0 and <= MaxName }, $"the tenant of a token, at most {MaxName} characters"),
        .. Each(nameof(client.Algorithms), client.Algorithms, SignatureAlgorithms.All.Contains, $"one of {string.Join(", ", SignatureAlgorithms.All)}"),
        .. Each(nameof(client.Capabilities), client.Capabilities, ClientCapabilities.All.Contains, $"one of {string.Join(", ", ClientCapabilities.All)}"),
        .. client.ProfileSettings.Faults(),
        .. client.Focus is null || CardFocus.IsValid(client.Focus) ? Array.Empty<string>() : [$"{nameof(client.Focus)} must be one of {string.Join(", ", CardFocus.All)}."],
        .. OrderKeys.Faults(client.OrderKeys),
    ];

    private static IEnumerable<string> Each(string name, IList<string> values, Func<string, bool> isRight, string wanted) =>
        values.Select((value, at) => (value, at)).Where(row => !isRight(row.value)).Select(row => $"{name}:{row.at} must be {wanted}.");

    private static IEnumerable<string> Issuer(string issuer) =>
        string.IsNullOrWhiteSpace(issuer) ? ["Issuer is required: the iss of the client's tokens."]
        : issuer.Length > MaxName ? [$"Issuer must have at most {MaxName} characters."]
        : [];

    private static IEnumerable<string> Keys(ClientOptions client, bool isDevelopment) => (Blank(client.JwksFile), Blank(client.JwksUrl)) switch
    {
        (true, true) => ["JwksFile or JwksUrl is required: the public keys that verify the client's tokens."],
        (false, false) => ["JwksFile and JwksUrl exclude each other: keep one."],
        (false, true) => KeyFile(client),
        _ => KeyAddress(client.JwksUrl!, isDevelopment) is null
            ? [$"JwksUrl must be an absolute https address{(isDevelopment ? ", or an http address on this machine" : string.Empty)}."]
            : [],
    };

    private static IEnumerable<string> KeyFile(ClientOptions client)
    {
        if (KeysFromFile.Bytes(client.JwksFile!) is not { } bytes)
        {
            return [$"JwksFile cannot be read, or is larger than {KeySet.MaxBytes / 1_024} kB."];
        }

        ImmutableArray<string> algorithms = client.Algorithms.Count > 0 ? [.. client.Algorithms] : SignatureAlgorithms.Default;
        return KeySet.Read(bytes) is not { } keys ? ["JwksFile is not a JSON Web Key Set: an object with the array keys, without repeated members."]
            : !algorithms.All(SignatureAlgorithms.All.Contains) || keys.Keys.Any(key => algorithms.Any(algorithm => SignatureAlgorithms.Fits(key, algorithm))) ? []
            : [$"JwksFile holds no key for {string.Join(" or ", algorithms)}: a public EC or RSA key (2048 bits or more) with a kid, not for encryption."];
    }

    /// <summary>The address keys may be fetched from, or null.</summary>
    public static Uri? KeyAddress(string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && Browsers.IsLoopback(address.GetLeftPart(UriPartial.Authority))))
            ? address
            : null;

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
