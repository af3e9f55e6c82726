using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>The three shoulder items (ASSESS-04, D13).</summary>
internal sealed class ShoulderReading
{
    private static readonly ImmutableArray<ShoulderItem> Items = [.. Enum.GetValues<ShoulderItem>()];

    public ShoulderReading(PatientPicture picture, DateTimeOffset at)
    {
        var usable = picture.Shoulder.Only(at, static (record, at) => record is { Unusable: null, Source.Date: { } date } && !date.IsAfter(at));
        var (fresh, missing) = (ImmutableArray.CreateBuilder<Evidence>(Items.Length), ImmutableArray.CreateBuilder<MissingFact>(0));
        foreach (var item in Items)
        {
            var last = Of(usable, item).Greatest(static record => (record.Source.Date!.First, record.Source.Value is "abnormal" or "present"));
            if (last is not null && last.Source.Date!.DaysUntil(at) <= Windows.ValidDays)
            {
                fresh.Add(last.Source);
            }
            else
            {
                missing.Add(MissingOf(item, last ?? Of(picture.Shoulder, item).FirstOrDefault(), at));
            }
        }

        Fresh = fresh.DrainToImmutable();
        Missing = missing.DrainToImmutable();
    }

    /// <summary>The latest record of each item, where it counts; of two of one day the one that is not normal.</summary>
    public ImmutableArray<Evidence> Fresh { get; }

    /// <summary>The items without one.</summary>
    public ImmutableArray<MissingFact> Missing { get; }

    private static ImmutableArray<ShoulderRecord> Of(ImmutableArray<ShoulderRecord> records, ShoulderItem item) => records.Only(item, static (record, item) => record.Item == item);

    private static MissingFact MissingOf(ShoulderItem item, ShoulderRecord? last, DateTimeOffset at)
    {
        var reason = last is null ? Reason.NotRecorded
            : last.Unusable is { } unusable ? unusable
            : last.Source.Date is null ? Reason.NoDate
            : last.Source.Date.IsAfter(at) ? Reason.FutureDate
            : Reason.Stale;
        return new() { Fact = Facts.Of(item), Reason = reason, LastDate = last?.Source.Date };
    }
}
