using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>What a feedback call may look like: cds-hooks.md FB-2 to FB-7.</summary>
public sealed class FeedbackCheckTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly HttpClient _client;

    public FeedbackCheckTests() => _client = _host.CreateClient();

    public static TheoryData<string, string, string> BadItems => new()
    {
        // row, the item, the element that is named after feedback[1]
        { "FB-3", """{"outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".card" },
        { "FB-3", """{"card":5,"outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".card" },
        { "FB-3", """{"card":" ","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".card" },
        { "FB-3", $$"""{"card":"{{new string('c', 101)}}","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".card" },
        { "FB-3", "\"card\"", "" },
        { "FB-3", "null", "" },
        { "FB-4", """{"card":"c","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".outcome" },
        { "FB-4", """{"card":"c","outcome":"ignored","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".outcome" },
        { "FB-4", """{"card":"c","outcome":"Accepted","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".outcome" },
        { "FB-4", """{"card":"c","outcome":true,"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".outcome" },
        { "FB-5", """{"card":"c","outcome":"accepted","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".acceptedSuggestions" },
        { "FB-5", """{"card":"c","outcome":"accepted","acceptedSuggestions":[],"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".acceptedSuggestions" },
        { "FB-5", """{"card":"c","outcome":"accepted","acceptedSuggestions":{"id":"s"},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".acceptedSuggestions" },
        { "FB-5", """{"card":"c","outcome":"accepted","acceptedSuggestions":["s"],"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".acceptedSuggestions[0]" },
        { "FB-5", """{"card":"c","outcome":"accepted","acceptedSuggestions":[{"id":"s"},{}],"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".acceptedSuggestions[1].id" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{"userComment":""},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":"no","outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{"reason":"no"},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason.reason" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{"reason":{"system":"s"}},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason.reason.code" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{"userComment":5},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason.userComment" },
        { "FB-6", """{"card":"c","outcome":"overridden","overrideReason":{"userComment":"a\u0000b"},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason.userComment" },
        { "FB-6", $$$"""{"card":"c","outcome":"overridden","overrideReason":{"userComment":"{{{new string('c', 10_001)}}}"},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""", ".overrideReason.userComment" },
        { "FB-7", """{"card":"c","outcome":"overridden"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"yesterday"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-13-01T09:05:00Z"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:005Z"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00.Z"}""", ".outcomeTimestamp" },
        { "FB-7", """{"card":"c","outcome":"overridden","outcomeTimestamp":1780304700}""", ".outcomeTimestamp" },
    };

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"feedback":null}""")]
    [InlineData("""{"feedback":{}}""")]
    [InlineData("""{"Feedback":[]}""")]
    [InlineData("not json")]
    public async Task FB_2_A_body_without_an_array_feedback_is_400(string body)
    {
        using var response = await Clinic.Send(_client, $"/cds-services/{Clinic.ViewService}/feedback", body);

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(400);
        answer.Issues.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task FB_2_A_client_that_has_nothing_to_say_may_say_so()
    {
        using var response = await Clinic.Send(_client, $"/cds-services/{Clinic.ViewService}/feedback", """{"feedback":[]}""");

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task FB_2_Another_media_type_is_415_a_long_body_413_an_unknown_service_404_and_another_method_405()
    {
        using var text = new StringContent(Clinic.Feedback(Clinic.Overridden("x")), new MediaTypeHeaderValue("text/plain"));
        using var unsupported = await _client.PostAsync($"/cds-services/{Clinic.ViewService}/feedback", text, TestContext.Current.CancellationToken);
        using var unknown = await Clinic.Send(_client, "/cds-services/unknown/feedback", Clinic.Feedback(Clinic.Overridden("x")));
        using var small = _host.WithWebHostBuilder(builder => builder.UseSetting("Requests:MaxBodyBytes", "1024"));
        using var tight = small.CreateClient();
        using var tooLong = await Clinic.Send(tight, $"/cds-services/{Clinic.ViewService}/feedback", Clinic.Feedback(Clinic.Overridden("x", comment: new string('c', 1_100))));

        (await Answer.Of(unsupported)).Status.ShouldBe(415);
        (await Answer.Of(unknown)).Status.ShouldBe(404);
        (await Answer.Of(tooLong)).Status.ShouldBe(413);
        (await Clinic.Get(_client, $"/cds-services/{Clinic.ViewService}/feedback")).Status.ShouldBe(405);
        (await Clinic.Stored(_client)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BadItems))]
    public async Task FB_3_to_7_A_bad_item_is_400_naming_its_index_and_nothing_of_the_call_is_stored(string row, string item, string element)
    {
        using var response = await Clinic.Send(
            _client, $"/cds-services/{Clinic.ViewService}/feedback", $$"""{"feedback":[{{Clinic.Overridden("c").ToJsonString()}},{{item}}]}""");

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(400, row);
        answer.Expressions.ShouldBe([$"feedback[1]{element}"]);
        answer.Issues[0].GetProperty("details").GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("feedback[1]");
        (await Clinic.Stored(_client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task FB_6_A_reason_a_comment_both_or_neither_override_a_card()
    {
        var given = new[]
        {
            Clinic.Overridden("1"),
            Clinic.Overridden("2", "documented-in-error"),
            Clinic.Overridden("3", comment: "sensitive"),
            Clinic.Overridden("4", "documented-in-error", "sensitive"),
        };
        given[0]["overrideReason"] = null;

        (await Clinic.Give(_client, given)).Status.ShouldBe(200);

        (await Clinic.Stored(_client)).Select(item => (item.TryGetProperty("overrideReason", out _), item.GetProperty("hasComment").GetBoolean()))
            .ShouldBe([(false, false), (true, false), (false, true), (true, true)]);
    }

    [Theory]
    [InlineData("2026-06-01T09:05:00Z", "2026-06-01T09:05:00.000Z")]
    [InlineData("2026-06-01t09:05:00z", "2026-06-01T09:05:00.000Z")]
    [InlineData("2026-06-01T11:05:00.5+02:00", "2026-06-01T09:05:00.500Z")]
    [InlineData("2026-06-01T03:35:00.123456789-05:30", "2026-06-01T09:05:00.123Z")]
    [InlineData("1999-12-31T23:59:59-00:00", "1999-12-31T23:59:59.000Z")]
    [InlineData("2199-01-01T00:00:00Z", "2199-01-01T00:00:00.000Z")]
    public async Task FB_7_A_moment_with_any_offset_before_or_after_the_clock_is_accepted(string given, string stored)
    {
        (await Clinic.Give(_client, Clinic.Overridden("c", at: given))).Status.ShouldBe(200);

        (await Clinic.Stored(_client)).ShouldHaveSingleItem().GetProperty("outcomeTimestamp").GetString().ShouldBe(stored);
    }

    [Fact]
    public async Task FB_Unknown_members_are_ignored_and_so_is_what_belongs_to_the_other_outcome()
    {
        var item = Clinic.Overridden("c");
        item["acceptedSuggestions"] = new JsonArray();
        item["extension"] = new JsonObject { ["x"] = 1 };

        (await Clinic.Give(_client, item)).Status.ShouldBe(200);

        (await Clinic.Stored(_client)).ShouldHaveSingleItem().TryGetProperty("acceptedSuggestions", out _).ShouldBeFalse();
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }
}
