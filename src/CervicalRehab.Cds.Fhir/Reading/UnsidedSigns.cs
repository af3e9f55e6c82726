using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Signs that have no side in the protocol but came with one: present on either side is present, absent needs both sides
/// of one day, in one Observation or two.
/// </summary>
internal static class UnsidedSigns
{
    internal static ImmutableArray<SignRecord> Settle(List<SignRecord> records) =>
        [.. records.Select(record => NeedsSettling(record) ? Settled(record, records) : record).OfType<SignRecord>()];

    private static bool NeedsSettling(SignRecord record) => record.Side != Side.NotStated && !SignTable.IsSided(record.Sign);

    private static SignRecord? Settled(SignRecord record, List<SignRecord> records)
    {
        var whole = record with { Side = Side.NotStated };
        if (record.Finding != Answer.No)
        {
            return whole;
        }

        var otherSide = records.Where(other => other.Sign == record.Sign && other.Side != Side.NotStated && other.Side != record.Side && IsSameExam(other, record)).ToList();
        return otherSide.Exists(other => other.Finding == Answer.Yes) ? null
            : otherSide.Exists(other => other.Finding == Answer.No && (record.Preliminary || !other.Preliminary)) ? whole
            : whole with { Finding = Answer.Unknown, Unclear = Reason.SideNotStated };
    }

    private static bool IsSameExam(SignRecord one, SignRecord other) =>
        ReferenceEquals(one.Source.Date, other.Source.Date) && string.Equals(one.Source.Reference, other.Source.Reference, StringComparison.Ordinal)
        || (one.Source.Date is { IsOneDay: true } day && other.Source.Date is { IsOneDay: true } otherDay && day.First == otherDay.First);
}
