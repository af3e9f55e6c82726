using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Memory;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>cds-hooks.md section 14, row by row, on a service with a new database for each test.</summary>
public sealed partial class FeedbackTests : IDisposable
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

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }
}
