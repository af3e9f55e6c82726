using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>When a side with a sign was last examined (D13). A problem on the list is no examination.</summary>
internal static class LastExamination
{
    /// <summary>Why the records of one sign on one side hold no examination of the last 28 days, with the latest there is; null where they hold one.</summary>
    public static SignState? Outdated(ImmutableArray<SignRecord> records, DateTimeOffset at)
    {
        var exams = records.Only(at, IsExamination);
        return exams.Greatest(static exam => exam.Source.Date?.First.DayNumber ?? -1) is not { } last ? SignState.Unknown(Reason.NotRecorded)
            : last.Source.Date is not { } date ? SignState.Unknown(Reason.NoDate, last)
            : date.DaysUntil(at) > Windows.ValidDays ? SignState.Unknown(Reason.Stale, last)
            : null;
    }

    // What says neither, and an absence that is preliminary, tells nothing of the side (D6, D7).
    private static bool IsExamination(SignRecord record, DateTimeOffset at) =>
        record is { Origin: SignOrigin.Examination, Finding: not Answer.Unknown } and not { Finding: Answer.No, Preliminary: true } and not { Finding: Answer.No, Part: not null } && record.Source.Date?.IsAfter(at) != true;
}
