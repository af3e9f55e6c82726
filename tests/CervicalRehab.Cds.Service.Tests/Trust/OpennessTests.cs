using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>What a service says of who may call it, and who gets as far as calling.</summary>
public sealed class OpennessTests : IDisposable
{
    private readonly TestClient _client = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SEC_1_A_service_without_clients_says_loudly_that_it_is_open(bool production)
    {
        using var host = new TrustHost(production ? [.. TrustHost.Production, "AllowAnonymous=true"] : []);
        using var response = await host.Send(HttpMethod.Post, TrustHost.Hook, null);

        ((int)response.StatusCode).ShouldBe(200);
        host.Log.Lines.Count(line => line.StartsWith("OPEN: no client is registered", StringComparison.Ordinal)).ShouldBe(1);
        if (!production)
        {
            (await host.Client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("<strong>Open:</strong> no client is registered");
        }
    }

    [Fact]
    public async Task SEC_1_With_a_client_nothing_is_open_in_Development_either()
    {
        using var host = new TrustHost(_client.Settings());
        using var response = await host.Send(HttpMethod.Post, TrustHost.Hook, null);

        ((int)response.StatusCode).ShouldBe(401);
        host.Log.Lines.ShouldAllBe(line => !line.StartsWith("OPEN", StringComparison.Ordinal));
        (await host.Client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldNotContain("Open:");
    }

    [Fact]
    public async Task DISC_18_The_OpenAPI_description_says_where_a_token_is_needed()
    {
        using var closed = new TrustHost(_client.Settings());
        using var open = new TrustHost();
        var described = System.Text.Json.JsonElement.Parse(await closed.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        described.GetProperty("components").GetProperty("securitySchemes").GetProperty("clientToken").GetProperty("scheme").GetString().ShouldBe("bearer");
        var discovery = described.GetProperty("paths").GetProperty("/cds-services").GetProperty("get");
        discovery.GetProperty("security")[0].TryGetProperty("clientToken", out _).ShouldBeTrue();
        discovery.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue();
        described.GetProperty("paths").GetProperty("/health/live").GetProperty("get").GetProperty("security").GetArrayLength().ShouldBe(0);
        (await open.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).ShouldNotContain("clientToken");
    }

    [Fact]
    public async Task SEC_2_Client_certificates_are_asked_for_by_configuration_beside_the_token()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "test"), TestContext.Current.CancellationToken);
        try
        {
            var statuses = new List<int>();
            foreach (var mode in new[] { "NoCertificate", "RequireCertificate" })
            {
                using var host = new TrustHost(
                [
                    .. _client.Settings(), "urls=", "Kestrel:Endpoints:Tls:Url=https://127.0.0.1:0", $"Kestrel:Endpoints:Tls:Certificate:Path={path}",
                    "Kestrel:Endpoints:Tls:Certificate:Password=test", $"Kestrel:Endpoints:Tls:ClientCertificateMode={mode}",
                ]);
                using var trusting = new SocketsHttpHandler();
                trusting.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
                using var client = new HttpClient(trusting);
                statuses.Add(await Status(client, host.At("/health/live")));
            }

            statuses.ShouldBe([200, 0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<int> Status(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
