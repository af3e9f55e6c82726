using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Surface;

/// <summary>One service for all requests that no client library would send.</summary>
public sealed class Hostile : IDisposable
{
    internal TrustHost Host { get; } = new();

    public void Dispose() => Host.Dispose();
}

/// <summary>Requests as bytes: each is refused as the caller's fault, says nothing of the inside, and costs nobody else an answer.</summary>
public sealed class HostileRequestTests(Hostile service) : IClassFixture<Hostile>
{
    private const string Json = "Content-Type: application/json";

    public static TheoryData<string, string, string> Requests => new()
    {
        // what it is, the request with | for a line end, statuses that are right
        { "two lengths", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Content-Length: 2|Content-Length: 3||{{}}", "400" },
        { "a length and chunks", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Content-Length: 2|Transfer-Encoding: chunked||0||", "400" },
        { "another transfer encoding", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Transfer-Encoding: gzip||{{}}", "400" },
        { "a chunk of no size", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Transfer-Encoding: chunked||zz|{{}}|0||", "400" },
        { "a chunk larger than anything", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Transfer-Encoding: chunked||FFFFFFFFFFFF|{{}}|0||", "400" },
        { "a negative length", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Content-Length: -1||", "400" },
        { "a length beyond the limit", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Content-Length: 999999999999||", "413" },
        { "no length and no chunks", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}||", "400 411" },
        { "a compressed body", $"POST {TrustHost.Hook} HTTP/1.1|Host: h|{Json}|Content-Encoding: gzip|Content-Length: 2||{{}}", "415" },
        { "no host", "GET /cds-services HTTP/1.1||", "400" },
        { "two hosts", "GET /cds-services HTTP/1.1|Host: a|Host: b||", "400" },
        { "a folded header", "GET /nowhere HTTP/1.1|Host: h|X: a| b: c||", "400" },
        { "a space before the colon", "GET /nowhere HTTP/1.1|Host: h|X : a||", "400" },
        { "a zero byte in a header", "GET /nowhere HTTP/1.1|Host: h|X: a\0b||", "400" },
        { "a zero byte in the address", "GET /cds-services/%00 HTTP/1.1|Host: h||", "400 404" },
        { "the way up", "GET /../../etc/passwd HTTP/1.1|Host: h||", "400 404" },
        { "the way up, escaped", "GET /samples/%2e%2e%2f%2e%2e%2fappsettings.json HTTP/1.1|Host: h||", "400 404" },
        { "the way up, escaped twice", "GET /fhir/PlanDefinition/%252e%252e%252fsecret HTTP/1.1|Host: h||", "400 404" },
        { "half a UTF-8 character", "GET /samples/%C3 HTTP/1.1|Host: h||", "400 404" },
        { "an unknown version", "GET /nowhere HTTP/9.9|Host: h||", "400 505" },
        { "no version", "GET /nowhere|Host: h||", "400" },
        { "an unknown method", $"BREW {TrustHost.Hook} HTTP/1.1|Host: h||", "405" },
        { "TRACE, which would repeat a token", "TRACE /cds-services HTTP/1.1|Host: h|Authorization: Bearer marker||", "405" },
        { "a tunnel", "CONNECT inside.example:443 HTTP/1.1|Host: h||", "400 404 405" },
        { "another protocol", "\u0016\u0003\u0001\u0002\0\u0001||", "400" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_refused_without_a_word_about_the_inside(string what, string request, string statuses)
    {
        var (line, rest) = request.Split('|', 2) is [var first, var others] ? (first, others) : (request, string.Empty);
        var answer = await Send($"{line}|Connection: close|{rest}".Replace("|", "\r\n", StringComparison.Ordinal));

        answer.ShouldStartWith("HTTP/1.1 ", Case.Sensitive, what);
        statuses.Split(' ').ShouldContain(answer.Split(' ')[1], what);
        new[] { "marker", "Exception", "\nServer:", "   at ", "appsettings", "Kestrel" }.Where(word => answer.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty(what);
        using var after = await service.Host.Send(HttpMethod.Get, "/health/live", authorization: null);
        ((int)after.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_requests_in_one_write_each_gets_its_own_answer()
    {
        var answer = await Send($"GET /health/live HTTP/1.1\r\nHost: h\r\n\r\nPOST {TrustHost.Hook} HTTP/1.1\r\nHost: h\r\n{Json}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");

        answer.Split("HTTP/1.1 ").Skip(1).Select(one => int.Parse(one.Split(' ')[0], CultureInfo.InvariantCulture)).ShouldBe([200, 400]);
    }

    private async Task<string> Send(string request)
    {
        var address = service.Host.Client.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await socket.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken) is var count and > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException) when (answer.Length > 0)
        {
            // A body nobody waits for: the connection is cut behind the answer.
        }

        return answer.ToString();
    }
}
