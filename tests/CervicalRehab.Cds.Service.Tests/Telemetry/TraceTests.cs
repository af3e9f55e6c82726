using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>What a collector gets of a real process.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_arrive_with_the_stages_under_the_call_and_the_queries_under_gather()
    {
        await using var service = await ObservedService.Start(withMap: false);
        var trace = ObservedService.NewTrace();

        (await service.Fetched(trace)).Pathway().ShouldBe("conservative-plan");
        await ObservedService.Until(() => Task.FromResult(
            service.Sink.Spans.Any(span => span.Trace == trace && span.Name.StartsWith("POST", StringComparison.Ordinal))
            && service.Sink.Logs.Any(line => line.Trace == trace)
            && service.Sink.Metrics.Contains("cervical_rehab.decisions")));

        var spans = service.Sink.Spans.Where(span => span.Trace == trace).ToArray();
        var call = spans.Single(span => span.Name == "POST /cds-services/cervical-rehab-patient-view");
        call.Tags["http.route"].ShouldBe("/cds-services/cervical-rehab-patient-view");
        call.Tags["http.response.status_code"].ShouldBe("200");
        spans.Where(span => span.Parent == call.Id).Select(span => span.Name).ShouldBe(["gather", "read", "evaluate", "write"], ignoreOrder: true);
        spans.Single(span => span.Name == "evaluate").Tags["cervical_rehab.pathway"].ShouldBe("conservative-plan");
        var queries = spans.Where(span => span.Name == "fhir.query").ToArray();
        queries.Length.ShouldBe(service.Server.Requests.Length);
        queries.ShouldAllBe(span => span.Parent == spans.Single(other => other.Name == "gather").Id);
        queries.Select(span => span.Tags["cervical_rehab.prefetch.key"]).ShouldBe(service.Server.Requests.Select(request => request.Key), ignoreOrder: true);
        spans.Length.ShouldBe(1 + 4 + queries.Length);
        service.Sink.Logs.ShouldContain(line => line.Trace == trace);
    }

    [Fact]
    public async Task No_patient_no_value_no_token_and_no_address_is_in_any_payload_metric_log_or_error()
    {
        await using var service = await ObservedService.Start();

        await service.MakeCalls();
        var metrics = await service.Metrics() + await service.Metrics(isOpenMetrics: true);
        var counted = service.Sink.Texts.Count();
        await ObservedService.Until(() => Task.FromResult(
            service.Sink.Texts.Count() > counted + 3 && service.Sink.Metrics.Contains("cervical_rehab.feedback.items") && service.Sink.Spans.Any(span => span.Name == "fhir.query")));
        await service.Process.Stop();

        service.Sink.Spans.ShouldNotBeEmpty();
        service.Sink.Logs.ShouldNotBeEmpty();
        service.Errors.Count.ShouldBeGreaterThan(5);
        string[] seen = [metrics, .. service.Sink.Texts, .. service.Process.Lines, .. service.Errors];
        service.Secrets.Distinct(StringComparer.Ordinal)
            .Where(secret => seen.Any(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
            .ShouldBeEmpty();
    }
}
