using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>The latest motion, pain and shoulder findings of a decision, one line each, with date and method.</summary>
public static class MeasureLines
{
    private static readonly ImmutableArray<string> Shoulder = [Facts.ShoulderStrength, Facts.ShoulderMotion, Facts.ShoulderImpingement];

    /// <summary>Fact ids of the six movements, in the order of the assessment.</summary>
    internal static ImmutableArray<string> Movements { get; } = [.. Enum.GetValues<Movement>().Select(Facts.Of)];

    /// <summary>The lines that there are, with dates for the eye.</summary>
    public static ImmutableArray<string> Of(Decision decision, DateTimeOffset at)
    {
        string Show(RecordedDate date) => date.Shown(at);
        return There(Motion(decision, Show), Pain(decision, Show), ShoulderLine(decision, Show));
    }

    /// <summary>The same of motion and pain alone; <paramref name="show"/> writes a date.</summary>
    public static ImmutableArray<string> OfMotionAndPain(Decision decision, Func<RecordedDate, string> show) => There(Motion(decision, show), Pain(decision, show));

    /// <summary>The six movements of the latest set; none while no set is whole.</summary>
    public static ImmutableArray<Evidence> LatestMotion(Decision decision)
    {
        Evidence[]? latest = null;
        foreach (var input in decision.Inputs)
        {
            if (input.Fact == Movements[0] && input is { Unit: "deg", Date: { } date } && !(latest?[0].Date!.First >= date.First) && SetOf(decision.Inputs, input) is { } set)
            {
                latest = set;
            }
        }

        return latest is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(latest);
    }

    /// <summary>The latest pain score; null without one.</summary>
    public static Evidence? LatestPain(Decision decision) =>
        decision.Inputs.Only(static input => input.Fact is Facts.PainVas or Facts.PainNumeric).Greatest(static input => (input.Date?.First ?? DateOnly.MinValue, input.Fact == Facts.PainVas));

    /// <summary>The shoulder items as recorded, in the order of the assessment.</summary>
    public static ImmutableArray<Evidence> ShoulderItems(Decision decision)
    {
        var items = ImmutableArray.CreateBuilder<Evidence>(Shoulder.Length);
        foreach (var fact in Shoulder)
        {
            if (FirstOf(decision.Inputs, fact) is { } item)
            {
                items.Add(item);
            }
        }

        return items.DrainToImmutable();
    }

    /// <summary>True for a shoulder item that was found abnormal.</summary>
    public static bool IsAbnormal(Evidence shoulder) => shoulder.Value is "abnormal" or "present";

    private static Evidence? FirstOf(ImmutableArray<Evidence> inputs, string fact)
    {
        foreach (var input in inputs)
        {
            if (input.Fact == fact)
            {
                return input;
            }
        }

        return null;
    }

    private static ImmutableArray<string> There(params ReadOnlySpan<string?> lines)
    {
        var there = ImmutableArray.CreateBuilder<string>(lines.Length);
        foreach (var line in lines)
        {
            if (line is not null)
            {
                there.Add(line);
            }
        }

        return there.DrainToImmutable();
    }

    // The other movements of the day and the method of the first; null while one of them is not there.
    private static Evidence[]? SetOf(ImmutableArray<Evidence> inputs, Evidence first)
    {
        var set = new Evidence[Movements.Length];
        set[0] = first;
        foreach (var input in inputs)
        {
            if (input is { Unit: "deg", Date: { } date } && date.First == first.Date!.First && input.Method == first.Method && Movements.IndexOf(input.Fact) is > 0 and var at)
            {
                set[at] ??= input;
            }
        }

        return Array.IndexOf(set, null) < 0 ? set : null;
    }

    private static string? Motion(Decision decision, Func<RecordedDate, string> show) => LatestMotion(decision) is [var first, ..] set
        ? $"Motion {show(first.Date!)}{(first.Method is { } method ? $" ({method})" : string.Empty)}: flexion {set[0].Value}, extension {set[1].Value}, rotation R {set[2].Value} L {set[3].Value}, side bend R {set[4].Value} L {set[5].Value} degrees"
        : null;

    // A numeric rating that is newer stands beside the visual score and not in its place (D15).
    private static string? Pain(Decision decision, Func<RecordedDate, string> show)
    {
        if (LatestPain(decision) is not { } latest)
        {
            return null;
        }

        var visual = latest.Fact == Facts.PainNumeric ? decision.Inputs.Only(static input => input.Fact is Facts.PainVas).Greatest(static input => input.Date?.First ?? DateOnly.MinValue) : null;
        return visual is null ? "Pain" + Score(latest, show) : $"Pain{Score(visual, show)};{Score(latest, show)}";
    }

    private static string Score(Evidence pain, Func<RecordedDate, string> show) =>
        $"{(pain.Date is { } date ? " " + show(date) : string.Empty)}: {pain.Value}{(pain.Fact == Facts.PainNumeric ? " of 10" : pain.Unit is { } unit && Advice.Unit(unit) is { Length: > 0 } shown ? " " + shown : string.Empty)}";

    private static string? ShoulderLine(Decision decision, Func<RecordedDate, string> show) => ShoulderItems(decision) is { IsEmpty: false } items
        ? $"Shoulder {Rules.Describe.Days(items.Select(static item => item.Date), show)}: {string.Join(", ", items.Select(static item => $"{Advice.Examined(item.Fact)} {item.Value}"))}"
        : null;
}
