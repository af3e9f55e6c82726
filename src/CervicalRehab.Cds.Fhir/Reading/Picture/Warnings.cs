using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What may be said by any record, understood or not: it warns, leaves open, or is listed. None of it reassures, whatever it is told.</summary>
internal sealed partial class PictureDraft
{
    private const string Unconfirmed = "unconfirmed";

    /// <summary>Lists a record that was not used.</summary>
    internal void Unused(Arrived arrived, Reason reason, string? fact = null)
    {
        Unused(arrived.Reference, reason, fact ?? arrived.Fact);
        if (arrived.Known.Says(Meaning.Egfr) && !reason.LeavesNothing())
        {
            // Its date tells whether an older one still stands (D22).
            _unreadEgfr.Add(arrived.Evidence(Facts.Egfr, "not read", arrived.DateAsSent));
        }
    }

    /// <summary>Lists something that was not even a resource.</summary>
    internal void Unused(string reference, Reason reason, string? fact = null) =>
        _notUsed.Add(new UnusedRecord { Reference = reference, Reason = reason, Fact = fact });

    /// <summary>A measurement of which nothing is used: its day tells whether it may be newer than one that is (D19). What was not performed tells nothing.</summary>
    internal void Unread(Evidence source, Reason reason)
    {
        if (reason != Reason.NotPerformed)
        {
            _unread.Add(new UnreadMeasurement(Asked(source), reason));
        }
    }

    /// <summary>The same for all that another draft measures, whatever it says; what is only registered has a result where there is a value.</summary>
    internal void AddUnread(PictureDraft from, Reason reason)
    {
        IEnumerable<(Evidence Source, Reason? Unusable)> measured =
        [
            .. from._pain.Select(static record => (record.Source, record.Unusable)),
            .. from._motion.Select(static record => (record.Source, record.Unusable)),
            .. from._resistance.Select(static record => (record.Source, record.Unusable)),
            .. from._unread.Select(static record => (record.Source, (Reason?)record.Why)),
        ];
        foreach (var (source, unusable) in measured)
        {
            if (unusable != Reason.NotPerformed && !(reason == Reason.Registered && unusable == Reason.NoValue))
            {
                Unread(source, reason);
            }
        }
    }

    /// <summary>A sign that is held as a problem.</summary>
    internal void PresentAsProblem(SignRow row, Side side, Evidence source) =>
        _signs.Add(new SignRecord(row.Sign, side, Answer.Yes, SignOrigin.ActiveProblem, source) { Part = row.Part });

    /// <summary>A sign that is neither there nor absent, by an examination.</summary>
    internal void Unclear(Sign sign, Side side, Evidence source, Reason reason, bool mayBePresent = false) =>
        _signs.Add(new SignRecord(sign, side, Answer.Unknown, SignOrigin.Examination, source) { Unclear = reason, MayBePresent = mayBePresent });

    /// <summary>The same as a problem, which an examination does not end.</summary>
    internal void UnclearAsProblem(Sign sign, Side side, Evidence source, Reason reason) =>
        _signs.Add(new SignRecord(sign, side, Answer.Unknown, SignOrigin.ActiveProblem, source) { Unclear = reason });

    /// <summary>A sign that is named as the reason of something else (D41); none for numbness that names no part.</summary>
    internal void Named(NamedSign named) => _named.Add(named);

    /// <summary>What a problem within another record says of the cord, and of what is shown alone; that it is over is not told.</summary>
    internal void Held(PictureDraft said, Holder by, bool isInDoubt)
    {
        foreach (var kind in (ReadOnlySpan<Meaning>)[Meaning.Myelopathy, Meaning.CordCompression])
        {
            foreach (var problem in said._problems[kind].Where(static problem => problem.State != ProblemState.Resolved))
            {
                if (isInDoubt || problem.State != ProblemState.Active)
                {
                    LeftOpen.ByProblem([kind], by.Told(problem.Source, isInDoubt: true), this, Reason.NotUnderstood);
                }
                else
                {
                    Active(null, kind, by.Told(problem.Source, isInDoubt: false), problem.Unconfirmed);
                }
            }
        }

        _notCounted.AddRange(said._notCounted.Select(source => by.Told(source, isInDoubt)));
    }

    /// <summary>A grade of strength of which nothing else is used: a later one may be a fall from it (D9).</summary>
    internal void GradeInDoubt(SignRecord graded) => _gradesInDoubt.Add(graded with { Source = Asked(graded.Source) });

    /// <summary>An OPLL that may be there, of an extent and at a site that nobody can tell: what is moderate or severe stays so.</summary>
    internal void OpllInDoubt(OpllSite site, Evidence source, OpllExtent extent = OpllExtent.NotStated)
    {
        var (where, much) = (site == OpllSite.Elsewhere ? OpllSite.Unknown : site, extent == OpllExtent.Minor ? OpllExtent.NotStated : extent);
        _opll.Add(new OpllRecord(where, much, ProblemState.Active, source) { Unconfirmed = true });
    }

    /// <summary>The same where nothing else is known of it.</summary>
    internal void OpllInDoubt(OpllSite site, Arrived arrived) => OpllInDoubt(site, arrived.Evidence(Facts.Opll, Unconfirmed));

    /// <summary>A problem that is neither there nor over.</summary>
    internal void InQuestion(Meaning kind, Evidence source) => _problems[kind].Add(new ProblemRecord(ProblemState.Unknown, source) { NotUnderstood = true });

    /// <summary>A symptom that is shown and raises no flag, without a day that would make it one of long standing.</summary>
    internal void NotCounted(Evidence source) => _notCounted.Add(source with { Date = null });

    /// <summary>There was an MRI of the neck.</summary>
    internal void MriOnFile(Evidence source, MriTie tie, bool isPreliminary = false) => _mri.Add(Item(Meaning.MriReport, Answer.Unknown, source, tie, isPreliminary));

    /// <summary>It found something.</summary>
    internal void MriFound(Meaning finding, Evidence source, MriTie tie, bool isPreliminary = false) => _mri.Add(Item(finding, Answer.Yes, source, tie, isPreliminary));

    /// <summary>It leaves something open.</summary>
    internal void MriUnclear(Meaning finding, Evidence source, MriTie tie, bool isPreliminary = false) => _mri.Add(Item(finding, Answer.Unknown, source, tie, isPreliminary));

    /// <summary>A manipulation among the drafts or on file.</summary>
    internal void Manipulation(Evidence source, string? priority, bool inDraft, bool inQuestion) =>
        _orders.Add(new OrderRecord(OrderKind.Manipulation, source) { Priority = priority, InDraft = inDraft, InQuestion = inQuestion });

    /// <summary>An order that stands for none of ours.</summary>
    internal void NotEquivalent(OrderKind kind, NotEquivalent why, Evidence source, bool inDraft) => _otherOrders.Add(new OtherOrder(kind, why, source) { InDraft = inDraft });

    /// <summary>A fusion that was done, or may have been.</summary>
    internal void Fusion(Evidence source) => _fusions.Add(source);

    internal void Fall(Evidence source) => _falls.Add(source);

    internal void Drug(DrugGroup group, Evidence source) => _drugs.Add(new DrugRecord(group, source));

    internal void Caution(Caution caution, Evidence source, bool isExamined = false) => _cautions.Add(new CautionRecord(caution, source) { IsExamined = isExamined });

    private static MriItem Item(Meaning meaning, Answer answer, Evidence source, MriTie tie, bool isPreliminary) =>
        new(meaning, answer, source) { Tie = tie, Preliminary = isPreliminary };
}
