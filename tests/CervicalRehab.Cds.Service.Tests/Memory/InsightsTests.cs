using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Memory;

[Collection(typeof(UsesPostgreSql))]
public sealed class InsightsTests(PostgreSqlServer server)
{
    // 2026-06-01 is the Monday of week 23.
    private const string LastSunday = "2026-05-31T23:59:59Z";

    public static TheoryData<string> All => [Providers.Sqlite, Providers.PostgreSql];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cards_and_outcomes_are_counted_by_pathway_topic_reason_and_week_alike_on_both_databases(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        using var host = new TestHost();
        await using var monday = On(host, test, TestHost.Now);
        await using var sunday = On(host, test, LastSunday);
        using var client = monday.CreateClient();
        using var earlier = sunday.CreateClient();

        // One plan on Sunday: accepted after 10 s. Two on Monday: one accepted after 60 s and then overridden, one overridden "before" it was issued.
        var old = await Clinic.Issue(earlier, Clinic.Plan(Guid.NewGuid()));
        var first = await Clinic.Issue(client, Clinic.Plan(Guid.NewGuid()));
        var second = await Clinic.Issue(client, Clinic.Plan(Guid.NewGuid()));
        var flag = await Clinic.Issue(client, Clinic.RedFlag(Guid.NewGuid()));
        await Clinic.Cards(client, Clinic.RedFlag(Guid.NewGuid()));
        await Clinic.Give(earlier, Clinic.Accepted(old.Card, old.Suggestion, "2026-06-01T00:00:09Z"));
        await Clinic.Give(client, Clinic.Accepted(first.Card, first.Suggestion, "2026-06-01T07:01:00Z"), Clinic.Overridden(first.Card, "action-completed", at: "2026-06-01T08:00:00Z"));
        await Clinic.Give(client, Clinic.Accepted(first.Card, first.Suggestion, "2026-06-01T07:30:00Z"), Clinic.Overridden(second.Card, at: "2026-06-01T06:00:00Z"));
        await Clinic.Give(client, Clinic.Overridden(flag.Card, comment: "known"), Clinic.Overridden("nobody", "patient-refuses"), Clinic.Overridden("nobody", at: "2026-06-01T10:00:00Z"));

        var report = await Clinic.Get(client, "/insights");

        report.Text.ShouldBe("""
            {"cards":[{"pathway":"conservative-plan","topic":"conservative-plan","issued":3,"accepted":2,"overridden":2,"overriddenWithoutReason":1,"overriddenWithCommentOnly":0,
            "reasons":[{"system":"https://cervical-rehab.example/fhir/CodeSystem/override-reason","code":"action-completed","cards":1}],"medianSecondsToOutcome":10,
            "weeks":[{"week":"2026-W22","issued":1,"accepted":1,"overridden":0},{"week":"2026-W23","issued":2,"accepted":1,"overridden":2}]},
            {"pathway":"urgent-surgical-referral","topic":"urgent-surgical-referral","issued":2,"accepted":0,"overridden":1,"overriddenWithoutReason":0,"overriddenWithCommentOnly":1,
            "medianSecondsToOutcome":7500,"weeks":[{"week":"2026-W23","issued":2,"accepted":0,"overridden":1}]}],
            "unknownCards":{"cards":1,"accepted":0,"overridden":1,"weeks":[{"week":"2026-W23","cards":1}]}}
            """.ReplaceLineEndings(string.Empty));
        (await Clinic.Insights(client, "?from=2026-06-01")).GetProperty("cards")[0].GetProperty("issued").GetInt32().ShouldBe(2);
        (await Clinic.Insights(client, "?to=2026-06-01T00:00:00%2B00:00")).GetProperty("cards")[0].GetProperty("issued").GetInt32().ShouldBe(1);
        (await Clinic.Get(client, "/insights?from=2026-06-02")).Text.ShouldBe("""{"cards":[]}""");
        (await Clinic.Stored(client, "?from=2026-06-01")).Length.ShouldBe(7);
        (await Clinic.Stored(client, "?from=2026-05-01&to=2026-06-01")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_description_requires_is_there_whatever_the_reason_was()
    {
        using var host = new TestHost();
        using var client = host.CreateClient();
        var (card, _) = await Clinic.Issue(client, Clinic.Plan(Guid.NewGuid()));
        var reason = Clinic.Overridden(card, "x");
        reason["overrideReason"]!["reason"] = new System.Text.Json.Nodes.JsonObject { ["code"] = "x" };
        await Clinic.Give(client, reason);

        var schemas = (await Clinic.Get(client, "/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");
        var report = await Clinic.Insights(client);

        Missing(schemas, "InsightsReport", report).ShouldBeEmpty();
        Missing(schemas, "CardInsight", report.GetProperty("cards")[0]).ShouldBeEmpty();
        Missing(schemas, "ReasonInsight", report.GetProperty("cards")[0].GetProperty("reasons")[0]).ShouldBeEmpty();
    }

    private static IEnumerable<string?> Missing(JsonElement schemas, string name, JsonElement answer) =>
        schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(member => member.GetString()).Where(member => !answer.TryGetProperty(member!, out _));

    [Fact]
    public async Task Cards_beside_the_pathway_card_have_an_entry_of_their_own()
    {
        using var host = new TestHost();
        using var client = host.CreateClient();
        var patient = Samples.SampleCatalog.All.Single(sample => sample.Name is "prior-fusion").On(TestHost.Today);

        var cards = await Clinic.Cards(client, TestHost.Call(patient: patient));

        var entries = (await Clinic.Insights(client)).GetProperty("cards").EnumerateArray().ToList();
        entries.Select(entry => entry.GetProperty("topic").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(cards.Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        entries.ShouldAllBe(entry => entry.GetProperty("pathway").GetString() == "complete-assessment");
    }

    [Fact]
    public async Task An_export_longer_than_a_page_is_whole_and_in_order()
    {
        using var host = new TestHost();
        using var client = host.CreateClient();
        for (var part = 0; part < 3; part++)
        {
            await Clinic.Give(client, [.. Enumerable.Range(0, 400).Select(index => Clinic.Overridden($"card-{part}-{index}", comment: "c"))]);
        }

        var stored = await Clinic.Stored(client, "?comments=true");

        stored.Length.ShouldBe(1_200);
        stored.Select(item => item.GetProperty("card").GetString()).Distinct(StringComparer.Ordinal).Count().ShouldBe(1_200);
        stored[^1].GetProperty("card").GetString().ShouldBe("card-2-399");
        stored.ShouldAllBe(item => item.GetProperty("userComment").GetString() == "c");
    }

    [Theory]
    [InlineData("/insights?from=yesterday", "from")]
    [InlineData("/insights?to=2026-06-01T09:00:00", "to")]
    [InlineData("/insights?from=", "from")]
    [InlineData("/insights?from=2026-06-01&from=2026-06-02", "from")]
    [InlineData("/insights?from=2026-06-02&to=2026-06-01", "from")]
    [InlineData("/insights?form=2026-06-02", null)]
    [InlineData("/insights?comments=true", null)]
    [InlineData("/insights/feedback.ndjson?comments=yes", "comments")]
    [InlineData("/insights/feedback.ndjson?to=x", "to")]
    public async Task A_parameter_that_cannot_be_meant_is_400(string path, string? named)
    {
        using var host = new TestHost();

        var answer = await host.Get(path);

        answer.Status.ShouldBe(400);
        answer.Codes.ShouldBe(["wrong-parameter"]);
        answer.Expressions.ShouldBe(named is null ? [] : [named]);
    }

    [Fact]
    public async Task D25_A_red_flag_card_overridden_yesterday_comes_again_today_the_same()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        using var host = new TestHost();
        await using var today = On(host, test, TestHost.Now);
        await using var yesterday = On(host, test, "2026-05-31T09:00:00+02:00");
        using var now = today.CreateClient();
        using var before = yesterday.CreateClient();
        var untouched = await Clinic.Cards(now, Clinic.RedFlag(TestHost.HookInstance));
        var issued = (await Clinic.Cards(before, Clinic.RedFlag(Guid.NewGuid())))[0];

        (await Clinic.Give(before, Clinic.Overridden(issued.GetProperty("uuid").GetString()!, "already-under-surgical-care"))).Status.ShouldBe(200);
        (await Clinic.Give(now, Clinic.Overridden(untouched[0].GetProperty("uuid").GetString()!, "documented-in-error"))).Status.ShouldBe(200);

        var again = await Clinic.Cards(now, Clinic.RedFlag(TestHost.HookInstance));
        again[0].GetProperty("indicator").GetString().ShouldBe("critical");
        again.Select(card => card.GetRawText()).ShouldBe(untouched.Select(card => card.GetRawText()));
    }

    // What reads rows tells of one it cannot read by its values.
    [Fact]
    public async Task A_row_that_another_program_damaged_is_no_answer_and_its_values_are_in_no_log_line()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        using var host = new TestHost();
        using var log = new CapturedLog();
        await using var at = On(host, test, TestHost.Now);
        await using var logged = at.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log)));
        using var client = logged.CreateClient();
        await Clinic.Give(client, Clinic.Overridden("damaged", comment: "c"));
        await test.Execute("UPDATE feedback SET outcome_at = 'marker-value'");

        var report = await Clinic.Get(client, "/insights");
        var export = await Clinic.Get(client, "/insights/feedback.ndjson?comments=true");

        (report.Status, export.Status).ShouldBe((503, 503));
        log.Lines.ShouldContain(line => line.Contains("DataException", StringComparison.Ordinal));
        string.Concat([.. log.Lines, report.Text, export.Text]).ShouldNotContain("marker-value");
    }

    private static WebApplicationFactory<Program> On(TestHost host, TestDatabase test, string now) => host.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Clock:FixedAt", now);
        foreach (var setting in test.Settings)
        {
            builder.UseSetting(setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
        }
    });
}
