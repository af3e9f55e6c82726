using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>
/// The program's goals, contained in the plan (SCOPE-04). Proposed only: no due date, because day 0 is set when a clinician activates
/// the plan, and nothing is marked achieved by itself.
/// </summary>
internal static class GoalWriter
{
    private const string PainId = "goal-pain";
    private const string MotionId = "goal-motion";
    private const string FunctionId = "goal-function";

    private static readonly string Motion = $"Gain of {Number(Windows.MotionChangeDegrees)} degrees or more over baseline in a limited movement, same method, pain-free, without forcing end-range";
    private static readonly CodeableConcept MotionWords = Words(Motion);
    private static readonly CodeableConcept FunctionWords = Words("Restored function of the neck in daily activities, as judged by patient and clinician");
    private static readonly ImmutableArray<GoalTarget> MotionTarget = [new() { Measure = Concepts.Motion, DetailString = Motion }];

    /// <summary>The goals within their plan.</summary>
    public static ImmutableArray<Reference> References { get; } = [Links.To("#" + PainId), Links.To("#" + MotionId), Links.To("#" + FunctionId)];

    /// <summary>Pain, motion and function.</summary>
    public static ImmutableArray<Goal> For(DraftParts parts) =>
    [
        Pain(parts),
        Proposed(parts, MotionId, MotionWords, MotionTarget),
        Proposed(parts, FunctionId, FunctionWords, null),
    ];

    private static Goal Pain(DraftParts parts)
    {
        var inputs = parts.Decision.Inputs;
        if (BaselineMillimeters(inputs) is not { } baseline)
        {
            var measure = inputs.Any(static input => input.Fact is Facts.PainNumeric) ? Concepts.PainNumeric : Concepts.PainVisual;
            return Proposed(parts, PainId, Words("Less pain than at baseline, on the same scale"), [new() { Measure = measure }]);
        }

        var target = Number(Math.Max(0m, baseline - Windows.PainBetterMillimeters));
        var words = $"Pain on the visual analog scale at most {target} mm (baseline {Number(baseline)} mm)";
        return Proposed(parts, PainId, Words(words), [new() { Measure = Concepts.PainVisual, DetailQuantity = AtMost(target) }]);
    }

    // The latest that is given in a known unit.
    private static decimal? BaselineMillimeters(ImmutableArray<Evidence> inputs)
    {
        (decimal? Millimeters, DateOnly? Day) latest = default;
        foreach (var input in inputs)
        {
            if (input.Fact is Facts.PainVas && Millimeters(input) is { } millimeters && (latest.Millimeters is null || Comparer<DateOnly?>.Default.Compare(input.Date?.Last, latest.Day) > 0))
            {
                latest = (millimeters, input.Date?.Last);
            }
        }

        return latest.Millimeters;
    }

    private static decimal? Millimeters(Evidence pain) =>
        decimal.TryParse(pain.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? pain.Unit switch
            {
                "mm" => value,
                "cm" => value * 10m,
                _ => null,
            }
            : null;

    private static Quantity AtMost(string millimeters) => new()
    {
        Value = JsonElement.Parse(millimeters),
        Comparator = "<=",
        Unit = "mm",
        System = Systems.Ucum,
        Code = "mm",
    };

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static CodeableConcept Words(string words) => new() { Text = words };

    private static Goal Proposed(DraftParts parts, string id, CodeableConcept words, ImmutableArray<GoalTarget>? target) => new()
    {
        ResourceType = "Goal",
        Id = id,
        LifecycleStatus = "proposed",
        Description = words,
        Subject = parts.Subject,
        Target = target,
    };
}
