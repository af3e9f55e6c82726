using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>
/// The program's goals, contained in the plan (SCOPE-04). Proposed only: no due date, because day 0 is set when a clinician activates
/// the plan, and nothing is marked achieved by itself.
/// </summary>
internal static class GoalWriter
{
    private static readonly Id PainId = new("goal-pain");
    private static readonly Id MotionId = new("goal-motion");
    private static readonly Id FunctionId = new("goal-function");
    private static readonly Code<Goal.GoalLifecycleStatus> ToBeAgreed = new(Goal.GoalLifecycleStatus.Proposed);

    private static readonly string Motion = $"Gain of {Number(Windows.MotionChangeDegrees)} degrees or more over baseline in a limited movement, same method, pain-free, without forcing end-range";
    private static readonly CodeableConcept MotionWords = Words(Motion);
    private static readonly CodeableConcept FunctionWords = Words("Restored function of the neck in daily activities, as judged by patient and clinician");
    private static readonly List<Goal.TargetComponent> MotionTarget = [new() { Measure = Concepts.Motion, Detail = new FhirString(Motion) }];

    /// <summary>The goals within their plan.</summary>
    public static List<ResourceReference> Named { get; } = [Within(PainId), Within(MotionId), Within(FunctionId)];

    /// <summary>Pain, motion and function.</summary>
    public static Goal[] For(DraftParts parts) =>
    [
        Pain(parts),
        Proposed(parts, MotionId, MotionWords, MotionTarget),
        Proposed(parts, FunctionId, FunctionWords, []),
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
        return Proposed(parts, PainId, Words(words), [new() { Measure = Concepts.PainVisual, Detail = AtMost(target) }]);
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
        Value = decimal.Parse(millimeters, CultureInfo.InvariantCulture),
        Comparator = Quantity.QuantityComparator.LessOrEqual,
        Unit = "mm",
        System = Systems.Ucum,
        Code = "mm",
    };

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static CodeableConcept Words(string words) => new() { Text = words };

    private static ResourceReference Within(Id goal) => References.To("#" + goal.Value);

    private static Goal Proposed(DraftParts parts, Id id, CodeableConcept words, List<Goal.TargetComponent> target) => new()
    {
        IdElement = id,
        LifecycleStatusElement = ToBeAgreed,
        Description = words,
        Subject = parts.Subject,
        Target = target,
    };
}
