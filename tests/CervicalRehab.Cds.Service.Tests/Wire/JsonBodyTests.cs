using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class JsonBodyTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("{} {}")]
    [InlineData("{ \"hook\": 1, }")]
    [InlineData("{ /* note */ }")]
    [InlineData("{ \"hook\": 1, \"hook\": 2 }")]
    [InlineData("{ \"prefetch\": { \"a\": 1, \"a\": 2 } }")]
    public async Task REQ_10_What_is_not_strict_JSON_is_400(string body)
    {
        var answer = await host.Post("patient-view", body);

        answer.Status.ShouldBe(400);
        answer.Codes.ShouldBe(["not-json"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    public async Task JSON_that_is_no_object_is_400(string body) => (await host.Post("patient-view", body)).Codes.ShouldBe(["not-a-hook-request"]);

    [Fact]
    public async Task REQ_10_Deep_nesting_is_400_and_the_process_lives()
    {
        var deep = $$"""{ "hook": {{new string('[', 5_000)}}{{new string(']', 5_000)}} }""";

        (await host.Post("patient-view", deep)).Status.ShouldBe(400);
        (await host.Get("/health/live")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("application/fhir+json", 200)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("text/json", 415)]
    [InlineData("application/xml", 415)]
    public async Task REQ_1_The_media_type_is_JSON_in_UTF_8(string mediaType, int status)
    {
        var answer = await host.Post("patient-view", TestHost.Call().ToJsonString(), mediaType);

        answer.Status.ShouldBe(status);
        if (status == 415)
        {
            answer.Codes.ShouldBe(["not-json-media-type"]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task REQ_10_A_body_over_the_limit_is_413_with_and_without_a_length(bool chunked)
    {
        using var small = host.WithWebHostBuilder(builder => builder.UseSetting("Requests:MaxBodyBytes", "4096"));
        using var client = small.CreateClient();
        using HttpContent content = chunked ? new StreamContent(new MemoryStream(new byte[5_000])) : new ByteArrayContent(new byte[5_000]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cds-services/cervical-rehab-patient-view") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(413);
        answer.Codes.ShouldBe(["body-too-large"]);
    }

    [Fact]
    public async Task A_byte_order_mark_and_half_a_character_do_not_fail_a_call()
    {
        var call = TestHost.Call();
        call["context"]!["note"] = "cut here: X";

        (await host.Post("patient-view", "\uFEFF" + call.ToJsonString().Replace("X\"", "\\ud83d\"", StringComparison.Ordinal))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""a\ud83d""", """a\ufffd""")]
    [InlineData("""\udc00b""", """\ufffdb""")]
    [InlineData("""\uD83D\uDE00""", """\uD83D\uDE00""")]
    [InlineData("""\ud83d\ud83d\ude00""", """\ufffd\ud83d\ude00""")]
    [InlineData("""\\ud83d""", """\\ud83d""")]
    [InlineData("""\ud8","x":"1234""", """\ud8","x":"1234""")]
    [InlineData("""\u00e9\""", """\u00e9\""")]
    public void Only_halves_of_characters_are_replaced(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        StrictJson.MendHalves(bytes);

        Encoding.UTF8.GetString(bytes).ShouldBe(expected);
    }
}
