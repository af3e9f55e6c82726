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
            [.. c.OpllSources, .. c.SpasmSources],
            c.Extent == OpllExtent.Minor ? "minor cervical OPLL" : "cervical OPLL"),
    };

    /// <summary>Every rule, in the order in which a card names them.</summary>
    public static ImmutableArray<Rule> AllRules { get; } =
        [.. RedFlags.All, .. Referrals.All, .. Gaps.All, .. RunningProgramme.All, ReadyToStart, .. Caveats.All, .. OnFile.AgainstReferral, .. Lines.Always, .. OnFile.Assessment, .. Lines.Escalation, .. Lines.Rehabilitation, .. Beside.Rules];

    private static readonly ImmutableArray<Rule> DecidingRules = [.. RedFlags.All, .. Referrals.All, .. Gaps.All, .. RunningProgramme.All];

    /// <summary>
    /// Decides about one patient. <paramref name="at"/> is the evaluation moment in the site's own offset; dates are compared
    /// by calendar day (D6, D16). Missing or odd data never throws.
    /// </summary>
    public static Decision Evaluate(PatientPicture picture, DateTimeOffset at)
    {
        var isDeceased = picture.IsDeceased(at);
        if (isDeceased || !picture.HasOpllInQuestion(at))
        {
            return new()
            {
                Pathway = Pathway.NotApplicable,
                Indicator = Indicator.Info,
                Summary = string.Empty,
                NotApplicableBecause = isDeceased ? Advice.Deceased : Advice.NoOpll,
            };
        }

        var c = new PatientCase(picture, at);
        var verdict = new Verdict(c, DecidingRules);
        var pathway = Triage.Decide(RowOf(c, verdict));
        return Rendering.Decide(c, verdict.Applying, pathway, ReadyToStart);
    }

    private static TriageRow RowOf(PatientCase c, Verdict verdict)
    {
        var heldBack = verdict.Applying.Any(static row => row.Rule.Effect is (Effect.HoldWarning or Effect.HoldInfo) && row.Rule.Id != RunningProgramme.Continues);
        return new(
            Opll: c.IsConfirmed ? Answer.Yes : Answer.Unknown,
            RedFlag: verdict.Of(Effect.RedFlag),
            Referral: verdict.Of(Effect.Referral),
            Unscreened: verdict.Of(Effect.Unscreened),
            Adult: c.Adult,
            AdultReferral: verdict.Of(Effect.AdultReferral),
            Gap: verdict.Of(Effect.Gap),
            Runs: AnswerLogic.From(c.Runs),
            Progresses: heldBack ? Answer.No : verdict.Of(Effect.Progress));
    }
}
