using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Signs that have no side in the protocol but came with one: present on either side is present, absent needs both sides of one day.</summary>
internal static class UnsidedSigns
{
    internal static ImmutableArray<SignRecord> Settle(List<SignRecord> records)
    {
        if (!records.Exists(NeedsSettling))
        {
            return [.. records];
        }

        var said = records.Where(NeedsSettling).SelectMany(Said.By).ToHashSet();
        return [.. records.Select(record => NeedsSettling(record) ? Settled(record, said) : record).OfType<SignRecord>()];
    }

    private static bool NeedsSettling(SignRecord record) => record.Side != Side.NotStated && !SignTable.IsSided(record.Sign);

    private static SignRecord? Settled(SignRecord record, HashSet<Said> said)
    {
        var whole = record with { Side = Side.NotStated };
        if (record.Finding != Answer.No)
        {
            return whole;
        }

        var otherSide = Said.By(record).Select(one => one with { Side = record.Side == Side.Left ? Side.Right : Side.Left }).ToList();
        bool Says(Answer finding, bool preliminary) => otherSide.Exists(one => said.Contains(one with { Finding = finding, Preliminary = preliminary }));
        return Says(Answer.Yes, preliminary: false) || Says(Answer.Yes, preliminary: true) ? null
            : Says(Answer.No, preliminary: false) || (record.Preliminary && Says(Answer.No, preliminary: true)) ? whole
            : whole with { Finding = Answer.Unknown, Unclear = Reason.SideNotStated };
    }

    /// <summary>What was said of one side, once as part of its record and once as part of its day.</summary>
    private readonly record struct Said(Sign Sign, Side Side, Answer Finding, bool Preliminary, OneRecord? Record, DateOnly? Day)
    {
        internal static IEnumerable<Said> By(SignRecord record)
        {
            var said = new Said(record.Sign, record.Side, record.Finding, record.Preliminary, new(record.Source.Date, record.Source.Reference), null);
            yield return said;
            if (record.Source.Date is { IsOneDay: true } day)
            {
                yield return said with { Record = null, Day = day.First };
            }
        }
    }

    // Both sides of one record share its date; two records that share a reference do not.
    private readonly struct OneRecord(RecordedDate? date, string? reference) : IEquatable<OneRecord>
    {
        private readonly RecordedDate? _date = date;
        private readonly string? _reference = reference;

        public bool Equals(OneRecord other) => ReferenceEquals(_date, other._date) && string.Equals(_reference, other._reference, StringComparison.Ordinal);

        public override bool Equals(object? obj) => obj is OneRecord other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_date), _reference);
    }
}
