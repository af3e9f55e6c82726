using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>Paged searches: followed on the same server with the token, or declared incomplete.</summary>
public sealed partial class PagingTests : IAsyncLifetime
{
    private const string Gait = "gait-instability";

    private readonly FetchingHost _host = new("Fetch:Retries=0", "Fetch:MaxPages=3");
    private StubFhirServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StubFhirServer.Start();

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(2, "absolute", true)]
    [InlineData(3, "absolute", false)]
    [InlineData(3, "absolute", true)]
    [InlineData(3, "relative", true)]
    [InlineData(2, "rooted", false)]
    public async Task DATA_6_FA_2_Pages_are_followed_with_the_token_to_the_same_cards(int pages, string link, bool withTotal)
    {
        var whole = await _host.Post(TestHost.Call());
        Paginate(_server, "signs", pages, page => Link(link, page), withTotal);
        Paginate(_server, "conditions", 2, page => Link(link, page, "conditions"), withTotal);

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "signs", "conditions"));

        answer.Text.ShouldBe(whole.Text);
        _server.Requests.Length.ShouldBe(pages + 2);
        _server.Requests.ShouldAllBe(request => request.Authorization == $"Bearer {FetchingHost.Token}");
    }

    [Fact]
    public async Task DATA_6_A_prefetched_first_page_is_followed_too()
    {
        var whole = await _host.Post(TestHost.Call());
        var first = Paginate(_server, "signs", 2, page => Link("absolute", page), withTotal: true);
        var call = FetchingHost.Call(_server.Base);
        call["prefetch"]!["signs"] = JsonNode.Parse(first);

        var answer = await _host.Post(call);

        answer.Text.ShouldBe(whole.Text);
        _server.Requests.Select(request => request.Key).ShouldBe(["signs/2"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DATA_6_The_positive_sign_on_page_two_is_found(bool prefetched)
    {
        await using var server = await StubFhirServer.Start(SamplePatient.Baseline(TestHost.Today).WithUnsided(Gait, present: true));
        var first = PositiveLast(server, page => $"{server.Base}/signs/{page}");
        var call = FetchingHost.Without(FetchingHost.Call(server.Base), "signs");
        if (prefetched)
        {
            call["prefetch"]!["signs"] = JsonNode.Parse(first);
        }

        (await _host.Post(call)).Pathway().ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("same page again")]
    [InlineData("more pages than are followed")]
    [InlineData("another host")]
    [InlineData("user info")]
    [InlineData("another scheme")]
    [InlineData("no address")]
    [InlineData("page two fails")]
    [InlineData("page two is null")]
    [InlineData("no token for the next page")]
    public async Task DATA_6_A_page_that_cannot_be_had_makes_the_signs_incomplete(string what)
    {
        await using var elsewhere = await StubFhirServer.Start();
        var call = Broken(what, "signs", elsewhere);

        var answer = await _host.Post(call);

        answer.Pathway().ShouldBe("complete-assessment");
        answer.Indicator().ShouldBe("warning");
        answer.Drafts().ShouldNotContain("CarePlan");
        answer.Words().ShouldContain("arrived in part only");
        elsewhere.Connections.ShouldBe(0);
        _server.Requests.Length.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("another host")]
    [InlineData("page two fails")]
    public async Task DATA_6_A_positive_on_page_one_counts_whatever_becomes_of_page_two(string what)
    {
        await using var elsewhere = await StubFhirServer.Start();
        var call = Broken(what, "signs", elsewhere);
        var first = JsonNode.Parse(FirstPage(what, elsewhere))!;
        var gait = first["entry"]!.AsArray().Select(entry => entry!["resource"]!).First(resource => ((string)resource["id"]!).StartsWith(Gait, StringComparison.Ordinal));
        gait["valueCodeableConcept"]!["coding"]![0]!["code"] = "52101004";
        call["prefetch"]!["signs"] = first;

        (await _host.Post(call)).Pathway().ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 412)]
    public async Task DATA_6_Conditions_in_part_are_412_unless_an_OPLL_is_among_them(bool withOpll, int status)
    {
        var conditions = _server.Record["conditions"]!["entry"]!.AsArray().Select(entry => entry!["resource"]!.ToJsonString())
            .Where(resource => resource.Contains("90448008", StringComparison.Ordinal) == withOpll);
        _server.On("conditions", Faults.Json(Faults.Page(conditions, $"{_server.Base}/conditions/2")));
        _server.On("conditions/2", Faults.Status(500));

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "conditions"));

        answer.Status.ShouldBe(status);
        if (withOpll)
        {
            answer.Pathway().ShouldBe("complete-assessment");
        }
        else
        {
            answer.Codes.ShouldBe(["fetch-http-500"]);
            answer.Expressions.ShouldBe(["prefetch.conditions"]);
        }
    }

    [Fact]
    public async Task A_total_larger_than_what_arrived_makes_a_search_incomplete()
    {
        _server.On("signs", Faults.Json(Faults.Page(Resources(_server, "signs"), total: 99)));

        (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "signs"))).Words().ShouldContain("arrived in part only");
    }

    [Theory]
    [InlineData("suppressed", "complete-assessment")]
    [InlineData("not-supported", "conservative-plan")]
    public async Task D30_What_a_server_says_on_page_two_that_it_left_out_makes_the_signs_incomplete(string code, string pathway)
    {
        var remark = $$"""{ "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "{{code}}" }] }""";
        _server.On("signs", Faults.Json(Faults.Page(Resources(_server, "signs"), $"{_server.Base}/signs/2")));
        _server.On("signs/2", Faults.Json(Faults.Page([remark])));

        (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "signs"))).Pathway().ShouldBe(pathway);
    }
}
