using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

public sealed partial class TestFhirServerTests
{
    [Fact]
    public async Task Fault_meets_its_prefix_only_and_as_often_as_it_says()
    {
        await server.FaultAsync(new Fault("/fhir/Observation") { Status = 503, Times = 2 });

        (await Get(server, "Condition?patient=p1")).Status.ShouldBe(HttpStatusCode.OK);
        (await Get(server, "Observation?patient=p1")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ResourceType((await Get(server, "Observation/gait")).Body).ShouldBe("OperationOutcome");
        (await Get(server, "Observation?patient=p1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Fault_answers_with_its_own_body_and_headers()
    {
        await server.FaultAsync(new Fault("/fhir/Patient")
        {
            Status = 429,
            Body = "<html>slow down</html>",
            Headers = ImmutableDictionary<string, string>.Empty.Add("Retry-After", "7"),
        });

        using var client = new HttpClient();
        using var response = await client.GetAsync($"{server.BaseUri}/Patient/p1", Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe("<html>slow down</html>");
    }

    [Fact]
    public async Task Fault_without_a_status_only_delays()
    {
        await server.FaultAsync(new Fault("/fhir/Patient") { DelayMs = 300 });
        var watch = Stopwatch.StartNew();

        (await Get(server, "Patient/p1")).Status.ShouldBe(HttpStatusCode.OK);

        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);
    }

    [Fact]
    public async Task Bearer_token_is_required_delay_is_kept_and_broken_resources_are_refused()
    {
        await using var strict = new TestFhirServer { Options = new() { Token = "right", Delay = TimeSpan.FromMilliseconds(300), Validate = true } };
        await strict.InitializeAsync();
        await strict.LoadAsync(Record);
        var watch = Stopwatch.StartNew();

        (await Get(strict, "Patient/p1", "right")).Status.ShouldBe(HttpStatusCode.OK);
        watch.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);
        (await Get(strict, "Patient/p1", "wrong")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (status, body, _) = await Get(strict, "Patient/p1");
        status.ShouldBe(HttpStatusCode.Unauthorized);
        ResourceType(body).ShouldBe("OperationOutcome");
        (await strict.RequestsAsync()).Select(request => request.Authorization).ShouldBe([Authorization.Matched, Authorization.Other, Authorization.Absent]);

        var broken = Resource("""{ "resourceType": "Observation", "id": "broken", "extra": 1 }""");
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => strict.LoadAsync([Observation("whole", "gait-instability"), broken]));
        refusal.Message.ShouldContain("Observation.status");
        (await Get(strict, "Observation/whole", "right")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
