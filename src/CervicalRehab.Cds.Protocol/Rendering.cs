using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>Makes the decision explain itself: reasons, caveats, lines, inputs, what is missing, what lesser pathways found (D27).</summary>
internal static class Rendering
{
    private static readonly ImmutableArray<Rule> EscalationLines = [.. Lines.Escalation, .. Lines.Always];
    private static readonly ImmutableArray<Rule> RehabilitationLines = [.. Lines.Rehabilitation, .. Lines.Always];

    // By side; none where it is not stated.
    private static readonly ImmutableArray<string?> SideWords = [.. Enum.GetValues<Side>().Select(static side => side == Side.NotStated ? null : side.ToString().ToLowerInvariant())];

    public static Decision Decide(PatientCase c, ImmutableArray<Judged> applying, Pathway pathway, Rule readyToStart)
    {
        ImmutableArray<Judged> because = pathway == Pathway.ConservativePlan
            ? [new(readyToStart, readyToStart.Judge(c))]
            : Reasons(applying, pathway);
        var inRehabilitation = pathway is Pathway.Hold or Pathway.Progress or Pathway.ConservativePlan;
        var refers = pathway is Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral;
        var caveats = inRehabilitation ? Applying(c, Caveats.All) : refers ? Applying(c, Caveats.OfReferral) : pathway == Pathway.CompleteAssessment ? Applying(c, Caveats.OfAssessment) : [];
        var stat = pathway == Pathway.UrgentSurgicalReferral && because.Any(static row => row.Rule.Id is RedFlags.Bowel or RedFlags.Bladder);
        var warns = because.Any(static row => row.Rule.Effect == Effect.HoldWarning);
        var notes = Applying(c, LinesOf(pathway));
        var missing = pathway == Pathway.NotApplicable ? [] : MissingFacts.Of(c);
        var regimen = RegimenOf(c, pathway);
        var (proposals, onFile) = Proposals.Of(c, pathway, missing);
        var (reasons, cautions, alsoFound) = (Findings(because, c.At), Findings(caveats, c.At), AlsoFound(applying, pathway, c.At));
        var present = refers ? AlsoPresent(c, reasons, alsoFound) : [];
        return new()
        {
            Pathway = pathway,
            Indicator = IndicatorOf(PathwayTable.Of(pathway), warns, !caveats.IsEmpty),
            Summary = Headline.Of(c, pathway, reasons, pathway == Pathway.CompleteAssessment ? Standing(c, reasons, alsoFound) : cautions, warns),
            Because = reasons,
            NotApplicableBecause = pathway == Pathway.NotApplicable ? Advice.Minor : null,
            Caveats = cautions,
            Notes = Findings(notes, c.At),
            AlsoFound = alsoFound,
            AlsoPresent = present,
            Missing = missing,
            NotUsed = MissingFacts.NotUsed(c),
            OtherPatientsResources = c.Picture.OtherPatientsResources,
            Inputs = Inputs.Of(c, pathway, because, present, caveats, notes),
            Regimen = regimen,
            Proposals = proposals,
            AlreadyOnFile = onFile,
            Priority = stat ? ReferralPriority.Stat : pathway == Pathway.UrgentSurgicalReferral ? ReferralPriority.Urgent : ReferralPriority.Routine,
            RunningProgramme = c.Course.Running,
            Beside = Beside.For(c, pathway),
            Clauses = ClausesOf(because, caveats, notes, regimen),
            Absent = pathway == Pathway.NotApplicable ? [] : c.Absent.Each(Absent),
            SinceBaseline = c.Runs ? c.Course.Changes : [],
            NoRedFlags = inRehabilitation && c.NoRedFlags,
        };
    }

    private static AbsentSign Absent(ExaminedSign sign) => new(sign.Fact, SideWords[(int)sign.Side], sign.State.LastDate!);

    private static ImmutableArray<Judged> Reasons(ImmutableArray<Judged> applying, Pathway pathway)
    {
        var found = ImmutableArray.CreateBuilder<Judged>(0);
        foreach (var cause in PathwayTable.Of(pathway).Causes)
        {
            found.AddRange(applying.Only(cause, static (row, cause) => row.Rule.Effect == cause));
        }

        var reasons = found.DrainToImmutable();
        return reasons.Length > 1 ? reasons.RemoveAll(row => row.Rule.Id == RunningProgramme.Continues) : reasons;
    }

    private static ImmutableArray<Dose> RegimenOf(PatientCase c, Pathway pathway) => pathway switch
    {
        Pathway.ConservativePlan => Regimen.ForStart(c.SpasmActive),
        Pathway.Progress => [Regimen.ResistanceModerate],
        _ => [],
    };

    private static ImmutableArray<Rule> LinesOf(Pathway pathway) => pathway switch
    {
        Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral => EscalationLines,
        Pathway.CompleteAssessment => Lines.Assessment,
        Pathway.NotApplicable => [],
        _ => RehabilitationLines,
    };

    private static ImmutableArray<Judged> Applying(PatientCase c, ImmutableArray<Rule> rules)
    {
        var applying = ImmutableArray.CreateBuilder<Judged>(0);
        foreach (var rule in rules)
        {
            if (new Judged(rule, rule.Judge(c)) is { Applies: true } judged)
            {
                applying.Add(judged);
            }
        }

        return applying.DrainToImmutable();
    }

    private static ImmutableArray<Finding> Findings(ImmutableArray<Judged> judged, DateTimeOffset at) => judged.Each(row => row.Finding(at));

    // None is less than not applicable, the last of them.
    private static ImmutableArray<LesserPathway> AlsoFound(ImmutableArray<Judged> applying, Pathway pathway, DateTimeOffset at)
    {
        var found = ImmutableArray.CreateBuilder<LesserPathway>(0);
        for (var lesser = pathway + 1; lesser < Pathway.Progress; lesser++)
        {
            if (Reasons(applying, lesser).Only(static row => row.Rule.Effect != Effect.HoldInfo) is { IsEmpty: false } reasons)
            {
                found.Add(new(lesser, Findings(reasons, at)));
            }
        }

        return found.DrainToImmutable();
    }

    private static ImmutableArray<Finding> AlsoPresent(PatientCase c, ImmutableArray<Finding> reasons, ImmutableArray<LesserPathway> alsoFound)
    {
        ImmutableArray<Finding> found = [.. alsoFound.SelectMany(static lesser => lesser.Findings.Where(finding => lesser.Pathway == Pathway.SurgicalReferral || Gaps.Standing.Contains(finding.Rule) || finding.Rule == Gaps.PriorFusion))];
        return [.. found, .. Standing(c, [.. reasons, .. found], alsoFound)];
    }

    // What is present and asked for by no reason: what developed or got worse in a program, then what is on one side alone; no record twice.
    private static ImmutableArray<Finding> Standing(PatientCase c, ImmutableArray<Finding> reasons, ImmutableArray<LesserPathway> alsoFound)
    {
        var told = reasons.SelectMany(static finding => finding.Evidence).ToHashSet();
        var standing = ImmutableArray.CreateBuilder<Finding>(0);
        foreach (var finding in alsoFound.SelectMany(static lesser => lesser.Findings).Where(static finding => RunningProgramme.Standing.Contains(finding.Rule)).Concat(Findings(Applying(c, Caveats.OneSided), c.At)))
        {
            if (!told.Overlaps(finding.Evidence))
            {
                told.UnionWith(finding.Evidence);
                standing.Add(finding);
            }
        }

        return standing.DrainToImmutable();
    }

    private static Indicator IndicatorOf(PathwayRow row, bool warns, bool caveat) =>
        (row.WarnsFor == Effect.HoldWarning && warns) || (row.WarnsFor == Effect.Caveat && caveat) ? Indicator.Warning : row.Indicator;

    private static ImmutableArray<string> ClausesOf(ImmutableArray<Judged> because, ImmutableArray<Judged> caveats, ImmutableArray<Judged> notes, ImmutableArray<Dose> regimen)
    {
        var clauses = default(Clauses.Named);
        clauses.AddOf(because);
        clauses.AddOf(caveats);
        clauses.AddOf(notes);
        foreach (var dose in regimen)
        {
            clauses.Add(dose.Clauses);
        }

        return clauses.InOrder();
    }
}
