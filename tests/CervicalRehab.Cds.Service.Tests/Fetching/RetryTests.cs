using System.Diagnostics;
using System.Globalization;
using CervicalRehab.Cds.Service.PatientRecord;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>What is asked again, when, and when no more.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly FetchingHost _host = new();
    private StubFhirServer _server = null!;

    public static TheoryData<string, int> Outcomes => new()
    {
        // fault, attempts
        { "500", 3 },
        { "502", 3 },
        { "503", 3 },
        { "504", 3 },
        { "408", 3 },
        { "429", 3 },
        { "connection closed", 3 },
        { "401", 1 },
        { "403", 1 },
        { "404", 1 },
        { "400", 1 },
        { "501", 1 },
        { "302", 1 },
        { "not JSON", 1 },
        { "OperationOutcome", 1 },
    };

    public async ValueTask InitializeAsync() => _server = await StubFhirServer.Start();

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task FA_9_Only_transient_faults_are_asked_again_twice(string fault, int attempts)
    {
        _server.On("conditions", fault switch
        {
            "connection closed" => Faults.Abort,
            "302" => Faults.Redirect("https://elsewhere.example/fhir"),
            "not JSON" => Faults.Body("<html>", "text/html"),
            "OperationOutcome" => Faults.OutcomeAsSuccess,
            _ => Faults.Status(int.Parse(fault, CultureInfo.InvariantCulture)),
        });

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "conditions"));

        answer.Status.ShouldBe(412);
        _server.Requests.Length.ShouldBe(attempts);
        _server.Requests.ShouldAllBe(request => request.Authorization == $"Bearer {FetchingHost.Token}");
    }

    [Fact]
    public async Task FA_9_A_failed_TLS_connection_is_said_and_not_tried_again()
    {
        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base.Replace("http://", "https://", StringComparison.Ordinal)), "conditions"));

        answer.Codes.ShouldBe(["fetch-tls-failed"]);
        _server.Connections.ShouldBe(1);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task FA_9_A_fault_that_passes_leaves_no_trace_on_the_cards()
    {
        _server.On("conditions", Faults.InTurn(Faults.Status(503), Faults.Abort, _server.Well("conditions")));

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "conditions"));

        answer.Text.ShouldBe((await _host.Post(TestHost.Call())).Text);
        _server.Requests.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(429, "1")]
    [InlineData(503, "1")]
    [InlineData(503, "date")]
    public async Task FA_9_Retry_After_is_waited_for(int status, string after)
    {
        var date = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var header = after is "date" ? date.ToString("R", CultureInfo.InvariantCulture) : after;
        _server.On("conditions", Faults.InTurn(Faults.Status(status, header), _server.Well("conditions")));

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "conditions"));

        answer.Pathway().ShouldBe("conservative-plan");
        if (after is "date")
        {
            // A date has whole seconds, and part of the time may pass before it is sent.
            TimeProvider.System.GetUtcNow().ShouldBeGreaterThan(date.AddSeconds(-1.1));
            _server.Requests.Length.ShouldBe(2);
        }
        else
        {
            Stopwatch.GetElapsedTime(_server.Requests[0].At, _server.Requests[1].At).TotalMilliseconds.ShouldBeGreaterThan(900);
        }
    }

    [Theory]
    [InlineData("60", 1)]
    [InlineData("99999999999999999999", 3)]
    [InlineData("soon", 3)]
    [InlineData("0", 3)]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT", 3)]
    public async Task FA_9_Retry_After_beyond_the_budget_is_not_begun_and_one_that_says_nothing_is_passed_over(string after, int attempts)
    {
        _server.On("conditions", Faults.Status(429, after));
        var watch = Stopwatch.StartNew();

        var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), "conditions"));

        answer.Codes.ShouldBe(["fetch-http-429"]);
        _server.Requests.Length.ShouldBe(attempts);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task FA_9_A_server_that_keeps_failing_is_left_alone_and_asked_again_later()
    {
        using var host = new FetchingHost("Fetch:BreakerOpenMilliseconds=3000");
        _server.Everything = Faults.Status(500);
        var asked = FetchingHost.Without(FetchingHost.Call(_server.Base));
        await host.Post(asked);
        await host.Post(asked);
        var before = _server.Requests.Length;

        var left = await host.Post(asked);

        left.Status.ShouldBe(412);
        left.Codes.ShouldAllBe(code => code == "fetch-circuit-open");
        _server.Requests.Length.ShouldBe(before);
        before.ShouldBeGreaterThanOrEqualTo(40);

        _server.Reset();
        await Task.Delay(3_100, TestContext.Current.CancellationToken);
        var back = await host.Post(asked);

        back.Pathway().ShouldBe("conservative-plan");
        _server.Requests.Length.ShouldBe(PrefetchKeys.All.Length, "each key once: the others wait while one probes");
    }

    [Fact]
    public async Task FA_9_An_answer_that_stops_in_its_body_is_a_timeout_also_when_the_circuit_opens_before_it_is_asked_for_again()
    {
        using var host = new FetchingHost("Fetch:AttemptMilliseconds=200");
        _server.Everything = Faults.HangInTheBody;
        var asked = FetchingHost.Without(FetchingHost.Call(_server.Base));
        await host.Post(asked);

        var opened = await host.Post(asked);

        opened.Status.ShouldBe(412);
        opened.Codes.ShouldNotBeEmpty();
        opened.Codes.ShouldAllBe(code => code == "fetch-timeout");
    }

    [Fact]
    public async Task FA_9_One_bad_call_or_a_refused_token_leaves_nobody_out()
    {
        _server.Everything = Faults.Status(500);
        await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base)));
        _server.Everything = Faults.Status(StatusCodes.Status401Unauthorized);
        for (var call = 0; call < 6; call++)
        {
            await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base)));
        }

        _server.Reset();

        (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base)))).Pathway().ShouldBe("conservative-plan");
    }
}
