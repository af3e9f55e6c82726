using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What to do, in one to three bullets, and what the drafts hold, in one line.</summary>
internal static class ToDo
{
    private static readonly FrozenDictionary<string, string> Activities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Regimen.StaticStretching.Activity] = "stretching",
        [Regimen.MuscleEnergyTechnique.Activity] = "muscle energy technique",
        [Regimen.NeuromuscularTraining.Activity] = "supervised neuromuscular training",
        [Regimen.ResistanceLow.Activity] = "low resistance",
        [Regimen.ResistanceModerate.Activity] = "moderate resistance",
        [Regimen.ManualMobilization.Activity] = "mobilization grades I-IV",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The bullets; the first one is what the eye meets.</summary>
    public static CardPart Steps(Briefing briefing) => new(Rank.Always, [.. briefing.Actions.Select(Step)]) { IsList = true, Least = 1, Noun = "step" };

    /// <summary>What the drafts hold; none without drafts.</summary>
    public static IEnumerable<CardPart> Drafts(Decision decision)
    {
        if (!decision.Proposals.IsEmpty)
        {
            yield return new CardPart(Rank.Always, [.. decision.Proposals.Select(proposal => Draft(decision, proposal))]) { Lead = "**Draft:** ", Least = decision.Proposals.Length };
        }
    }

    /// <summary>An activity of the program in a few words.</summary>
    public static string Activity(Dose dose) => Activities.GetValueOrDefault(dose.Activity, dose.Title);

    private static string Step(string action, int at) => at == 0 ? $"**{MarkdownText.Inert(action)}**" : MarkdownText.Inert(action, isStart: true);

    private static string Draft(Decision decision, Proposal proposal) => proposal switch
    {
        Proposal.StartProgramme => $"care plan with {string.Join(", ", decision.Regimen.Select(Activity))}",
        _ => CardText.Words(decision, proposal),
    };
}
