using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>A card's one sentence: what to do first, then what was found with its date, and how much more there is (D45).</summary>
internal static class Headline
{
    // Where something is to be done or settled.
    private static readonly ImmutableArray<string> Review = ["load-above-ceiling", "other-programme-on-hold", "plan-not-low-alone", "spasm-not-resolved"];

    /// <summary>The sentence for a decision about this patient. <paramref name="beside"/>: the caveats on a plan, or what is present beside the reasons to complete the assessment.</summary>
    public static string Of(PatientCase c, Pathway pathway, ImmutableArray<Finding> because, ImmutableArray<Finding> beside, bool warns) => pathway switch
    {
        Pathway.UrgentSurgicalReferral => because.Any(IsStat) ? Emergency(c, because) : Tell($"{StopOrStay(c)}; refer urgently to spine surgery: ", because),
        Pathway.SurgicalReferral => Tell($"Refer to spine surgery; {(Stops(c) ? "put the program on hold" : c.Course.IsOnHold ? "keep the program on hold" : "do not start rehab")}: ", because),
        Pathway.CompleteAssessment => Assessment(c, because, beside),
        Pathway.Hold when warns || because.Any(static finding => Review.Contains(finding.Rule) && finding.Action is not null) => Tell("Review the program: ", because),
        Pathway.Hold => Tell(c.Course.IsOnHold ? "Program stays on hold: " : "Continue unchanged: ", because),
        Pathway.Progress => Tell("Offer moderate resistance: ", because),
        Pathway.ConservativePlan when beside.IsEmpty => Tell("Offer the rehab program: ", because, c.NoRedFlags ? [Advice.Short(Lines.NoRedFlags, [c.ExamDays])] : []),
        Pathway.ConservativePlan when beside.FirstOrDefault(static finding => finding.Rule == Caveats.Dystonia) is { } dystonia => Tell("Refer to a rehab specialist or neurology before the program: ", [dystonia, .. beside.Remove(dystonia)]),
        Pathway.ConservativePlan => Tell("Offer the rehab program after checking: ", beside),
        _ => string.Empty,
    };

    /// <summary>A lead and as many reasons as fit, then how many more; the lead alone when none fits.</summary>
    public static string Fit(string lead, ImmutableArray<string> reasons, string between = ", ") => Whole(lead, reasons, between) ?? Alone(lead);

    private static string? Whole(string lead, ImmutableArray<string> reasons, string between = ", ")
    {
        for (var shown = reasons.Length; shown > 0; shown--)
        {
            var rest = reasons.Length - shown;
            var text = lead + string.Join(between, reasons.AsSpan()[..shown]) + (rest > 0 ? $", and {rest} more" : string.Empty);
            if (text.Length <= Advice.SummaryLength)
            {
                return text;
            }
        }

        return null;
    }

    private static string Alone(string lead) => lead.TrimEnd(' ', ':', ';', '.');

    // Where no finding fits whole beside the action, the first is said in fewer words: the action never stands alone.
    private static string Tell(string lead, ImmutableArray<Finding> findings, ImmutableArray<string> others = default)
    {
        var told = findings.Only(static finding => finding.Short.Length > 0);
        ImmutableArray<string> reasons = [.. told.Each(static finding => finding.Short), .. others.IsDefault ? [] : others];
        return Whole(lead, reasons) ?? told.Take(1).SelectMany(static first => Advice.Shorter(first.Rule, first.Names, first.Fewer)).Select(first => Whole(lead, reasons.SetItem(0, first))).FirstOrDefault(static text => text is not null) ?? Alone(lead);
    }

    // A sign that is left open by what may say that it is there is not only to be examined.
    private static bool IsStanding(PatientCase c, Finding finding) =>
        Gaps.Standing.Contains(finding.Rule) || (finding.Rule == Gaps.SignsUnknown && c.Signs.All.Any(static sign => sign is { IsOpen: true, State.MayBePresent: true }));

    private static bool IsStat(Finding finding) => finding.Rule is RedFlags.Bowel or RedFlags.Bladder;

    private static bool Stops(PatientCase c) => c is { Runs: true, Course.IsOnHold: false };

    private static string StopOrStay(PatientCase c) => Stops(c) ? "Stop rehab" : c.Course.IsOnHold ? "Keep rehab on hold" : "Do not start rehab";

    // An emergency is told from a referral queue before anything else.
    private static string Emergency(PatientCase c, ImmutableArray<Finding> because)
    {
        var stat = because.RemoveAll(static finding => !IsStat(finding));
        var what = stat is [_, _] ? "Bowel and bladder dysfunction" : stat[0].Rule == RedFlags.Bowel ? "Bowel dysfunction" : "Bladder dysfunction";
        var lead = $"{what}: if new, send to the ED now; refer stat to spine surgery";
        var days = Describe.Days(stat.SelectMany(static finding => Describe.Positive(finding.Evidence)), c.At);
        var dated = days.Length > 0 ? $"{lead} (found {days})" : lead;
        var others = because.Length - stat.Length;
        var (brief, whole) = others == 0 ? (string.Empty, string.Empty) : ($"; {others} more", $"; {Describe.Count(others, "more red flag")}");
        return new[] { dated + whole, dated + brief, lead + whole }.First(static text => text.Length <= Advice.SummaryLength);
    }

    // What was never read comes before everything that follows from it; what is present or contradicts comes before what is to be confirmed.
    private static string Assessment(PatientCase c, ImmutableArray<Finding> because, ImmutableArray<Finding> standing) =>
        because.Only(static finding => Gaps.NothingScreened.Contains(finding.Rule)) is [var first, .. var others]
            ? Tell($"{first.Action}: ", [first, .. others])
            : Tell(c.Runs ? "Complete the assessment before the program goes on: " : "Complete the assessment before rehab: ", [.. because.Where(finding => IsStanding(c, finding)), .. standing, .. because.Where(finding => !IsStanding(c, finding))], c.Runs && c.Motion.DaysSinceLatest > Windows.ReassessmentDueDay ? ["measure neck motion"] : []);
}
