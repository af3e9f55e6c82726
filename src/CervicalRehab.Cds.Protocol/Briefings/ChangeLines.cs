using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.FollowUp;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>What changed since baseline (D17, D44). A red flag is not softened by a gain: beside it only what is worse is told.</summary>
internal static class ChangeLines
{
    private static readonly ImmutableArray<(Standing Standing, string Lead)> Leads =
        [(Standing.Better, "Better since baseline"), (Standing.Worse, "Worse since baseline"), (Standing.WithinError, "Within measurement error since baseline")];

    public static IEnumerable<string> Of(Decision decision, DateTimeOffset at)
    {
        foreach (var (standing, lead) in Leads)
        {
            var changes = decision.SinceBaseline.RemoveAll(change => change.Standing != standing || change.From == change.To);
            if (!changes.IsEmpty && !(decision.Pathway == Pathway.UrgentSurgicalReferral && standing != Standing.Worse))
            {
                yield return $"{lead} ({Describe.Days(changes.Select(static change => change.Baseline), at)}): {string.Join(", ", changes.Select(change => Words(change) + (Describe.LongAgo(change, at) is { } day ? $" ({day})" : string.Empty)))}";
            }
        }
    }

    private static string Words(MeasuredChange change) =>
        $"{Advice.Measure(change.Latest.Fact)} {Describe.Number(change.From)} to {Describe.Number(change.To)} {Advice.Unit(change.Unit)}{(change.GoalReached ? " (goal reached)" : string.Empty)}";
}
