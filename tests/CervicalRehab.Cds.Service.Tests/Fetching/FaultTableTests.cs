using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>One misbehaving server, and a service that is quick to give up.</summary>
public sealed class FaultyServer : IAsyncLifetime
{
    internal FetchingHost Host { get; } = new("Fetch:Retries=0", "Fetch:AttemptMilliseconds=20000", "Fetch:BudgetMilliseconds=30000", "Fetch:MaxResponseBytes=65536");

    internal FetchingHost Impatient { get; } = new("Fetch:Retries=0", "Fetch:AttemptMilliseconds=300");

    internal StubFhirServer Server { get; private set; } = null!;

    internal StubFhirServer Elsewhere { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await StubFhirServer.Start();
        Elsewhere = await StubFhirServer.Start();
    }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        Impatient.Dispose();
        await Server.DisposeAsync();
        await Elsewhere.DisposeAsync();
    }
}

/// <summary>Every fault of a server times every key: what the caller gets, and never a false all-clear.</summary>
public sealed class FaultTableTests(FaultyServer faulty) : IClassFixture<FaultyServer>
{
    private static readonly SamplePatient Baseline = SamplePatient.Baseline(TestHost.Today);

    private static readonly SamplePatient WithUnsteadyGaitAsProblem =
        Baseline.With(SampleResources.Condition("unsteady-gait", new Term(Systems.Snomed, "394616008", "Unsteady gait"), TestHost.Today.AddDays(-3)));

    private static readonly (string Fault, string Code, Func<FaultyServer, RequestDelegate> Answer)[] Table =
    [
        ("connection closed", "connection-lost", _ => Faults.Abort),
        ("hanging", "timeout", _ => Faults.Hang),
        ("hanging in the body", "timeout", _ => Faults.HangInTheBody),
        ("body cut off", "connection-lost", _ => Faults.CutOff),
        ("truncated JSON", "broken-json", _ => Faults.Json("""{ "resourceType": "Bundle", "type": "searchset", "entry": [{ "reso""")),
        ("repeated member", "broken-json", _ => Faults.Json("""{ "resourceType": "Bundle", "resourceType": "Bundle" }""")),
        ("not UTF-8", "broken-json", _ => Faults.NotUtf8),
        ("plain as gzip", "unreadable-answer", _ => Faults.Announced("gzip", Faults.Nothing)),
        ("plain as brotli", "unreadable-answer", _ => Faults.Announced("br", Faults.Nothing)),
        ("gzip cut off", "broken-json", _ => Faults.Announced("gzip", Faults.Zipped(Faults.Nothing)[..^12])),
        ("too large once it is unpacked", "too-large", _ => Faults.Announced("gzip", Faults.Zipped(new byte[1_000_000]))),
        ("HTML page with 200", "not-json", _ => Faults.Body("<html>Sign in</html>", "text/html")),
        ("HTML page that claims to be FHIR", "broken-json", _ => Faults.Json("<html>Sign in</html>")),
        ("JSON as text", "not-json", _ => Faults.Body("""{ "resourceType": "Bundle", "type": "searchset" }""", "text/plain")),
        ("no content type", "not-json", _ => Faults.Body("""{ "resourceType": "Bundle", "type": "searchset" }""", null)),
        ("401", "unauthorized", _ => Faults.Status(401)),
        ("403", "forbidden", _ => Faults.Status(403)),
        ("404", "not-found", _ => Faults.Status(404)),
        ("429", "http-429", _ => Faults.Status(429, "1")),
        ("500", "http-500", _ => Faults.Status(500)),
        ("503", "http-503", _ => Faults.Status(503)),
        ("418", "http-418", _ => Faults.Status(418)),
        ("204 without content", "http-204", _ => Faults.NoContent),
        ("redirect to another server", "redirected", faulty => Faults.Redirect(faulty.Elsewhere.Base)),
        ("too large", "too-large", _ => Faults.Large(70_000)),
        ("OperationOutcome with 200", "operation-outcome", _ => Faults.OutcomeAsSuccess),
        ("null", "unexpected-answer", _ => Faults.Json("null")),
        ("a list", "unexpected-answer", _ => Faults.Json("[]")),
        ("another resource", "unexpected-answer", _ => Faults.Json("""{ "resourceType": "CapabilityStatement" }""")),
        ("Bundle that does not say what it is", "unexpected-answer", _ => Faults.Json("""{ "resourceType": "Bundle", "total": 0 }""")),
        ("Bundle that answers no search", "unexpected-answer", _ => Faults.Json("""{ "resourceType": "Bundle", "type": "transaction-response" }""")),
    ];

    public static TheoryData<string, string> Rows =>
        [.. from row in Table from key in PrefetchKeys.All select (row.Fault, key.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task DATA_2_RESP_4_RESP_5_RESP_7_A_failed_query_is_never_a_false_all_clear(string fault, string key)
    {
        var row = Table.Single(known => known.Fault == fault);
        faulty.Server.Reset();
        faulty.Server.On(key, row.Answer(faulty));

        var answer = await HostFor(row.Code).Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base), key));

        faulty.Server.Requests.Select(request => (request.Key, request.Authorization)).ShouldBe([(key, $"Bearer {FetchingHost.Token}")]);
        faulty.Elsewhere.Connections.ShouldBe(0);
        ShouldFit(answer, PrefetchKeys.All.Single(known => known.Name == key), row.Code);
        answer.Text.ShouldNotContain("marker");
        answer.Text.ShouldNotContain("Sign in");
        answer.Text.ShouldNotContain(faulty.Server.Base);
    }

    [Theory]
    [InlineData("signs")]
    [InlineData("signFindings")]
    [InlineData("measurements")]
    public async Task A_red_flag_on_the_problem_list_is_shown_whatever_else_failed(string key)
    {
        faulty.Server.Reset();
        foreach (var row in Table)
        {
            faulty.Server.On(key, row.Answer(faulty));

            var answer = await HostFor(row.Code).Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base, WithUnsteadyGaitAsProblem), key, "carePlans", "medicationRequests"));

            answer.Pathway().ShouldBe("urgent-surgical-referral", row.Fault);
            answer.Indicator().ShouldBe("critical", row.Fault);
            answer.Words().ShouldContain("could not be read", Case.Insensitive, row.Fault);
        }
    }

    [Fact]
    public async Task DATA_2_A_server_that_refuses_connections_is_412_for_patient_and_conditions_and_a_card_for_the_signs()
    {
        var gone = await StubFhirServer.Start();
        var address = gone.Base;
        await gone.DisposeAsync();

        var everything = await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(address)));
        var signs = await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(address), "signs", "signFindings", "measurements"));

        everything.Status.ShouldBe(412);
        everything.Expressions.ShouldBe(["prefetch.patient", "prefetch.conditions"]);
        everything.Codes.ShouldAllBe(code => code == "fetch-unreachable");
        signs.Pathway().ShouldBe("complete-assessment");
        signs.Words().ShouldContain("could not be evaluated");
    }

    [Fact]
    public async Task DATA_10_Another_patients_data_from_the_server_is_refused_or_dropped_and_counted()
    {
        faulty.Server.Reset();
        await using var other = await StubFhirServer.Start(Baseline.WithUnsided("bowel-dysfunction", present: true) with { Id = "somebody-else" });
        foreach (var key in new[] { "patient", "signs" })
        {
            faulty.Server.On(key, other.Well(key));
        }

        var patient = await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base), "patient"));
        var signs = await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base), "signs"));

        patient.Status.ShouldBe(422);
        patient.Codes.ShouldBe(["other-patient"]);
        signs.Pathway().ShouldBe("complete-assessment");
        signs.Words().ShouldContain("resources about another patient ignored");
        (patient.Text + signs.Text).ShouldNotContain("somebody-else");
    }

    [Fact]
    public async Task A_slow_answer_within_its_time_is_as_good_as_any()
    {
        faulty.Server.Reset();
        faulty.Server.On("signs", Faults.After(150, faulty.Server.Well("signs")));

        var answer = await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base), "signs"));

        answer.Text.ShouldBe((await faulty.Host.Post(TestHost.Call())).Text);
    }

    [Theory]
    [InlineData("\\ud83d", 200)]
    [InlineData("\\u0000", 200)]
    public async Task Half_characters_from_a_server_do_not_break_the_call(string text, int status)
    {
        faulty.Server.Reset();
        faulty.Server.On("conditions", Faults.Json(faulty.Server.Record["conditions"]!.ToJsonString().Replace("Ossification of", $"{text} of", StringComparison.Ordinal)));

        (await faulty.Host.Post(FetchingHost.Without(FetchingHost.Call(faulty.Server.Base), "conditions"))).Status.ShouldBe(status);
    }

    private FetchingHost HostFor(string code) => code is "timeout" ? faulty.Impatient : faulty.Host;

    private static void ShouldFit(Answer answer, PrefetchKey key, string code)
    {
        if (key.ResourceType is "Patient" or "Condition")
        {
            answer.Status.ShouldBe(412);
            answer.Codes.ShouldBe([$"fetch-{code}"]);
            answer.Expressions.ShouldBe([$"prefetch.{key.Name}"]);
            answer.Issues[0].GetProperty("diagnostics").GetString()!.ShouldContain(key.Template);
            return;
        }

        answer.Pathway().ShouldBe(key.Required ? "complete-assessment" : "conservative-plan");
        answer.Words().ShouldContain(key.Required ? "could not be evaluated" : "could not be read");
        if (key.Required)
        {
            answer.Drafts().ShouldNotContain("CarePlan");
        }

        // Drugs are a line of information: unread, the line is withheld and the plan stands.
        var plain = key.ResourceType.StartsWith("Medication", StringComparison.Ordinal);
        answer.Indicator().ShouldBe(plain ? "info" : "warning");
    }
}
