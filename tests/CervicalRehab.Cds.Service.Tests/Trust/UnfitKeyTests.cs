using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Keys of a set that must not be used, and their neighbors that may.</summary>
public sealed class UnfitKeyTests : IDisposable
{
    private readonly TestClient _client = new();
    private readonly TrustHost _host;

    public UnfitKeyTests() => _host = new TrustHost(_client.Settings());

    [Theory]
    [InlineData("for encryption", "key-unknown")]
    [InlineData("for signing only", "key-unknown")]
    [InlineData("of another alg", "key-unfit")]
    [InlineData("on another curve", "key-unfit")]
    [InlineData("off its curve", "key-unknown")]
    [InlineData("RSA of 1024 bits", "key-unknown")]
    [InlineData("symmetric", "key-unknown")]
    [InlineData("without a kid", "key-unknown")]
    public async Task JWT_11_A_key_that_is_not_for_this_is_not_used(string key, string code)
    {
        using var weak = RSA.Create(1_024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwk = TestClient.Jwk(_client.Ec, TestClient.EcKid);
        switch (key)
        {
            case "for encryption": jwk["use"] = "enc"; break;
            case "for signing only": jwk["key_ops"] = new JsonArray("sign"); break;
            case "of another alg": jwk["alg"] = "ES512"; break;
            case "on another curve": jwk = TestClient.Jwk(other, TestClient.EcKid); break;
            case "off its curve": jwk["y"] = jwk["x"]!.DeepClone(); break;
            case "RSA of 1024 bits": jwk = TestClient.Jwk(weak, TestClient.RsaKid); break;
            case "symmetric": jwk = new() { ["kty"] = "oct", ["k"] = "bWFya2Vy", ["kid"] = TestClient.EcKid }; break;
            default: jwk.Remove("kid"); break;
        }

        _client.WriteKeys(new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString());
        var token = key.StartsWith("RSA", StringComparison.Ordinal)
            ? TestClient.Signed(TestClient.Header("RS384").ToJsonString(), _client.Payload(_host.At(TrustHost.Discovery)).ToJsonString(), text => weak.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))
            : _client.Token(_host.At(TrustHost.Discovery));

        (await _host.Discover(token)).ShouldBe(401);
        _host.Refusals().ShouldBe([code]);
    }

    [Fact]
    public async Task JWT_12_A_bad_key_spoils_only_itself()
    {
        var keys = JsonNode.Parse(_client.KeySet)!;
        keys["keys"]!.AsArray().Insert(0, new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = "AA", ["kid"] = "ed" });
        keys["keys"]!.AsArray().Insert(0, 7);
        _client.WriteKeys(keys.ToJsonString());

        (await _host.Discover(_client.Token(_host.At(TrustHost.Discovery)))).ShouldBe(200);
        _host.Log.Lines.ShouldContain("client Clients:0: 2 keys read, 2 passed over");
    }

    public void Dispose()
    {
        _host.Dispose();
        _client.Dispose();
    }
}
