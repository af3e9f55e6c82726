using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>
/// Keeps a card short where the chart repeats itself, as hourly nursing notes do: of many records that say the same, the latest are shown and the
/// rest counted, with the days they span. The decision extension lists each. A card with no more than <see cref="Few"/> records shows them all.
/// </summary>
internal static class AlikeRecords
{
    /// <summary>A whole assessment has 22 records: OPLL, spasm, ten signs, six movements, pain and three shoulder items.</summary>
    public const int Few = 30;

    /// <summary>So many of those alike are shown where the rest is counted.</summary>
    public const int Shown = 3;

    /// <summary>Rows for what a decision rests on; alike is what differs in nothing but date and id.</summary>
    public static ImmutableArray<BasisRow> Of(ImmutableArray<Evidence> records) => Shortened(
        records,
        static record => (record.Fact, record.Side, record.Value, record.Unit, record.Method, record.Status, IsDated: record.Date is not null),
        static records => records.OrderByDescending(static record => record.Date?.First).ThenByDescending(static record => record.Date?.Instant),
        static record => new BasisRow(record, 0, record.Date?.Text),
        static rest => new BasisRow(rest[0], rest.Length, Span(rest)));

    /// <summary>Rows for what was not used; alike is what was not used for the same reason.</summary>
    public static ImmutableArray<(string Record, string Why)> Of(ImmutableArray<UnusedRecord> records) => Shortened(
        records,
        static record => record.Reason,
        static records => records,
        static record => (record.Reference, $": {record.Reason.Words()}"),
        static rest => (CardText.More(rest.Length), $": {rest[0].Reason.Words()}"));

    private static ImmutableArray<TRow> Shortened<T, TKey, TRow>(
        ImmutableArray<T> records, Func<T, TKey> key, Func<IEnumerable<T>, IEnumerable<T>> inOrder, Func<T, TRow> row, Func<ImmutableArray<T>, TRow> rest)
    {
        if (records.Length <= Few)
        {
            return ImmutableArray.CreateRange(records, row);
        }

        var rows = ImmutableArray.CreateBuilder<TRow>();
        foreach (var alike in records.GroupBy(key))
        {
            ImmutableArray<T> all = [.. alike];
            if (all.Length <= Shown + 1)
            {
                rows.AddRange(all.Select(row));
                continue;
            }

            all = [.. inOrder(all)];
            rows.AddRange(all.Take(Shown).Select(row));
            rows.Add(rest(all[Shown..]));
        }

        return rows.ToImmutable();
    }

    // From the earliest to the latest, which comes first.
    private static string? Span(ImmutableArray<Evidence> rest) => (rest[^1].Date?.Text, rest[0].Date?.Text) switch
    {
        ({ } from, { } to) when from != to => $"{from} to {to}",
        (_, var only) => only,
    };
}

/// <summary>A row of the basis: a record; or, with <paramref name="More"/> above 0, so many records like it.</summary>
internal readonly record struct BasisRow(Evidence Record, int More, string? Date);
