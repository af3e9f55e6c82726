using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>
/// The program's goals, contained in the plan (SCOPE-04). Proposed only: due after the weeks in which improvement is expected (OUTCOME-02) and on no date, because
/// day 0 is set when a clinician activates the plan, and nothing is marked achieved by itself.
/// </summary>
internal static class GoalWriter
{
    private static readonly ImmutableArray<Id> Ids = [new("goal-pain"), new("goal-motion"), new("goal-function")];
    private static readonly Code<Goal.GoalLifecycleStatus> ToBeAgreed = new(Goal.GoalLifecycleStatus.Proposed);
    private static readonly Duration Due = new Duration { Value = ProgramGoal.ExpectedWeeks, Unit = "weeks", System = Systems.Ucum, Code = "wk" }.Shared();
    private static readonly Quantity AtLeast = new() { Comparator = Quantity.QuantityComparator.GreaterOrEqual, Unit = "degrees", System = Systems.Ucum, Code = "deg" };
    private static readonly Quantity AtMost = new() { Comparator = Quantity.QuantityComparator.LessOrEqual, Unit = "mm", System = Systems.Ucum, Code = "mm" };
    private static readonly List<Goal.TargetComponent> InTime = [new Goal.TargetComponent { Due = Due }.Shared()];

    private static readonly FrozenDictionary<string, CodeableConcept> Measures = Enum.GetValues<Movement>().Select(Facts.Of)
        .Select(static movement => KeyValuePair.Create(movement, Concepts.Finding(movement)))
        .Append(KeyValuePair.Create(Facts.PainVas, Concepts.PainVisual)).Append(KeyValuePair.Create(Facts.PainNumeric, Concepts.PainNumeric))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The goals within their plan.</summary>
    public static List<ResourceReference> Named { get; } = [.. Ids.Select(static id => References.To("#" + id.Value).Shared())];

    /// <summary>Pain, motion and function.</summary>
    public static Goal[] For(DraftParts parts) => [.. parts.Goals.Select((goal, at) => new Goal
    {
        IdElement = Ids[at],
        LifecycleStatusElement = ToBeAgreed,
        Description = new() { Text = goal.Words },
        Subject = parts.Subject,
        Target = goal.Targets.IsEmpty ? InTime : Each(goal.Targets),
    })];

    private static List<Goal.TargetComponent> Each(ImmutableArray<GoalTarget> targets)
    {
        var list = new List<Goal.TargetComponent>(targets.Length);
        foreach (var target in targets)
        {
            list.Add(Of(target));
        }

        return list;
    }

    private static Goal.TargetComponent Of(GoalTarget target) => new()
    {
        Measure = Measures[target.Fact],
        Detail = target.Value is { } value ? Reached(value, target) : null,
        Due = Due,
    };

    private static Quantity Reached(decimal value, GoalTarget target)
    {
        var frame = target.Unit == "deg" ? AtLeast : AtMost;
        return new() { Value = value, ComparatorElement = frame.ComparatorElement, UnitElement = frame.UnitElement, SystemElement = frame.SystemElement, CodeElement = frame.CodeElement };
    }
}
