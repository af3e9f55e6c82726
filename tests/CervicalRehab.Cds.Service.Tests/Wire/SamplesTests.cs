using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Conformance;
using Microsoft.AspNetCore.Hosting;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class SamplesTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string> Names => [.. SampleCatalog.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_sample_gets_the_pathway_it_promises_and_a_second_call_the_same_bytes(string name)
    {
        var expected = SampleCatalog.All.Single(sample => sample.Name == name).ExpectedPathway;
        var call = JsonNode.Parse((await host.Get($"/samples/{name}")).Text)!.AsObject();

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        Pathways(answer).ShouldBe(expected == "not-applicable" ? [] : [expected]);
        JsonWalk.NullOrEmpty(answer.Json.GetProperty("cards")).ShouldAllBe(path => path.Length == 0);
        (await host.Post(call)).Text.ShouldBe(answer.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_sample_is_there_for_apply_too_and_gets_the_same_pathway(string name)
    {
        var expected = SampleCatalog.All.Single(sample => sample.Name == name).ExpectedPathway;

        var answer = await host.PostTo("/fhir/PlanDefinition/cervical-rehab/$apply", (await host.Get($"/samples/{name}/apply")).Text);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("title").GetString().ShouldEndWith(expected == "conservative-plan" ? "Conservative cervical rehabilitation program" : expected);
        (await host.Get("/samples/no-such-sample/apply")).Status.ShouldBe(404);
    }

    [Fact]
    [Meets("STALE-2")]
    public async Task Another_hook_instance_gets_other_uuids()
    {
        var call = JsonNode.Parse((await host.Get("/samples/conservative-plan")).Text)!.AsObject();
        var first = await host.Post(call);
        call["hookInstance"] = TestHost.HookInstance.ToString().ToUpperInvariant();
        var second = await host.Post(call);

        (Uuid(second) == Uuid(first)).ShouldBeFalse();
        Guid.TryParseExact(Uuid(second), "D", out _).ShouldBeTrue();
        call["hookInstance"] = TestHost.HookInstance.ToString();
        Uuid(await host.Post(call)).ShouldBe(Uuid(second));
    }

    [Fact]
    public async Task The_list_says_where_to_get_and_where_to_post_each()
    {
        var samples = (await host.Get("/samples")).Json.GetProperty("samples").EnumerateArray().ToList();

        samples.Select(sample => sample.GetProperty("name").GetString()).ShouldBe(SampleCatalog.All.Select(sample => sample.Name));
        samples[0].GetRawText().ShouldContain("\"url\":\"/samples/conservative-plan\",\"postTo\":\"/cds-services/cervical-rehab-patient-view\"");
    }

    [Fact]
    public void Every_pathway_has_a_sample() =>
        SampleCatalog.All.Select(sample => sample.ExpectedPathway).ToHashSet(StringComparer.Ordinal).SetEquals(
            Enum.GetValues<Protocol.Pathway>().Select(Protocol.Topics.Code)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_of_a_sample_reaches_a_prefetch_key(string name)
    {
        var patient = SampleCatalog.All.Single(sample => sample.Name == name).On(TestHost.Today);

        var sent = SampleRequest.Prefetch(patient).Where(key => key.Key != "patient").SelectMany(key => key.Value!["entry"]!.AsArray())
            .Select(entry => (string)entry!["resource"]!["id"]!);

        patient.Facts.Select(fact => fact.Id).Except(sent, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Samples_carry_every_key_and_are_dated_from_the_clock()
    {
        var sample = await host.Get("/samples/conservative-plan");

        sample.Json.GetProperty("prefetch").EnumerateObject().Select(key => key.Name).ShouldBe(PrefetchKeys.All.Select(key => key.Name));
        sample.Text.ShouldContain("\"effectiveDateTime\": \"2026-05-27\"");
        sample.Text.ShouldBe((await host.Get("/samples/conservative-plan")).Text);
    }

    [Fact]
    public async Task Outside_Development_there_are_no_samples()
    {
        using var production = host.WithWebHostBuilder(builder => builder
            .UseEnvironment("Production")
            .UseSetting("Clock:FixedAt", string.Empty)
            .UseSetting("AllowAnonymous", "true")
            .UseSetting("PublicBaseUrl", "https://cds.example"));
        using var client = production.CreateClient();

        using var samples = await client.GetAsync("/samples", TestContext.Current.CancellationToken);
        using var discovery = await client.GetAsync("/cds-services", TestContext.Current.CancellationToken);

        ((int)samples.StatusCode).ShouldBe(404);
        ((int)discovery.StatusCode).ShouldBe(200);
    }

    private static string Uuid(Answer answer) => answer.Json.GetProperty("cards")[0].GetProperty("uuid").GetString()!;

    private static string[] Pathways(Answer answer) =>
    [
        .. from card in answer.Json.GetProperty("cards").EnumerateArray()
           let decision = card.GetProperty("extension").GetProperty("example.cervical-rehab.decision")
           where decision.TryGetProperty("pathway", out _)
           select decision.GetProperty("pathway").GetString()!,
    ];
}
