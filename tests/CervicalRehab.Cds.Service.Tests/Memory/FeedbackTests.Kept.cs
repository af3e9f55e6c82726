using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Memory;

public sealed partial class FeedbackTests
{
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
