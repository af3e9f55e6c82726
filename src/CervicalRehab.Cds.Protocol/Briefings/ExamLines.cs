using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>What was examined and absent. The words "no red flags" stand only where the decision says so (D6).</summary>
internal static class ExamLines
{
    public static string? Negatives(Decision decision, DateTimeOffset at)
    {
        if (decision.Absent.IsEmpty)
        {
            return null;
        }

        var days = Describe.Days(decision.Absent.Select(static sign => sign.Date), at);
        return decision.NoRedFlags ? Advice.Sentence(Lines.NoRedFlags, [days]) : $"Absent on exam {days}: {string.Join(", ", Signs(decision.Absent))}";
    }

    // A sign that is absent on both sides is named once.
    private static IEnumerable<string> Signs(ImmutableArray<AbsentSign> absent) => absent
        .GroupBy(static sign => sign.Fact is Facts.HandWeakness or Facts.UpperLimbStrength ? Facts.UpperLimbWeakness : sign.Fact, StringComparer.Ordinal)
        .Select(static sides => Advice.Name(sides.Key) + (sides.First().Side is { } side && sides.Count() == 1 ? " " + side : string.Empty));
}
