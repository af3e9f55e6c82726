using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Drugs are information: agents on the list, and the checks that apply to this patient (PHARM-02, D22).</summary>
internal static class DrugLines
{
    private static readonly ImmutableArray<DrugGroup> Agents = [DrugGroup.Gabapentin, DrugGroup.Pregabalin, DrugGroup.Duloxetine];

    private static readonly ImmutableArray<string> NoneOnRecord = ["none of those on record", "drugs and conditions to check first: none of those on record"];

    private const string LowEgfr = "eGFR under 60";

    private static readonly ImmutableArray<(string Words, Func<PatientCase, ImmutableArray<Evidence>> Find)> Table =
    [
        (LowEgfr, c => LatestEgfr(c) is { } rate && rate.IsUnder(Windows.EgfrCaution) == Answer.Yes ? [rate.Source] : []),
        ("opioid", c => Drugs(c, DrugGroup.Opioid)),
        ("CNS depressant", c => Drugs(c, DrugGroup.CnsDepressant)),
        ("MAOI or linezolid", c => Drugs(c, DrugGroup.Maoi)),
        ("lung disease", c => Cautions(c, Caution.LungDisease)),
        ("kidney disease", c => Cautions(c, Caution.KidneyDisease)),
        ("liver disease", c => Cautions(c, Caution.LiverDisease)),
        ("glaucoma", c => Cautions(c, Caution.Glaucoma)),
        ("pregnancy", c => Cautions(c, Caution.Pregnancy)),
    ];

    /// <summary>What arrived and was not read: over it "none of those on record" is not said (D22, D29).</summary>
    private static readonly ImmutableArray<(string Words, Func<PatientCase, bool> IsOpen)> Open =
    [
        ("eGFR", IsEgfrOpen),
        ("lung disease", static c => IsUnread(c, static unused => unused.Fact == Facts.LungDisease)),
        ("kidney disease", static c => IsUnread(c, static unused => unused.Fact == Facts.KidneyDisease)),
        ("liver disease", static c => IsUnread(c, static unused => unused.Fact == Facts.LiverDisease)),
        ("glaucoma", static c => IsUnread(c, static unused => unused.Fact == Facts.Glaucoma)),
        ("pregnancy", static c => IsUnread(c, static unused => unused.Fact == Facts.Pregnancy)),
        ("a medication", static c => IsUnread(c, static unused => unused.Fact == Facts.Medication || unused.Reference.StartsWith("Medication", StringComparison.Ordinal))),
    ];

    public static Rule Rule { get; } = new("drug-check-applies", Effect.Line, "D22", ["PHARM-02"], "One of the three agents on the list, and a check that applies?")
    {
        Judge = c => OnList(c) is { IsEmpty: false } agents && Applying(c) is var checks && Unread(c) is var unread && !(checks.IsEmpty && unread.IsEmpty)
            ? Judgement.Yes([.. agents, .. checks.SelectMany(check => check.Evidence)], DrugCautions.Words(c, agents, LatestEgfr(c), unread))
            : Judgement.No,
    };

    /// <summary>What is to be checked, as a sentence that names all checks says it, and as one that does not.</summary>
    public static ImmutableArray<string> Checks(PatientCase c)
    {
        var (checks, unread) = (Applying(c), Unread(c));
        if (checks.IsEmpty && unread.IsEmpty)
        {
            return NoneOnRecord;
        }

        var onRecord = checks.IsEmpty ? string.Empty : string.Join(", ", checks.Select(check => check.Words == LowEgfr ? $"{LowEgfr} ({check.Evidence[0].Date?.Shown(c.At) ?? "undated"})" : check.Words)) + " on record";
        return [string.Join("; ", Parts(onRecord, unread, static names => "could not be read: " + names)), "to check: " + string.Join("; ", Parts(onRecord, unread, static names => names + " could not be read"))];
    }

    /// <summary>A possible contributor is named; it never lowers the urgency.</summary>
    public static Judgement JudgeMimic(PatientCase c)
    {
        var flagged = c.Signs.Gait.Present == Answer.Yes || c.Signs.Bladder.Present == Answer.Yes;
        var agents = OnList(c);
        return Judgement.When(flagged && !agents.IsEmpty, agents, string.Join(", ", agents.Select(agent => agent.Value).Distinct(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Parts(string checks, ImmutableArray<string> unread, Func<string, string> say)
    {
        if (checks.Length > 0)
        {
            yield return checks;
        }

        if (!unread.IsEmpty)
        {
            yield return say(string.Join(", ", unread));
        }
    }

    private static ImmutableArray<string> Unread(PatientCase c) => Open.Only(c, static (row, c) => row.IsOpen(c)).Each(static row => row.Words);

    private static bool IsUnread(PatientCase c, Func<UnusedRecord, bool> isAsked)
    {
        foreach (var unused in c.Picture.NotUsed)
        {
            if (isAsked(unused) && !unused.Reason.LeavesNothing())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The latest tells neither, or one that could not be read, or whose date cannot be, is not known to be older. A date in the future is a fault in the date.</summary>
    private static bool IsEgfrOpen(PatientCase c)
    {
        var latest = LatestEgfr(c);
        return latest?.IsUnder(Windows.EgfrCaution) == Answer.Unknown
            || c.Picture.Egfr.Any(rate => rate.Source.Date?.IsAfter(c.At) != false && rate != latest && rate.IsUnder(Windows.EgfrCaution) != Answer.No)
            || c.Picture.UnreadEgfr.Any(unread => unread.Date is not { } date || date.IsAfter(c.At) || latest?.Source.Date is not { } read || date.Last >= read.First);
    }

    private static ImmutableArray<(string Words, ImmutableArray<Evidence> Evidence)> Applying(PatientCase c)
    {
        var applying = ImmutableArray.CreateBuilder<(string, ImmutableArray<Evidence>)>(0);
        foreach (var (words, find) in Table)
        {
            if (find(c) is { IsEmpty: false } evidence)
            {
                applying.Add((words, evidence));
            }
        }

        return applying.DrainToImmutable();
    }

    /// <summary>The lower one speaks when one day has two, an undated one when no other does.</summary>
    private static EgfrRecord? LatestEgfr(PatientCase c) =>
        c.Picture.Egfr.Only(c.At, static (rate, at) => rate.Source.Date?.IsAfter(at) != true)
            .Greatest(static rate => (rate.Source.Date?.First.DayNumber ?? -1, -rate.Value));

    private static ImmutableArray<Evidence> OnList(PatientCase c) => c.Picture.Drugs.Only(static drug => Agents.Contains(drug.Group)).Each(static drug => drug.Source);

    private static ImmutableArray<Evidence> Drugs(PatientCase c, DrugGroup group) => c.Picture.Drugs.Only(group, static (drug, group) => drug.Group == group).Each(static drug => drug.Source);

    /// <summary>What is on record and was not replaced by a later examination (D7); one without a day is not.</summary>
    public static ImmutableArray<Evidence> Cautions(PatientCase c, Caution caution) => c.Picture.Cautions.IsEmpty ? [] : StillOn(c, caution);

    private static ImmutableArray<Evidence> StillOn(PatientCase c, Caution caution)
    {
        var absent = c.Picture.CautionsAbsent.Where(record => record.Caution == caution && record.Source.Date?.IsAfter(c.At) == false).Select(static record => record.Source.Date!.First).DefaultIfEmpty(DateOnly.MinValue).Max();
        return c.Picture.Cautions.Only((caution, absent), static (record, asked) => record.Caution == asked.caution && !(record.IsExamined && record.Source.Date?.Last < asked.absent)).Each(static record => record.Source);
    }
}
