using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Authorization headers that must be refused, by name, each with the code the log has for it.</summary>
internal static class Forgeries
{
    public const string AttackerHost = "http://127.0.0.1:9/marker-keys";

    private static readonly (string Name, string Code, Func<TestClient, string, string?> Make)[] Rows =
    [
        ("JWT_1 no header", "no-token", (_, _) => null),
        ("JWT_1 another scheme", "no-token", (client, at) => $"Basic {client.Token(at)}"),
        ("JWT_1 no scheme", "no-token", (client, at) => client.Token(at)),
        ("JWT_1 two tokens in one header", "malformed", (client, at) => $"Bearer {client.Token(at)}, Bearer {client.Token(at)}"),
        ("JWT_1 an empty token", "no-token", (_, _) => "Bearer"),

        ("JWT_2 typ missing", "type", Header(header => header.Remove("typ"))),
        ("JWT_2 typ of something else", "type", Header(header => header["typ"] = "at+jwt")),
        ("JWT_2 kid missing", "key-id-missing", Header(header => header.Remove("kid"))),
        ("JWT_2 kid is a number", "key-id-missing", Header(header => header["kid"] = 1)),
        ("JWT_2 kid too long", "key-id-missing", Header(header => header["kid"] = new string('k', 257))),
        ("JWT_2 alg missing", "algorithm", Header(header => header.Remove("alg"))),
        ("JWT_2 crit", "critical-header", Header(header => header["crit"] = new JsonArray("b64"))),

        ("JWT_3 iss missing", "issuer-unknown", Claim(payload => payload.Remove("iss"))),
        ("JWT_3 aud missing", "audience", Claim(payload => payload.Remove("aud"))),
        ("JWT_3 exp missing", "times-missing", Claim(payload => payload.Remove("exp"))),
        ("JWT_3 exp as text", "times-missing", Claim(payload => payload["exp"] = "4102444800")),
        ("JWT_3 iat missing", "times-missing", Claim(payload => payload.Remove("iat"))),
        ("JWT_3 nbf as text", "times-missing", Claim(payload => payload["nbf"] = "marker")),
        ("JWT_3 jti missing", "token-id-missing", Claim(payload => payload.Remove("jti"))),
        ("JWT_3 jti empty", "token-id-missing", Claim(payload => payload["jti"] = string.Empty)),
        ("JWT_3 jti is a number", "token-id-missing", Claim(payload => payload["jti"] = 7)),
        ("JWT_3 jti too long", "token-id-missing", Claim(payload => payload["jti"] = new string('m', 257))),
        ("JWT_3 tenant is a number", "tenant", Claim(payload => payload["tenant"] = 7)),

        ("JWT_4 alg none, no signature", "malformed", (client, at) => "Bearer " + Unsigned(client, at, "none")),
        ("JWT_4 alg none, signature kept", "algorithm", Header(header => header["alg"] = "none")),
        ("JWT_4 alg NoNe", "algorithm", Header(header => header["alg"] = "NoNe")),
        ("JWT_4 ES384 without its signature", "malformed", (client, at) => "Bearer " + Unsigned(client, at, "ES384")),

        ("JWT_5 HS384 with the EC key as PEM", "algorithm", Hmac("HS384", client => Encoding.ASCII.GetBytes(client.Ec.ExportSubjectPublicKeyInfoPem()))),
        ("JWT_5 HS384 with the EC key as DER", "algorithm", Hmac("HS384", client => client.Ec.ExportSubjectPublicKeyInfo())),
        ("JWT_5 HS384 with the EC key as JWK", "algorithm", Hmac("HS384", client => Encoding.ASCII.GetBytes(TestClient.Jwk(client.Ec, TestClient.EcKid).ToJsonString()))),
        ("JWT_5 HS384 with the RSA key as PEM", "algorithm", Hmac("HS384", client => Encoding.ASCII.GetBytes(client.Rsa.ExportSubjectPublicKeyInfoPem()))),
        ("JWT_5 HS256", "algorithm", Hmac("HS256", client => Encoding.ASCII.GetBytes(client.KeySet))),

        ("JWT_7 ES256 is not allowed unless configured", "algorithm", Header(header => header["alg"] = "ES256")),
        ("JWT_7 es384 in small letters", "algorithm", Header(header => header["alg"] = "es384")),

        ("JWT_8 the service above", "audience", (client, at) => $"Bearer {client.Token(at.Replace("/cds-services", string.Empty, StringComparison.Ordinal))}"),
        ("JWT_8 a service below", "audience", (client, at) => $"Bearer {client.Token(at + "/cervical-rehab-patient-view")}"),
        ("JWT_8 another scheme", "audience", (client, at) => $"Bearer {client.Token(at.Replace("http:", "https:", StringComparison.Ordinal))}"),
        ("JWT_8 another host", "audience", (client, _) => $"Bearer {client.Token("https://marker.example/cds-services")}"),
        ("JWT_8 two slashes", "audience", (client, at) => $"Bearer {client.Token(at + "//")}"),
        ("JWT_8 a query", "audience", (client, at) => $"Bearer {client.Token(at + "?x=y")}"),
        ("JWT_8 the path alone", "audience", (client, _) => $"Bearer {client.Token("/cds-services")}"),
        ("JWT_8 a list without it", "audience", Claim(payload => payload["aud"] = new JsonArray("https://marker.example"))),
        ("JWT_8 an empty list", "audience", Claim(payload => payload["aud"] = new JsonArray())),
        ("JWT_8 a list with a number", "audience", Claim(payload => payload["aud"] = new JsonArray(payload["aud"]!.DeepClone(), 7))),
        ("JWT_8 an object", "audience", Claim(payload => payload["aud"] = new JsonObject())),

        ("JWT_9 an issuer nobody registered", "issuer-unknown", Claim(payload => payload["iss"] = "https://marker.example")),
        ("JWT_9 an issuer with a slash more", "issuer-unknown", Claim(payload => payload["iss"] = $"{payload["iss"]}/")),
        ("JWT_9 an issuer in capitals", "issuer-unknown", Claim(payload => payload["iss"] = "HTTPS://EHR.EXAMPLE")),
        ("JWT_9 a list of issuers", "issuer-unknown", Claim(payload => payload["iss"] = new JsonArray(payload["iss"]!.DeepClone()))),
        ("JWT_9 a key address of the forger", "signature", Foreign((header, _) => header["jku"] = AttackerHost)),

        ("JWT_11 expired", "expired", Times(-400, -61)),
        ("JWT_11 a foreign key under a known kid", "signature", Foreign((_, _) => { })),
        ("JWT_11 a kid nobody published", "key-unknown", Header(header => header["kid"] = "marker-kid")),
        ("JWT_11 RS384 with the kid of the EC key", "key-unfit", (client, at) => "Bearer " + client.Token(at, (header, _) => header["kid"] = TestClient.EcKid, "RS384")),
        ("JWT_11 ES384 with the kid of the RSA key", "key-unfit", Header(header => header["kid"] = TestClient.RsaKid)),
        ("JWT_11 a key embedded as jwk", "signature", Foreign((header, key) => header["jwk"] = TestClient.Jwk(key, TestClient.EcKid))),
        ("JWT_11 a certificate embedded as x5c", "signature", Foreign((header, key) => header["x5c"] = new JsonArray(Certificate(key)))),
        ("JWT_11 a key address in x5u", "signature", Foreign((header, _) => header["x5u"] = AttackerHost)),
        ("JWT_11 the payload changed after signing", "signature", (client, at) => "Bearer " + Swapped(client, at)),
        ("JWT_11 half a signature", "signature", (client, at) => $"Bearer {client.Token(at)[..^64]}"),
        ("JWT_11 a signature of no whole bytes", "signature", (client, at) => $"Bearer {client.Token(at)[..^3]}"),
        ("JWT_11 a signature of zeros", "signature", (client, at) => "Bearer " + TestClient.Signed(TestClient.Header("ES384").ToJsonString(), client.Payload(at).ToJsonString(), _ => new byte[96])),

        ("JWT_15 issued in the future", "not-yet-valid", Times(70, 300)),
        ("JWT_15 not valid yet", "not-yet-valid", Claim(payload => payload["nbf"] = payload["iat"]!.GetValue<long>() + 90)),
        ("JWT_15 lives a second longer than an hour", "lifetime", Times(-10, 3_591)),
        ("JWT_15 lives a day", "lifetime", Times(0, 86_400)),
        ("JWT_15 ends before it begins", "lifetime", Times(50, 40)),
        ("JWT_15 lives for ever", "lifetime", Raw(text => text.Replace("\"exp\":", "\"exp\":1e999,\"was\":", StringComparison.Ordinal))),
        ("JWT_15 has always been", "lifetime", Raw(text => text.Replace("\"iat\":", "\"iat\":-1e999,\"was\":", StringComparison.Ordinal))),

        ("JSON a claim twice", "malformed", Raw(text => text.Replace("{\"iss\"", "{\"iss\":\"https://marker.example\",\"iss\"", StringComparison.Ordinal))),
        ("JSON a header twice", "malformed", (client, at) => "Bearer " + TestClient.Signed("{\"alg\":\"none\"," + TestClient.Header("ES384").ToJsonString()[1..], client.Payload(at).ToJsonString(), text => client.Sign("ES384", text))),
        ("JSON a list as payload", "malformed", Raw(text => $"[{text}]")),
        ("JSON not JSON", "malformed", Raw(_ => "marker")),
        ("JSON very deep", "malformed", Raw(text => text.Replace("{\"iss\"", $"{{\"x\":{new string('[', 100)}{new string(']', 100)},\"iss\"", StringComparison.Ordinal))),
        ("JSON not UTF-8", "malformed", (_, _) => "Bearer _w._w._w"),
        ("garbage", "malformed", (_, _) => "Bearer marker"),
        ("dots", "malformed", (_, _) => "Bearer .."),
        ("five parts", "malformed", (client, at) => $"Bearer {client.Token(at)}.marker.marker"),
        ("padding", "malformed", (client, at) => $"Bearer {client.Token(at)}="),
        ("a space inside", "malformed", (client, at) => $"Bearer {client.Token(at).Replace(".", ". ", StringComparison.Ordinal)}"),
        ("huge", "malformed", (client, at) => "Bearer " + client.Token(at, (_, payload) => payload["x"] = new string('m', 100_000))),
        ("rather large", "malformed", (client, at) => "Bearer " + client.Token(at, (_, payload) => payload["x"] = new string('m', 20_000))),
    ];

    /// <summary>Makers of the authorization header for a client and an address, with the code in the log.</summary>
    public static FrozenDictionary<string, (string Code, Func<TestClient, string, string?> Make)> All { get; } =
        Rows.ToFrozenDictionary(row => row.Name, row => (row.Code, row.Make), StringComparer.Ordinal);

    private static Func<TestClient, string, string?> Header(Action<JsonObject> change) => (client, at) => "Bearer " + client.Token(at, (header, _) => change(header));

    private static Func<TestClient, string, string?> Claim(Action<JsonObject> change) => (client, at) => "Bearer " + client.Token(at, (_, payload) => change(payload));

    private static Func<TestClient, string, string?> Times(int issued, int expires) => Claim(payload =>
    {
        var now = payload["iat"]!.GetValue<long>();
        (payload["iat"], payload["exp"]) = (now + issued, now + expires);
    });

    private static Func<TestClient, string, string?> Raw(Func<string, string> change) => (client, at) =>
        "Bearer " + TestClient.Signed(TestClient.Header("ES384").ToJsonString(), change(client.Payload(at).ToJsonString()), text => client.Sign("ES384", text));

    private static Func<TestClient, string, string?> Foreign(Action<JsonObject, ECDsa> change) => (client, at) =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var header = TestClient.Header("ES384");
        change(header, key);
        return "Bearer " + TestClient.Signed(header.ToJsonString(), client.Payload(at).ToJsonString(), text => key.SignData(text, HashAlgorithmName.SHA384));
    };

    private static Func<TestClient, string, string?> Hmac(string algorithm, Func<TestClient, byte[]> secret) => (client, at) =>
    {
        var header = TestClient.Header("ES384");
        header["alg"] = algorithm;
        return "Bearer " + TestClient.Signed(header.ToJsonString(), client.Payload(at).ToJsonString(), text => algorithm == "HS384" ? HMACSHA384.HashData(secret(client), text) : HMACSHA256.HashData(secret(client), text));
    };

    private static string Unsigned(TestClient client, string at, string algorithm) => TestClient.Signed(TestClient.Header(algorithm).ToJsonString(), client.Payload(at).ToJsonString(), _ => []);

    private static string Swapped(TestClient client, string at)
    {
        var parts = client.Token(at).Split('.');
        parts[1] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(client.Payload(at).ToJsonString()));
        return string.Join('.', parts);
    }

    private static string Certificate(ECDsa key)
    {
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=marker", key, HashAlgorithmName.SHA384);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return Convert.ToBase64String(certificate.RawData);
    }
}
