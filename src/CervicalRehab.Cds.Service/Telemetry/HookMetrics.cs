using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>What is counted of hook calls: pathways, clauses, cards, data issues and times, by code alone.</summary>
internal sealed class HookMetrics : IDisposable
{
    /// <summary>Name of the histogram of call times.</summary>
    public const string DurationName = "cervical_rehab.hook.duration";

    private readonly Meter _meter;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _clauses;
    private readonly Counter<long> _cards;
    private readonly Counter<long> _missing;
    private readonly Counter<long> _notUsed;

    /// <summary>Counts under the name that is exported, or under another one, which is not.</summary>
    public HookMetrics(string meter = FetchTelemetry.MeterName)
    {
        _meter = new Meter(meter);
        _seconds = _meter.CreateHistogram<double>(DurationName, "s", "Time of a hook call, from reading its body to its cards or refusal", advice: new() { HistogramBucketBoundaries = Buckets });
        _decisions = _meter.CreateCounter<long>("cervical_rehab.decisions", "{decision}", "Decisions by pathway");
        _clauses = _meter.CreateCounter<long>("cervical_rehab.clauses", "{use}", "Decisions that rest on a clause");
        _cards = _meter.CreateCounter<long>("cervical_rehab.cards", "{card}", "Cards by topic and indicator");
        _missing = _meter.CreateCounter<long>("cervical_rehab.facts.missing", "{fact}", "Facts a decision lacked, by fact and reason");
        _notUsed = _meter.CreateCounter<long>("cervical_rehab.records.not_used", "{record}", "Records that arrived and were not used, by reason");
    }

    /// <summary>Edges in seconds; 0.5 is the budget of a hook call (GEN-9).</summary>
    public static double[] Buckets { get; } = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    public void Dispose() => _meter.Dispose();

    /// <summary>A call that was answered with cards.</summary>
    public void Answered(string service, Decision decision, ImmutableArray<Card> cards, TimeSpan elapsed)
    {
        Ended(service, StatusCodes.Status200OK, elapsed);
        _decisions.Add(1, Tag("service", service), Tag("pathway", decision.Pathway.Code()));
        foreach (var clause in decision.Clauses)
        {
            _clauses.Add(1, Tag("clause", clause));
        }

        foreach (var card in cards)
        {
            _cards.Add(1, Tag("topic", card.Topic), Tag("indicator", card.Indicator));
        }

        foreach (var fact in decision.Missing)
        {
            _missing.Add(1, Tag("fact", fact.Fact), Tag("reason", fact.Reason.Code()));
        }

        foreach (var record in decision.NotUsed)
        {
            _notUsed.Add(1, Tag("reason", record.Reason.Code()));
        }

        if (decision.OtherPatientsResources > 0)
        {
            _notUsed.Add(decision.OtherPatientsResources, Tag("reason", "other-patient"));
        }
    }

    /// <summary>A call that ended with this status; without a decision when it was refused, or when no clinician is looking.</summary>
    public void Ended(string service, int status, TimeSpan elapsed)
    {
        var tags = new TagList { { "service", service }, { "status", status } };
        _seconds.Record(elapsed.TotalSeconds, tags);
    }

    private static KeyValuePair<string, object?> Tag(string name, string? value) => new(name, value);
}
