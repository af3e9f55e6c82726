using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>A card's one sentence: what to do first, then what was found with its date, and how much more there is (D45).</summary>
internal static class Headline
{
    private static readonly ImmutableArray<string> Review = ["load-above-ceiling"];

    /// <summary>The sentence for a decision about this patient.</summary>
    public static string Of(PatientCase c, Pathway pathway, ImmutableArray<Finding> because, ImmutableArray<Finding> caveats, bool warns) => pathway switch
    {
        Pathway.UrgentSurgicalReferral => because.Any(IsStat) ? Emergency(c, because) : Fit($"{StopOrStay(c)}; refer urgently to spine surgery: ", Shorts(because)),
        Pathway.SurgicalReferral => Fit($"Refer to spine surgery; {(Stops(c) ? "put the program on hold" : "do not start rehab")}: ", Shorts(because)),
        Pathway.CompleteAssessment => Assessment(c, because),
        Pathway.Hold when warns || because.Any(static finding => Review.Contains(finding.Rule)) => Fit("Review the program: ", Shorts(because)),
        Pathway.Hold => Fit(c.Course.IsOnHold ? "Program stays on hold: " : "Continue unchanged: ", Shorts(because)),
        Pathway.Progress => Fit("Offer moderate resistance: ", Shorts(because)),
        Pathway.ConservativePlan when caveats.IsEmpty => Fit("Offer the rehab program: ", c.NoRedFlags ? [.. Shorts(because), Advice.Short(Lines.NoRedFlags, [c.ExamDays])] : Shorts(because)),
        Pathway.ConservativePlan => Fit("Offer the rehab program after checking: ", Shorts(caveats)),
        _ => string.Empty,
    };

    /// <summary>A lead and as many reasons as fit, then how many more; the lead alone when none fits.</summary>
    public static string Fit(string lead, ImmutableArray<string> reasons, string between = ", ")
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

        return lead.TrimEnd(' ', ':', ';', '.');
    }

    private static bool IsStat(Finding finding) => finding.Rule is RedFlags.Bowel or RedFlags.Bladder;

    private static bool Stops(PatientCase c) => c is { Runs: true, Course.IsOnHold: false };

    private static string StopOrStay(PatientCase c) => Stops(c) ? "Stop rehab" : "Do not start rehab";

    // An emergency is told from a referral queue before anything else.
    private static string Emergency(PatientCase c, ImmutableArray<Finding> because)
    {
        var stat = because.RemoveAll(static finding => !IsStat(finding));
        var what = stat is [_, _] ? "Bowel and bladder dysfunction" : stat[0].Rule == RedFlags.Bowel ? "Bowel dysfunction" : "Bladder dysfunction";
        var lead = $"{what} with OPLL: if new, send to the ED now; stat spine surgery";
        var days = Describe.Days(stat.SelectMany(static finding => Describe.Positive(finding.Evidence)), c.At);
        var dated = days.Length > 0 ? $"{lead} (found {days})" : lead;
        var more = because.Length > stat.Length ? $"; {because.Length - stat.Length} more" : string.Empty;
        return (dated.Length + more.Length <= Advice.SummaryLength ? dated : lead) + more;
    }

    // What was never read comes before everything that follows from it.
    private static string Assessment(PatientCase c, ImmutableArray<Finding> because) =>
        because.Only(static finding => Gaps.NothingScreened.Contains(finding.Rule)) is [var first, .. var others]
            ? Fit($"{first.Action}: ", [first.Short, .. Shorts(others)])
            : Fit(c.Runs ? "Complete the assessment before the program goes on: " : "Complete the assessment before rehab: ", Shorts(because));

    // What another one asks for already has no words of its own.
    private static ImmutableArray<string> Shorts(ImmutableArray<Finding> findings) => findings.Only(static finding => finding.Short.Length > 0).Each(static finding => finding.Short);
}
