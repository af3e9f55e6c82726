using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Drugs are information: agents on the list, and the checks that apply to this patient (PHARM-02, D22).</summary>
internal static class DrugLines
{
    private static readonly ImmutableArray<DrugGroup> Agents = [DrugGroup.Gabapentin, DrugGroup.Pregabalin, DrugGroup.Duloxetine];

    private static readonly ImmutableArray<(string Words, Func<PatientCase, ImmutableArray<Evidence>> Find)> Table =
    [
        ("eGFR under 60", c => LatestEgfr(c) is { Value: < Windows.EgfrCaution } low ? [low.Source] : []),
        ("opioid", c => Drugs(c, DrugGroup.Opioid)),
        ("CNS depressant", c => Drugs(c, DrugGroup.CnsDepressant)),
        ("MAOI or linezolid", c => Drugs(c, DrugGroup.Maoi)),
        ("lung disease", c => Cautions(c, Caution.LungDisease)),
        ("liver disease", c => Cautions(c, Caution.LiverDisease)),
        ("glaucoma", c => Cautions(c, Caution.Glaucoma)),
        ("pregnancy", c => Cautions(c, Caution.Pregnancy)),
    ];

    public static Rule Rule { get; } = new("drug-check-applies", Effect.Line, "D22", ["PHARM-02"], "One of the three agents on the list, and a check that applies?")
    {
        Judge = c => OnList(c) is { IsEmpty: false } agents && Applying(c) is { IsEmpty: false } checks
            ? Judgement.Yes([.. agents, .. checks.SelectMany(check => check.Evidence)], string.Join(", ", agents.Select(agent => agent.Value).Distinct(StringComparer.Ordinal)), string.Join(", ", checks.Select(check => check.Words)))
            : Judgement.No,
    };

    public static string Checks(PatientCase c) => Applying(c) is { IsEmpty: false } checks
        ? "on record: " + string.Join(", ", checks.Select(check => check.Words))
        : "none of those on record";

    /// <summary>A possible contributor is named; it never lowers the urgency.</summary>
    public static Judgement JudgeMimic(PatientCase c)
    {
        var flagged = c.Signs.Gait.Present == Answer.Yes || c.Signs.Bladder.Present == Answer.Yes;
        var agents = OnList(c);
        return Judgement.When(flagged && !agents.IsEmpty, agents, string.Join(", ", agents.Select(agent => agent.Value).Distinct(StringComparer.Ordinal)));
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

    private static ImmutableArray<Evidence> Cautions(PatientCase c, Caution caution) => c.Picture.Cautions.Only(caution, static (record, caution) => record.Caution == caution).Each(static record => record.Source);
}
