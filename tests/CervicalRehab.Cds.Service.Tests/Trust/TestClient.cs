using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>A CDS client: its keys, its key set in a file, and tokens as it would make them or as a forger would.</summary>
internal sealed class TestClient : IDisposable
{
    public const string EcKid = "ec-384";

    public const string RsaKid = "rsa-2048";

    private readonly Lock _gate = new();

    public TestClient(string issuer = "https://ehr.example")
    {
        Issuer = issuer;
        KeyFile = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jwks.json");
        WriteKeys();
    }

    public string Issuer { get; }

    public string KeyFile { get; }

    public ECDsa Ec { get; set; } = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    public RSA Rsa { get; } = RSA.Create(2_048);

    /// <summary>The key set: one EC key, one RSA key.</summary>
    public string KeySet => new JsonObject { ["keys"] = new JsonArray(Jwk(Ec, EcKid), Jwk(Rsa, RsaKid)) }.ToJsonString();

    /// <summary>Registers the client with its key file.</summary>
    public string[] Settings(int at = 0, params string[] more) => [$"Clients:{at}:Issuer={Issuer}", $"Clients:{at}:JwksFile={KeyFile}", .. more.Select(setting => $"Clients:{at}:{setting}")];

    public void WriteKeys(string? keys = null) => File.WriteAllText(KeyFile, keys ?? KeySet);

    /// <summary>A token that is right for an address, but for what <paramref name="change"/> does to its header and payload.</summary>
    public string Token(string audience, Action<JsonObject, JsonObject>? change = null, string algorithm = "ES384", DateTimeOffset? now = null)
    {
        var (header, payload) = (Header(algorithm), Payload(audience, now));
        change?.Invoke(header, payload);
        return Signed(header.ToJsonString(), payload.ToJsonString(), text => Sign(algorithm, text));
    }

    public static JsonObject Header(string algorithm) => new()
    {
        ["alg"] = algorithm,
        ["kid"] = algorithm.StartsWith("ES", StringComparison.Ordinal) ? EcKid : RsaKid,
        ["typ"] = "JWT",
    };

    public JsonObject Payload(string audience, DateTimeOffset? now = null)
    {
        var issued = (now ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = Issuer,
            ["aud"] = audience,
            ["exp"] = issued + 300,
            ["iat"] = issued,
            ["jti"] = $"marker-{Guid.NewGuid()}",
        };
    }

    /// <summary>A compact JWT of these texts, signed by whatever signs.</summary>
    public static string Signed(string header, string payload, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>Signs with the client's own key of the algorithm's family.</summary>
    public byte[] Sign(string algorithm, byte[] text)
    {
        var hash = new HashAlgorithmName($"SHA{algorithm[2..]}");
        lock (_gate)
        {
            return algorithm[..2] switch
            {
                "ES" => Ec.SignData(text, hash),
                "PS" => Rsa.SignData(text, hash, RSASignaturePadding.Pss),
                _ => Rsa.SignData(text, hash, RSASignaturePadding.Pkcs1),
            };
        }
    }

    public static JsonObject Jwk(ECDsa key, string kid)
    {
        var point = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "EC",
            ["crv"] = $"P-{key.KeySize}",
            ["x"] = Base64Url.EncodeToString(point.Q.X),
            ["y"] = Base64Url.EncodeToString(point.Q.Y),
            ["kid"] = kid,
            ["use"] = "sig",
        };
    }

    public static JsonObject Jwk(RSA key, string kid)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent), ["kid"] = kid };
    }

    public void Dispose()
    {
        File.Delete(KeyFile);
        Ec.Dispose();
        Rsa.Dispose();
    }
}

/// <summary>Gives every request a token of its own for the address it goes to, as a real client does.</summary>
internal sealed class SigningHandler(TestClient client, string? publicBase = null) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = publicBase is null ? request.RequestUri!.GetLeftPart(UriPartial.Path) : publicBase + request.RequestUri!.AbsolutePath;
        request.Headers.Authorization ??= new("Bearer", client.Token(address));
        return base.SendAsync(request, cancellationToken);
    }
}
