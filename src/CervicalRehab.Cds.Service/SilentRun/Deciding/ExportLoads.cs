using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>How whole each part of a record is that an export gave: what it holds no line of and does not name was not supplied.</summary>
/// <param name="Kinds">Kinds that the export holds or names, one bit each.</param>
/// <param name="Met">Kinds of which a record was met.</param>
/// <param name="Incomplete">Kinds that are not whole, as the export itself says or its files show.</param>
internal sealed record ExportLoads(int Kinds, int Met, int Incomplete)
{
    /// <summary>Parts of the export that are not whole or were not supplied, for the report.</summary>
    public IEnumerable<(string Type, LoadState State)> NotWhole =>
        Enum.GetValues<RecordKind>().Where(static kind => kind is not (RecordKind.Encounter or RecordKind.OtherProblem)).Select(kind => (kind.ToString(), Of([kind], false))).Where(static part => part.Item2 is not LoadState.Complete);

    /// <summary>The state of a part of several kinds, any of which is enough.</summary>
    public LoadState Of(ReadOnlySpan<RecordKind> kinds, bool isIncompletePatient)
    {
        var asked = RecordKinds.Bits(kinds);
        return isIncompletePatient || (Incomplete & asked) != 0
            ? (Met & asked) != 0 ? LoadState.Incomplete : LoadState.Failed
            : (Kinds & asked) != 0 ? LoadState.Complete : LoadState.NotSupplied;
    }
}
