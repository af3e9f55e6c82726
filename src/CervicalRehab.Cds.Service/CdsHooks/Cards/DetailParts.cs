using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>The parts of a card's text, one by one.</summary>
internal static class DetailParts
{
    private const int FewGroups = 4;
    private const string Shoulder = "Shoulder";

    private static readonly FrozenDictionary<string, string> Activities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Regimen.StaticStretching.Activity] = "stretching",
        [Regimen.MuscleEnergyTechnique.Activity] = "muscle energy technique",
        [Regimen.NeuromuscularTraining.Activity] = "supervised neuromuscular training",
        [Regimen.ResistanceLow.Activity] = "low resistance",
        [Regimen.ResistanceModerate.Activity] = "moderate resistance",
        [Regimen.ManualMobilization.Activity] = "mobilization grades I-IV",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // These have a line of their own.
    private static readonly FrozenSet<string> SaidElsewhere = new[] { Facts.Opll, Facts.Spasm, Facts.ShoulderImpingement, Facts.ShoulderMotion, Facts.ShoulderStrength }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly CardPart NotApproved = Made(null);

    /// <summary>What to do, in one to three bullets; the first one is what the eye meets.</summary>
    public static CardPart Steps(Briefing briefing) => new(Rank.Always, briefing.Actions is [var first, .. var others] ? [$"**{MarkdownText.Inert(first)}**", .. others.Select(static action => MarkdownText.Inert(action, isStart: true))] : []) { IsList = true, Least = 1, Noun = "step" };

    /// <summary>What the drafts hold, in one line; null without drafts.</summary>
    public static CardPart? Drafts(Decision decision) => decision.Proposals.IsEmpty ? null
        : new(Rank.Always, ImmutableArray.CreateRange(decision.Proposals, static (proposal, decision) => Draft(decision, proposal), decision)) { Lead = "**Draft:** ", Least = decision.Proposals.Length };

    /// <summary>An activity of the program in a few words.</summary>
    public static string Activity(Dose dose) => Activities.GetValueOrDefault(dose.Activity, dose.Title);

    /// <summary>What is present and stands behind no sentence of the card: no positive is passed over in silence. Null where every positive is a reason or a caution.</summary>
    public static CardPart? Present(Decision decision, Briefing briefing, DateTimeOffset at) => decision.Inputs.Any(IsPresent) ? NotSaid(decision, briefing, at) : null;

    private static CardPart? NotSaid(Decision decision, Briefing briefing, DateTimeOffset at)
    {
        var said = decision.Because.Concat(decision.AlsoFound.SelectMany(static lesser => lesser.Findings)).Concat(decision.Caveats).Concat(NoteKinds.Of(decision, briefing.Actions, NoteKind.Caution))
            .SelectMany(static finding => finding.Evidence).Select(static record => (record.Fact, record.Side)).ToHashSet();
        ImmutableArray<string> present =
        [
            .. decision.Inputs.Where(input => IsPresent(input) && !said.Contains((input.Fact, input.Side)))
                .GroupBy(static input => input.Fact, StringComparer.Ordinal).Select(alike => FoundText.Of(alike, at)),
        ];
        return present.IsEmpty ? null : new(Rank.Reasons, present) { Lead = "**Present:** ", Least = present.Length };
    }

    /// <summary>What to be careful about. What was found present stands first, and is named however full the card is; null without any.</summary>
    public static CardPart? Cautions(Decision decision, Briefing briefing)
    {
        var cautions = briefing.Caveats.AddRange(NoteKinds.Of(decision, briefing.Actions, NoteKind.Caution));
        var positive = cautions.RemoveAll(static caution => !IsPositive(caution));
        var part = PathwayDetail.List(Rank.Caution, "**Caution:**", "caution", positive.IsEmpty || positive.Length == cautions.Length ? cautions : positive.AddRange(cautions.RemoveAll(IsPositive)));
        return positive.IsEmpty ? part : part! with { Least = positive.Length };
    }

    /// <summary>What is missing, grouped by what mends it, a line a group. A card has room for a few groups; what they leave is one line more.</summary>
    public static IEnumerable<CardPart> Missing(ImmutableArray<MissingGroup> groups)
    {
        var few = groups.Length > FewGroups ? FewGroups - 1 : groups.Length;
        foreach (var group in groups[..few])
        {
            yield return group.Parts.IsEmpty
                ? new CardPart(Rank.Missing, [MarkdownText.Inert(group.Lead, isStart: true)]) { Least = 1 }
                : new CardPart(Rank.Missing, [.. group.Parts.Select(static part => MarkdownText.Inert(part))]) { Short = [.. group.Brief.Select(static part => MarkdownText.Inert(part))], Lead = MarkdownText.Inert(group.Lead, isStart: true) + ": ", Between = ", " };
        }

        if (few < groups.Length)
        {
            yield return new CardPart(Rank.Missing, [.. groups[few..].Select(static group => MarkdownText.Inert(group.Line))])
            {
                Short = [.. groups[few..].Select(static group => MarkdownText.Inert(group.BriefLine))],
                Lead = "Also: ",
                Noun = "gap",
            };
        }
    }

    /// <summary>What is on file and so not drafted again.</summary>
    public static CardPart[] OnFile(Briefing briefing) => briefing.OnFile.IsEmpty ? []
        : [new(Rank.Doubt, [.. briefing.OnFile.Select(static order => MarkdownText.Inert(order))]) { Lead = "**On file, not drafted again:** ", Noun = "order" }];

    /// <summary>What arrived and was not used, counted by reason.</summary>
    public static CardPart[] NotUsed(Decision decision) => decision.NotUsed.IsEmpty && decision.OtherPatientsResources == 0 ? []
        : [new(Rank.Doubt, [.. Unused(decision)]) { Lead = "**Not used:** ", Noun = "reason" }];

    /// <summary>What was examined and is absent, then motion, pain and shoulder, a line each. They give way before any reason; a shoulder that is not normal does not.</summary>
    public static IEnumerable<CardPart> Values(Decision decision, Briefing briefing)
    {
        if (briefing.Negatives is { } negatives)
        {
            yield return Value(Rank.Absent, negatives);
        }

        var isAbnormal = MeasureLines.ShoulderItems(decision).Any(MeasureLines.IsAbnormal);
        foreach (var measure in briefing.Measures)
        {
            yield return isAbnormal && measure.StartsWith(Shoulder, StringComparison.Ordinal) ? Value(Rank.Course, measure) with { MayGo = false } : Value(Rank.Values, measure);
        }
    }

    /// <summary>The last line of every card: what was looked at, which content, and who approved it.</summary>
    public static CardPart Limits(Approval? approval) => approval is null ? NotApproved : Made(approval);

    private static string Draft(Decision decision, Proposal proposal) => proposal switch
    {
        Proposal.StartProgramme => $"care plan with {string.Join(", ", decision.Regimen.Select(Activity))}",
        _ => CardText.Words(decision, proposal),
    };

    private static bool IsPositive(Finding finding) => finding.Evidence.Any(IsPresent);

    private static bool IsPresent(Evidence input) => input.Value.StartsWith("present", StringComparison.Ordinal) && !SaidElsewhere.Contains(input.Fact);

    // What is not understood is counted by what it is about; what was ignored of others is a count without a name.
    private static IEnumerable<string> Unused(Decision decision) =>
    [
        .. decision.NotUsed.Where(static unused => unused.Reason == Reason.NotUnderstood).GroupBy(static unused => unused.Fact, StringComparer.Ordinal)
            .Select(static alike => MarkdownText.Inert(CardText.NotUnderstood(alike.Count(), alike.Key))),
        .. decision.NotUsed.Where(static unused => unused.Reason != Reason.NotUnderstood).GroupBy(static unused => (unused.Reason, What: What(unused)))
            .Select(static alike => MarkdownText.Inert($"{alike.Key.What}: {alike.Key.Reason.Words()}{(alike.Count() > 1 ? $" ({alike.Count()})" : string.Empty)}")),
        .. decision.OtherPatientsResources > 0 ? [CardText.OtherPatients(decision.OtherPatientsResources)] : Array.Empty<string>(),
    ];

    // The fact where it is known, else the kind of the resource; never its id.
    private static string What(UnusedRecord unused) => unused.Fact is { } fact ? Advice.Name(fact) : unused.Reference.Split('/')[0];

    private static CardPart Value(Rank rank, string words) => new(rank, [MarkdownText.Inert(words, isStart: true)]) { Least = 1, MayGo = true };

    private static CardPart Made(Approval? approval) =>
        new(Rank.Always, [$"Coded data only; free text and images are not read. Content {MarkdownText.Inert(Approval.Standing(approval))}"]) { Least = 1 };
}
