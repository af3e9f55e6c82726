using System.Security.Cryptography;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Keys of a local file that changes while the service runs.</summary>
public sealed class KeyFileTests : IDisposable
{
    private readonly TestClient _client = new();
    private readonly TrustHost _host;

    public KeyFileTests() => _host = new TrustHost(_client.Settings());

    [Fact]
    public async Task JWT_10_JWT_12_A_changed_file_counts_at_once()
    {
        (await Discover()).ShouldBe(200);
        using var old = _client.Ec;
        _client.Ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        (await Discover()).ShouldBe(401);
        _client.WriteKeys();

        (await Discover()).ShouldBe(200);
        _host.Refusals().ShouldBe(["signature"]);
    }

    [Theory]
    [InlineData("{ \"keys\": [")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData(null)]
    public async Task JWT_12_A_broken_or_missing_file_keeps_the_keys_and_is_told_once(string? text)
    {
        (await Discover()).ShouldBe(200);
        if (text is null)
        {
            File.Delete(_client.KeyFile);
        }
        else
        {
            _client.WriteKeys(text);
        }

        (await Discover()).ShouldBe(200);
        (await Discover()).ShouldBe(200);
        _host.Log.Lines.Count(line => line.StartsWith("client Clients:0: keys not read", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task JWT_12_A_file_without_keys_lets_nobody_in()
    {
        (await Discover()).ShouldBe(200);
        _client.WriteKeys("""{ "keys": [] }""");

        (await Discover()).ShouldBe(401);
    }

    public void Dispose()
    {
        _host.Dispose();
        _client.Dispose();
    }

    private Task<int> Discover() => _host.Discover(_client.Token(_host.At(TrustHost.Discovery)));
}
