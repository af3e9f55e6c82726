using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows on the line between client and service: TLS, and the time an answer takes.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task GEN_7_With_TLS_the_service_is_reached_by_TLS_alone()
    {
        using var client = new TestClient();
        using var certificate = Certificate();
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "test"), TestContext.Current.CancellationToken);
        try
        {
            using var host = new TrustHost(
                [.. client.Settings(), "urls=", "Kestrel:Endpoints:Tls:Url=https://127.0.0.1:0", $"Kestrel:Endpoints:Tls:Certificate:Path={path}", "Kestrel:Endpoints:Tls:Certificate:Password=test"]);
            using var trusting = new SocketsHttpHandler();
            trusting.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
            using var caller = new HttpClient(trusting);

            foreach (var address in new[] { TrustHost.Discovery, TrustHost.Hook, TrustHost.Hook + "/feedback" }.Select(host.At))
            {
                address.ShouldStartWith("https://");
                (await Status(caller, address)).ShouldBe(HttpStatusCode.Unauthorized, address);
                (await Status(caller, address.Replace("https://", "http://", StringComparison.Ordinal))).ShouldBeNull(address);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task GEN_9_CRD_1_Nineteen_calls_in_twenty_are_answered_within_500_ms()
    {
        using var host = new TrustHost();
        var times = new List<TimeSpan>();
        for (var call = 0; call < 120; call++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await host.Send(HttpMethod.Post, TrustHost.Hook, authorization: null);
            times.Add(Stopwatch.GetElapsedTime(started));
            ((int)response.StatusCode).ShouldBe(200);
        }

        // The first ones compile; a service in use has done that in its warm-up.
        times.Skip(20).Order().ElementAt(94).ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    // Null when there is no answer.
    private static async Task<HttpStatusCode?> Status(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
