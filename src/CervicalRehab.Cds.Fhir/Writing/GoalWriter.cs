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
    /// <summary>Pain, motion and function.</summary>
    public static ImmutableArray<Goal> For(Decision decision, DraftContext context)
    {
        var motion = $"Gain of {Number(Windows.MotionChangeDegrees)} degrees or more over baseline in a limited movement, same method, pain-free, without forcing end-range";
        return
        [
            Pain(decision, context),
            Proposed(context, "goal-motion", motion, new GoalTarget { Measure = Concepts.Motion, DetailString = motion }),
            Proposed(context, "goal-function", "Restored function of the neck in daily activities, as judged by patient and clinician", null),
        ];
    }

    private static Goal Pain(Decision decision, DraftContext context)
    {
        if (BaselineMillimeters(decision) is not { } baseline)
        {
            var measure = decision.Inputs.Any(input => input.Fact is Facts.PainNumeric) ? Concepts.PainNumeric : Concepts.PainVisual;
            return Proposed(context, "goal-pain", "Less pain than at baseline, on the same scale", new GoalTarget { Measure = measure });
        }

        var target = Math.Max(0m, baseline - Windows.PainBetterMillimeters);
        var words = $"Pain on the visual analog scale at most {Number(target)} mm (baseline {Number(baseline)} mm)";
        return Proposed(context, "goal-pain", words, new GoalTarget { Measure = Concepts.PainVisual, DetailQuantity = AtMost(target) });
    }

    private static decimal? BaselineMillimeters(Decision decision) => decision.Inputs
        .Where(input => input.Fact is Facts.PainVas)
        .OrderByDescending(input => input.Date?.Last)
        .Select(Millimeters)
        .FirstOrDefault(millimeters => millimeters is not null);

    private static decimal? Millimeters(Evidence pain) =>
        decimal.TryParse(pain.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? pain.Unit switch
            {
                "mm" => value,
                "cm" => value * 10m,
                _ => null,
            }
            : null;

    private static Quantity AtMost(decimal millimeters) => new()
    {
        Value = JsonElement.Parse(Number(millimeters)),
        Comparator = "<=",
        Unit = "mm",
        System = Systems.Ucum,
        Code = "mm",
    };

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static Goal Proposed(DraftContext context, string id, string words, GoalTarget? target) => new()
    {
        ResourceType = "Goal",
        Id = id,
        LifecycleStatus = "proposed",
        Description = new CodeableConcept { Text = words },
        Subject = context.Subject(),
        Target = target is null ? null : [target],
    };
}
