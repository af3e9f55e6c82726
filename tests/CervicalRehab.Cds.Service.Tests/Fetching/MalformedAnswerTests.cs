using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>Whatever stands where an answer of the FHIR server should, that key failed and the call is answered (contract section 3, DATA-2).</summary>
public sealed class MalformedAnswerTests
{
    private const string Type = "Content-Type: application/fhir+json\r\n";
    private const string Nothing = """{ "resourceType": "Bundle", "type": "searchset", "entry": [] }""";

    private static readonly (string What, string Answer)[] s_answers =
    [
        ("nothing", ""),
        ("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n"),
        ("a status that is no number", "HTTP/1.1 OK\r\n\r\n"),
        ("a status beyond all", "HTTP/1.1 99999 Odd\r\n\r\n"),
        ("another protocol", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nxyz"),
        ("only that it goes on", "HTTP/1.1 100 Continue\r\n\r\n"),
        ("a header without a colon", $"HTTP/1.1 200 OK\r\nContent Type\r\n\r\n{Nothing}"),
        ("a header with an odd name", $"HTTP/1.1 200 OK\r\n{Type}Odd Name: 1\r\n\r\n{Nothing}"),
        ("a header that is endless", $"HTTP/1.1 200 OK\r\n{Type}Long: {new string('x', 200_000)}\r\n\r\n{Nothing}"),
        ("a length that is no number", $"HTTP/1.1 200 OK\r\n{Type}Content-Length: many\r\n\r\n{Nothing}x"),
        ("two lengths", $"HTTP/1.1 200 OK\r\n{Type}Content-Length: 10\r\nContent-Length: 5\r\n\r\n{Nothing}"),
        ("a length beyond all", $"HTTP/1.1 200 OK\r\n{Type}Content-Length: 99999999999999999999\r\n\r\n{Nothing}x"),
        ("more than it announced", $"HTTP/1.1 200 OK\r\n{Type}Content-Length: 5\r\n\r\n{Nothing}"),
        ("less than it announced", $"HTTP/1.1 200 OK\r\n{Type}Content-Length: 500\r\n\r\n{Nothing}"),
        ("a chunk without a size", $"HTTP/1.1 200 OK\r\n{Type}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{Nothing}\r\n0\r\n\r\n"),
        ("a chunk beyond all", $"HTTP/1.1 200 OK\r\n{Type}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{Nothing}"),
        ("chunks without an end", $"HTTP/1.1 200 OK\r\n{Type}Transfer-Encoding: chunked\r\n\r\n5\r\n{Nothing[..5]}\r\n"),
        ("an encoding of the transfer that nobody knows", $"HTTP/1.1 200 OK\r\n{Type}Transfer-Encoding: odd\r\n\r\n{Nothing}x"),
        ("a type that is none", $"HTTP/1.1 200 OK\r\nContent-Type: ;;;\r\n\r\n{Nothing}"),
        ("two types", $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{Type}\r\n{Nothing}"),
        ("UTF-16", $"HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json; charset=utf-16\r\n\r\n{string.Join('\0', Nothing.ToCharArray())}"),
        ("two encodings that are none", $"HTTP/1.1 200 OK\r\n{Type}Content-Encoding: gzip, br\r\n\r\n{Nothing}"),
        ("plain as deflate", $"HTTP/1.1 200 OK\r\n{Type}Content-Encoding: deflate\r\n\r\n{Nothing}"),
        ("nothing, as gzip", $"HTTP/1.1 200 OK\r\n{Type}Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"),
        ("a redirect to nowhere", "HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n"),
        ("an end to wait for that is none", "HTTP/1.1 503 Busy\r\nRetry-After: 99999999999999999999\r\n\r\n"),
        ("a wait of centuries", "HTTP/1.1 503 Busy\r\nRetry-After: 2147483647\r\n\r\n"),
    ];

    public static TheoryData<string> Answers => [.. s_answers.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task DATA_2_Whatever_stands_in_place_of_an_answer_fails_its_key_and_not_the_call(string what)
    {
        await using var server = new RawServer(Encoding.Latin1.GetBytes(s_answers.Single(row => row.What == what).Answer));
        using var host = new FetchingHost("Fetch:Retries=1", "Fetch:BudgetMilliseconds=2000");

        var conditions = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "conditions"));
        var signs = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs"));
        var plans = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "carePlans"));

        conditions.Status.ShouldBe(412, conditions.Text);
        conditions.Expressions.ShouldBe(["prefetch.conditions"]);
        conditions.Codes.ShouldAllBe(code => code.StartsWith("fetch-", StringComparison.Ordinal));
        signs.Pathway().ShouldBe("complete-assessment");
        plans.Pathway().ShouldBe("conservative-plan");
        plans.Words().ShouldContain("could not be read");
    }

    [Fact]
    public async Task An_answer_in_gzip_is_as_good_as_any()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost();
        server.On("signs", Faults.Announced("gzip", Faults.Zipped(Encoding.UTF8.GetBytes(server.Record["signs"]!.ToJsonString()))));

        var answer = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs"));

        answer.Text.ShouldBe((await host.Post(TestHost.Call())).Text);
    }
}
