using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>cds-hooks.md section 14, row by row, on a service with a new database for each test.</summary>
public sealed class FeedbackTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly HttpClient _client;

    public FeedbackTests() => _client = _host.CreateClient();

    [Theory]
    [InlineData("cervical-rehab-patient-view", "patient-view")]
    [InlineData("cervical-rehab-order-select", "order-select")]
    [InlineData("cervical-rehab-order-sign", "order-sign")]
    public async Task FB_1_Each_service_takes_feedback_on_its_cards_and_answers_200_without_a_body(string service, string hook)
    {
        var (card, suggestion) = await Clinic.Issue(_client, TestHost.Call(hook));

        using var response = await Clinic.Send(_client, $"/cds-services/{service}/feedback", Clinic.Feedback(Clinic.Accepted(card, suggestion)));

        ((int)response.StatusCode).ShouldBe(200);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        var stored = (await Clinic.Stored(_client)).ShouldHaveSingleItem();
        stored.GetProperty("known").GetBoolean().ShouldBeTrue();
        stored.GetProperty("service").GetString().ShouldBe(service);
    }

    [Fact]
    public async Task FB_3_A_card_nobody_issued_is_stored_as_unknown()
    {
        (await Clinic.Give(_client, Clinic.Overridden("11111111-2222-4333-8444-555555555555"))).Status.ShouldBe(200);

        var stored = (await Clinic.Stored(_client)).ShouldHaveSingleItem();
        stored.GetProperty("known").GetBoolean().ShouldBeFalse();
        stored.TryGetProperty("pathway", out _).ShouldBeFalse();
        (await Clinic.Insights(_client)).GetProperty("unknownCards").GetProperty("overridden").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task FB_3_A_card_is_known_for_the_client_and_the_service_it_went_to_in_any_letter_case()
    {
        using var other = _host.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new CalledBy("https://other.example"))));
        using var stranger = other.CreateClient();
        var (card, suggestion) = await Clinic.Issue(_client, TestHost.Call());

        (await Clinic.Give(_client, Clinic.Accepted(card.ToUpperInvariant(), suggestion.ToUpperInvariant()))).Status.ShouldBe(200);
        (await Clinic.Give(stranger, Clinic.Accepted(card, suggestion))).Status.ShouldBe(200);
        using var elsewhere = await Clinic.Send(_client, "/cds-services/cervical-rehab-order-sign/feedback", Clinic.Feedback(Clinic.Accepted(card, suggestion)));

        ((int)elsewhere.StatusCode).ShouldBe(200);
        var stored = await Clinic.Stored(_client);
        stored.Select(item => item.GetProperty("known").GetBoolean()).ShouldBe([true, false, false]);
        stored[0].TryGetProperty("unknownSuggestions", out _).ShouldBeFalse();
        stored[1].GetProperty("client").GetString().ShouldBe("https://other.example");
    }

    [Fact]
    public async Task FB_3_and_CRD_4_What_is_stored_is_tied_to_pathway_clauses_and_content_version()
    {
        var card = (await Clinic.Cards(_client, Clinic.RedFlag(TestHost.HookInstance)))[0];

        await Clinic.Give(_client, Clinic.Overridden(card.GetProperty("uuid").GetString()!));

        var stored = (await Clinic.Stored(_client)).ShouldHaveSingleItem();
        var decision = card.GetProperty("extension").GetProperty("example.cervical-rehab.decision");
        stored.GetProperty("pathway").GetString().ShouldBe("urgent-surgical-referral");
        stored.GetProperty("topic").GetString().ShouldBe("urgent-surgical-referral");
        stored.GetProperty("indicator").GetString().ShouldBe("critical");
        stored.GetProperty("clauses").GetRawText().ShouldBe(decision.GetProperty("clauses").GetRawText());
        stored.GetProperty("contentVersion").GetString().ShouldBe(decision.GetProperty("contentVersion").GetString());
        stored.GetProperty("issuedAt").GetString().ShouldBe("2026-06-01T07:00:00.000Z");
    }

    [Fact]
    public async Task FB_5_Suggestions_the_card_did_not_have_are_stored_and_said()
    {
        var (card, suggestion) = await Clinic.Issue(_client, TestHost.Call());
        var item = Clinic.Accepted(card, suggestion);
        item["acceptedSuggestions"]!.AsArray().Add(new JsonObject { ["id"] = "elsewhere" });

        (await Clinic.Give(_client, item)).Status.ShouldBe(200);

        var stored = (await Clinic.Stored(_client)).ShouldHaveSingleItem();
        stored.GetProperty("acceptedSuggestions").EnumerateArray().Select(id => id.GetString()).ShouldBe([suggestion, "elsewhere"]);
        stored.GetProperty("unknownSuggestions").EnumerateArray().Select(id => id.GetString()).ShouldBe(["elsewhere"]);
    }

    [Fact]
    public async Task FB_8_Repeats_are_stored_once_in_order_and_an_acceptance_may_be_overridden_later()
    {
        var (plan, planSuggestion) = await Clinic.Issue(_client, TestHost.Call());
        var (flag, flagSuggestion) = await Clinic.Issue(_client, Clinic.RedFlag(Guid.NewGuid()));
        JsonNode[] First() => [Clinic.Accepted(plan, planSuggestion), Clinic.Accepted(flag, flagSuggestion), Clinic.Accepted(plan, planSuggestion)];
        var sameMomentElsewhere = Clinic.Accepted(plan, planSuggestion, "2026-06-01T11:05:00+02:00");

        (await Clinic.Give(_client, First())).Status.ShouldBe(200);
        (await Clinic.Give(_client, First())).Status.ShouldBe(200);
        (await Clinic.Give(_client, sameMomentElsewhere)).Status.ShouldBe(200);
        (await Clinic.Give(_client, Clinic.Overridden(plan, "action-completed", at: "2026-06-01T10:00:00Z"), Clinic.Accepted(plan, planSuggestion))).Status.ShouldBe(200);

        (await Clinic.Stored(_client)).Select(item => $"{item.GetProperty("card")} {item.GetProperty("outcome")}")
            .ShouldBe([$"{plan} accepted", $"{flag} accepted", $"{plan} overridden"]);
        var insight = (await Clinic.Insights(_client)).GetProperty("cards")[0];
        (insight.GetProperty("accepted").GetInt32(), insight.GetProperty("overridden").GetInt32()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task FB_8_As_many_items_as_allowed_are_stored_in_one_call_and_one_more_is_400()
    {
        JsonNode[] Items(int count) => [.. Enumerable.Range(0, count).Select(index => Clinic.Overridden($"card-{index}"))];

        var tooMany = await Clinic.Give(_client, Items(FeedbackReader.MaxItems + 1));
        var most = await Clinic.Give(_client, Items(FeedbackReader.MaxItems));

        tooMany.Status.ShouldBe(400);
        tooMany.Expressions.ShouldBe(["feedback"]);
        most.Status.ShouldBe(200);
        (await Clinic.Stored(_client)).Select(item => item.GetProperty("card").GetString()).ShouldBe(Enumerable.Range(0, FeedbackReader.MaxItems).Select(index => $"card-{index}"));
    }

    [Fact]
    public async Task FB_9_Feedback_belongs_to_the_client_whose_token_was_accepted()
    {
        using var called = _host.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new CalledBy("https://ehr.example"))));
        using var ehr = called.CreateClient();
        var (card, suggestion) = await Clinic.Issue(ehr, TestHost.Call());

        await Clinic.Give(ehr, Clinic.Accepted(card, suggestion));
        await Clinic.Give(_client, Clinic.Accepted(card, suggestion));

        // Asked of the service that issued the card: only that one waits for it to be stored.
        (await Clinic.Stored(ehr)).Select(item => (item.GetProperty("known").GetBoolean(), item.TryGetProperty("client", out var client) ? client.GetString() : null))
            .ShouldBe([(true, "https://ehr.example"), (false, null)]);
    }

    [Fact]
    public async Task FB_10_A_card_without_feedback_counts_as_issued_and_as_nothing_else()
    {
        await Clinic.Cards(_client, TestHost.Call());

        var insight = (await Clinic.Insights(_client)).GetProperty("cards").EnumerateArray().ShouldHaveSingleItem();
        insight.GetProperty("issued").GetInt32().ShouldBe(1);
        insight.GetProperty("accepted").GetInt32().ShouldBe(0);
        insight.GetProperty("overridden").GetInt32().ShouldBe(0);
        insight.TryGetProperty("medianSecondsToOutcome", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task FB_11_The_display_of_a_reason_is_ours_when_it_is_ours_and_an_unknown_reason_stays_as_it_is()
    {
        var own = Clinic.Overridden("2", "extent-confirmed-minor");
        own["overrideReason"]!["reason"]!["display"] = "typed by somebody";
        var foreign = Clinic.Overridden("3", "site-reason");
        foreign["overrideReason"]!["reason"] = new JsonObject { ["code"] = "site-reason", ["system"] = "https://site.example/reasons", ["display"] = "Site reason" };

        (await Clinic.Give(_client, Clinic.Overridden("1", "already-under-surgical-care"), own, foreign)).Status.ShouldBe(200);

        (await Clinic.Stored(_client)).Select(item => item.GetProperty("overrideReason").GetProperty("display").GetString())
            .ShouldBe(["Already under surgical care", "Extent confirmed as minor", "Site reason"]);
    }

    [Fact]
    public async Task OVR_4_Every_reason_that_is_offered_is_known_when_it_comes_back()
    {
        var known = OverrideReasons.All;
        JsonNode[] items = [.. known.Select((reason, index) => Item(reason, index))];

        (await Clinic.Give(_client, items)).Status.ShouldBe(200);

        (await Clinic.Cards(_client, TestHost.Call()))[0].GetProperty("overrideReasons").EnumerateArray()
            .Select(reason => reason.GetProperty("code").GetString()).ShouldBeSubsetOf(known.Select(reason => reason.Code));
        (await Clinic.Stored(_client)).Select(item => item.GetProperty("overrideReason").GetProperty("display").GetString()).ShouldBe(known.Select(reason => reason.Display));

        static JsonObject Item(Fhir.Term reason, int index)
        {
            var item = Clinic.Overridden($"{index}", "x");
            item["overrideReason"]!["reason"] = new JsonObject { ["code"] = reason.Code, ["system"] = reason.System };
            return item;
        }
    }

    [Fact]
    [Meets("CRD-4", "CRD-6")]
    public async Task FB_12_Nothing_of_the_patient_is_stored_and_comments_are_apart_and_in_no_log_line()
    {
        using var log = new CapturedLog();
        using var logged = _host.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log)));
        using var client = logged.CreateClient();
        var call = TestHost.Call(patient: Samples.SamplePatient.Baseline(TestHost.Today) with { Id = "marker-patient" });
        var (card, suggestion) = await Clinic.Issue(client, call);
        await Clinic.Give(client, Clinic.Accepted(card, suggestion), Clinic.Overridden(card, "documented-in-error", "marker-comment"));

        var without = await Clinic.Get(client, "/insights/feedback.ndjson");
        var with = await Clinic.Get(client, "/insights/feedback.ndjson?comments=true");
        var report = await Clinic.Get(client, "/insights");

        with.Text.ShouldContain("\"userComment\":\"marker-comment\"");
        with.Text.ShouldNotContain("marker-patient");
        with.Text.ShouldNotContain(TestHost.HookInstance.ToString());
        without.Text.ShouldNotContain("marker");
        report.Text.ShouldNotContain("marker");
        log.Lines.ShouldContain("feedback cervical-rehab-patient-view stored items=2 repeated=0");
        log.Lines.ShouldContain("feedback exported items=2 comments=True");
        log.Lines.ShouldAllBe(line => !line.Contains("marker", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    /// <summary>Stands in for an accepted token.</summary>
    private sealed class CalledBy(string issuer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Features.Set(new CallingClient(issuer, null));
                return rest(context);
            });
            next(app);
        };
    }
}
