using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The protocol's one public entry.</summary>
public static class RehabProtocol
{
    private static readonly Rule ReadyToStart = new(
        "ready-to-start", Effect.Start, "D13", ["ASSESS-00", "ASSESS-02", "ASSESS-03", "ASSESS-04", "NMS-02", "SCOPE-01", "SCOPE-02", "SCOPE-03", "SCOPE-04"], "Adult, minor OPLL, complete baseline, no program running?")
    {
        Judge = c => Judgement.Yes(
            [.. c.OpllSources, .. c.Picture.Spasm.Select(problem => problem.Source)],
            c.Extent == OpllExtent.Minor ? "minor cervical OPLL" : "cervical OPLL"),
    };

    /// <summary>Every rule, in the order in which a card names them.</summary>
    public static ImmutableArray<Rule> AllRules { get; } =
        [.. RedFlags.All, .. Referrals.All, .. Gaps.All, .. RunningProgramme.All, ReadyToStart, .. Caveats.All, .. Lines.Always, .. Lines.Escalation, .. Lines.Rehabilitation, .. Beside.Rules];

    private static readonly ImmutableArray<Rule> DecidingRules = [.. RedFlags.All, .. Referrals.All, .. Gaps.All, .. RunningProgramme.All];

    /// <summary>
    /// Decides about one patient. <paramref name="at"/> is the evaluation moment in the site's own offset; dates are compared
    /// by calendar day (D6, D16). Missing or odd data never throws.
    /// </summary>
    public static Decision Evaluate(PatientPicture picture, DateTimeOffset at)
    {
        var c = new PatientCase(picture, at);
        if (picture.Deceased || c.Opll.IsEmpty)
        {
            return new()
            {
                Pathway = Pathway.NotApplicable,
                Indicator = Indicator.Info,
                Summary = string.Empty,
                NotApplicableBecause = picture.Deceased ? Advice.Deceased : Advice.NoOpll,
            };
        }

        ImmutableArray<Judged> judged = [.. DecidingRules.Select(rule => new Judged(rule, rule.Judge(c)))];
        var pathway = Triage.Decide(RowOf(c, judged));
        return Rendering.Decide(c, judged, pathway, ReadyToStart);
    }

    private static TriageRow RowOf(PatientCase c, ImmutableArray<Judged> judged)
    {
        Answer Any(Effect effect)
        {
            var answer = Answer.No;
            foreach (var row in judged)
            {
                answer = row.Rule.Effect == effect ? answer.Or(row.Judgement.Answer) : answer;
            }

            return answer;
        }

        var heldBack = judged.Any(row => row.Applies && row.Rule.Effect is (Effect.HoldWarning or Effect.HoldInfo) && row.Rule.Id != RunningProgramme.Continues);
        return new(
            Opll: c.IsConfirmed ? Answer.Yes : Answer.Unknown,
            RedFlag: Any(Effect.RedFlag),
            Referral: Any(Effect.Referral),
            Unscreened: Any(Effect.Unscreened),
            Adult: c.Adult,
            AdultReferral: Any(Effect.AdultReferral),
            Gap: Any(Effect.Gap),
            Runs: AnswerLogic.From(c.Runs),
            Progresses: heldBack ? Answer.No : Any(Effect.Progress));
    }
}
