using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Pain scores in order; the higher score speaks when one day has two (ASSESS-03, D15).</summary>
internal sealed class PainReading
{
    private readonly ImmutableArray<PainRecord> _all;
    private readonly DateTimeOffset _at;

    public PainReading(PatientPicture picture, DateTimeOffset at)
    {
        _all = picture.Pain;
        _at = at;
        Usable = _all.Only(at, IsUsable);
        Fresh = Usable.Only(at, static (record, at) => record.Source.Date!.DaysUntil(at) <= Windows.ValidDays)
            .Greatest(static record => (record.Scale == PainScale.Visual, record.Source.Date!.First, record.Score!.Value.Millimeters));
    }

    public ImmutableArray<PainRecord> Usable { get; }

    /// <summary>The visual score that counts as baseline, else the numeric one that stands in.</summary>
    public PainRecord? Fresh { get; }

    /// <summary>The newest score on whatever scale: of one day the visual one.</summary>
    public PainRecord? Latest => Usable.Greatest(static record => (record.Source.Date!.First, record.Scale == PainScale.Visual, record.Score!.Value.Millimeters));

    public ImmutableArray<MissingFact> Missing()
    {
        if (Fresh is not null)
        {
            return [];
        }

        var last = _all.Only(static record => record.Source.Date is not null).Greatest(static record => record.Source.Date!.First) ?? _all.FirstOrDefault();
        var reason = last is null ? Reason.NotRecorded
            : last.Unusable is { } unusable ? unusable
            : last.Source.Date is null ? Reason.NoDate
            : last.Source.Date.IsAfter(_at) ? Reason.FutureDate
            : Reason.Stale;
        return [new() { Fact = Facts.PainVas, Reason = reason, LastDate = last?.Source.Date }];
    }

    private static bool IsUsable(PainRecord record, DateTimeOffset at) =>
        record is { Unusable: null, Score: not null, Source.Date: { } date } && !date.IsAfter(at);
}
