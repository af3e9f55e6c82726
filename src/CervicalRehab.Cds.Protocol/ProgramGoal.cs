using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Protocol;

/// <summary>One measure of a goal: at most this pain, or at least this motion; without a number where there is no usable baseline.</summary>
/// <param name="Fact">Fact id of the measure.</param>
/// <param name="Value">The number to reach, in the unit; null without a baseline.</param>
/// <param name="Unit">UCUM unit.</param>
public sealed record GoalTarget(string Fact, decimal? Value, string Unit);

/// <summary>A goal of the program (SCOPE-04, OUTCOME-02). It is proposed: a clinician and the patient agree on it.</summary>
/// <param name="Kind">Stable id: <c>pain</c>, <c>motion</c> or <c>function</c>.</param>
/// <param name="Words">What a clinician reads.</param>
/// <param name="Targets">Its measures; none for function.</param>
public sealed record ProgramGoal(string Kind, string Words, ImmutableArray<GoalTarget> Targets)
{
    /// <summary>Weeks after which improvement is expected (OUTCOME-02).</summary>
    public const int ExpectedWeeks = Windows.ExpectedGainDay / 7;

    private const string Expected = "expected within 4 to 8 weeks";
    private const string OneDecimal = "0.#";

    private static readonly string MotionGain = $"Each movement at least {Number(Windows.MotionChangeDegrees)} degrees over baseline by the same method, pain-free, without forcing end-range";

    private static readonly ProgramGoal Function = new("function", "Restored function of the neck in daily activities, as judged by patient and clinician, " + Expected, []);

    private static readonly ImmutableArray<Movement> Movements = [.. Enum.GetValues<Movement>()];

    /// <summary>Pain, motion and function, against the values of the decision.</summary>
    public static ImmutableArray<ProgramGoal> Of(Decision decision) => [Pain(decision), Motion(decision), Function];

    private static ProgramGoal Pain(Decision decision)
    {
        if (BaselineMillimeters(decision) is { } baseline)
        {
            var most = Shown(Math.Max(0m, baseline - Windows.PainBetterMillimeters));
            return new("pain", $"Pain on the visual analog scale at most {Number(most)} mm (baseline {Number(baseline)} mm), {Expected}", [new(Facts.PainVas, most, "mm")]);
        }

        var fact = decision.Inputs.Any(static input => input.Fact is Facts.PainNumeric) ? Facts.PainNumeric : Facts.PainVas;
        return new("pain", "Less pain than at baseline, on the same scale, " + Expected, [new(fact, null, fact == Facts.PainNumeric ? "{score}" : "mm")]);
    }

    // A movement that has no room for the gain is not limited and has no target.
    private static ProgramGoal Motion(Decision decision)
    {
        var motion = MeasureLines.LatestMotion(decision);
        var targets = ImmutableArray.CreateBuilder<GoalTarget>(motion.Length);
        var words = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture);
        words.AppendLiteral(MotionGain);
        for (var at = 0; at < motion.Length; at++)
        {
            if (Parsed(motion[at]) + Windows.MotionChangeDegrees is { } least && least <= Degrees.Ceiling(Movements[at]))
            {
                words.AppendLiteral(targets.Count == 0 ? " (" : ", ");
                words.AppendLiteral(Advice.Name(motion[at].Fact));
                words.AppendLiteral(" ");
                words.AppendFormatted(least, OneDecimal);
                targets.Add(new(motion[at].Fact, Shown(least), "deg"));
            }
        }

        words.AppendLiteral(targets.Count == 0 ? ", " : "), ");
        words.AppendLiteral(Expected);
        return new("motion", words.ToStringAndClear(), targets.DrainToImmutable());
    }

    // The latest that is given in a known unit.
    private static decimal? BaselineMillimeters(Decision decision)
    {
        (decimal? Millimeters, DateOnly? Day) latest = default;
        foreach (var input in decision.Inputs)
        {
            if (input.Fact is Facts.PainVas && Millimeters(input) is { } millimeters && (latest.Millimeters is null || Comparer<DateOnly?>.Default.Compare(input.Date?.Last, latest.Day) > 0))
            {
                latest = (millimeters, input.Date?.Last);
            }
        }

        return latest.Millimeters;
    }

    private static decimal? Millimeters(Evidence pain) => pain.Unit switch
    {
        "mm" => Parsed(pain),
        "cm" => Parsed(pain) * 10m,
        _ => null,
    };

    private static decimal? Parsed(Evidence record) => decimal.TryParse(record.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    // The number that is sent is the one that is read.
    private static decimal Shown(decimal value) => decimal.IsInteger(value) ? decimal.Truncate(value) : decimal.Parse(Number(value), CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString(OneDecimal, CultureInfo.InvariantCulture);
}
