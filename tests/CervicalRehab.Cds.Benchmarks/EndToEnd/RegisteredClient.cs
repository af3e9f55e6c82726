using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>A client that signs every call, each with a token of its own (RS384). Signing is the client's work and never on the server's clock.</summary>
internal sealed class RegisteredClient : IDisposable
{
    private const string Issuer = "https://ehr.example";

    private static readonly string Header = Part(new() { ["alg"] = "RS384", ["kid"] = "benchmark", ["typ"] = "JWT" });

    private readonly string _keyFile = Path.GetTempFileName();
    private readonly RSA _key = RSA.Create(2_048);

    public RegisteredClient()
    {
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(numbers.Modulus), ["e"] = Base64Url.EncodeToString(numbers.Exponent), ["kid"] = "benchmark" };
        File.WriteAllText(_keyFile, new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString());
    }

    /// <summary>Settings that register it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Clients__0__Issuer", Issuer),
        new("Clients__0__JwksFile", _keyFile),
    ];

    /// <summary>A token for one call of an address.</summary>
    public string Token(Uri address)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var text = $"{Header}.{Part(new() { ["iss"] = Issuer, ["aud"] = address.ToString(), ["iat"] = now, ["exp"] = now + 300, ["jti"] = Guid.NewGuid().ToString() })}";
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))}";
    }

    public void Dispose()
    {
        _key.Dispose();
        File.Delete(_keyFile);
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
