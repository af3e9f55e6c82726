using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>Nothing of the token and of the patient leaves the service but on the cards.</summary>
public sealed class SecrecyTests
{
    private const string Name = "Markerfamily";
    private const string Identifier = "MRN-55501";
    private const string Birth = "1961-02-03";
    private const string Id = "marker-patient-77";

    private static readonly string[] Secrets = [FetchingHost.Token, Name, Identifier, Birth, Id, "marker-diagnostics"];

    [Fact]
    public async Task FA_3_No_token_and_no_patient_in_logs_traces_metrics_and_errors()
    {
        using var seen = new Everything();
        await using var server = await StubFhirServer.Start(SamplePatient.Baseline(TestHost.Today) with { Id = Id });
        Mark(server.Record["patient"]!.AsObject());
        using var host = new FetchingHost(
            ["Fetch:Retries=1", "Fetch:AttemptMilliseconds=200", "Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft=Trace"],
            builder => builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(seen)));
        var call = FetchingHost.Without(FetchingHost.Call(server.Base, SamplePatient.Baseline(TestHost.Today) with { Id = Id }));

        (await host.Post(call)).Pathway().ShouldBe("conservative-plan");
        foreach (var fault in new[]
        {
            Faults.Hang, Faults.Abort, Faults.CutOff, Faults.Status(500), Faults.Status(401), Faults.Status(403), Faults.OutcomeAsSuccess, Faults.NotUtf8,
            Faults.Json($$"""{ "resourceType": "Patient", "name": "{{Name}}", """), Faults.Body($"<html>{Name} {Identifier}</html>", "text/html"),
            Faults.Json($$"""{ "resourceType": "Patient", "id": "somebody", "name": [{ "family": "{{Name}}" }], "birthDate": 5 }"""),
            Faults.Redirect($"https://elsewhere.example/{FetchingHost.Token}/{Id}"),
        })
        {
            server.Everything = fault;
            var refused = await host.Post(call);

            refused.Status.ShouldBeOneOf(412, 422);
            Secrets.ShouldAllBe(secret => !refused.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), refused.Text);
        }

        var lines = seen.All.ToArray();
        lines.ShouldContain(line => line.Contains("fhir query", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("span ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("metric cervical_rehab.fhir.queries", StringComparison.Ordinal));
        lines.Where(line => Secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    private static void Mark(JsonObject patient)
    {
        patient["name"] = new JsonArray(new JsonObject { ["family"] = Name });
        patient["identifier"] = new JsonArray(new JsonObject { ["value"] = Identifier });
        patient["birthDate"] = Birth;
    }

    /// <summary>Every log line, span and measurement of the process.</summary>
    private sealed class Everything : ILoggerProvider, ILogger
    {
        private readonly MeterListener _metrics = new();
        private readonly ActivityListener _spans;

        public Everything()
        {
            _metrics.InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument);
            _metrics.SetMeasurementEventCallback<long>(Measured);
            _metrics.SetMeasurementEventCallback<double>(Measured);
            _metrics.SetMeasurementEventCallback<int>(Measured);
            _metrics.Start();
            _spans = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => All.Enqueue(
                    $"span {span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.Select(happened => happened.Name + string.Join(' ', happened.Tags)))}"),
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue($"scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            _metrics.Dispose();
            _spans.Dispose();
        }

        private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
            where T : struct => All.Enqueue($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}");
    }
}
