using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>The three shoulder items (ASSESS-04, D13).</summary>
internal sealed class ShoulderReading(PatientPicture picture, DateTimeOffset at)
{
    private static readonly ImmutableArray<ShoulderItem> Items = [.. Enum.GetValues<ShoulderItem>()];

    public ImmutableArray<Evidence> Fresh =>
        [.. Items.Select(Latest).OfType<ShoulderRecord>().Where(IsFresh).Select(record => record.Source)];

    public ImmutableArray<MissingFact> Missing() =>
        [.. Items.Where(item => Latest(item) is not { } record || !IsFresh(record)).Select(Missing)];

    private MissingFact Missing(ShoulderItem item)
    {
        var last = Latest(item) ?? picture.Shoulder.FirstOrDefault(record => record.Item == item);
        var reason = last is null ? Reason.NotRecorded
            : last.Unusable is { } unusable ? unusable
            : last.Source.Date is null ? Reason.NoDate
            : last.Source.Date.IsAfter(at) ? Reason.FutureDate
            : Reason.Stale;
        return new() { Fact = Facts.Of(item), Reason = reason, LastDate = last?.Source.Date };
    }

    private ShoulderRecord? Latest(ShoulderItem item) =>
        picture.Shoulder.Where(record => record.Item == item && IsUsable(record)).MaxBy(record => record.Source.Date!.First);

    private bool IsUsable(ShoulderRecord record) => record is { Unusable: null, Source.Date: { } date } && !date.IsAfter(at);

    private bool IsFresh(ShoulderRecord record) => record.Source.Date!.DaysUntil(at) <= Windows.ValidDays;
}
