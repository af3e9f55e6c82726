using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Cervical range of motion: a panel with components, or single movements (contract section 3, D14).</summary>
internal static class MotionReader
{
    private const string Degree = "deg";
    private const string Radian = "rad";

    internal static readonly ImmutableArray<string> Units = [Degree, Radian];

    private static readonly FrozenDictionary<Meaning, Movement> Movements = Meanings.Named<Movement>();

    private static readonly ImmutableArray<Way> Ways =
    [
        // An estimate stays one, whatever else is named beside it.
        new(Meaning.VisualEstimate, MotionMethod.VisualEstimate, "visual estimate", Reason.VisualEstimate),
        new(Meaning.Inclinometer, MotionMethod.Inclinometer, "inclinometer"),
        new(Meaning.Goniometer, MotionMethod.Goniometer, "goniometer"),
        new(Meaning.Crom, MotionMethod.Crom, "CROM device"),
    ];

    private static readonly ImmutableArray<string> AllFacts = [.. Enum.GetValues<Movement>().Select(Facts.Of)];

    private static readonly Way NotStated = new(default, MotionMethod.NotStated, null, Reason.NoMethod);

    internal static bool Has(Meaning meaning) => meaning == Meaning.MotionPanel || Movements.ContainsKey(meaning);

    /// <summary>What a code of it measures: a panel all six movements.</summary>
    internal static ImmutableArray<string> FactsOf(Meaning meaning) => meaning == Meaning.MotionPanel ? AllFacts : [meaning.Fact()!];

    internal static void Read(Examination exam)
    {
        ReadMovements(exam, exam.Source.Known, exam.Whole, twice: 0);
        if (exam.Source.Known.Says(Meaning.MotionPanel))
        {
            ReadPanel(exam);
        }
    }

    private static void ReadPanel(Examination exam)
    {
        var components = exam.Components;
        var twice = Twice(components);
        foreach (var component in components)
        {
            ReadMovements(exam, component.Code.Known, component, twice);
        }

        // A panel may also only name its members: they arrive as Observations of their own.
        if (components.All(static part => !part.Code.HasCode) && !exam.HasMembers)
        {
            var reason = exam.Whole.Absent ? Reason.NotPerformed : Reason.NoValue;
            exam.Picture.Unused(exam.Source, reason);
            foreach (var fact in AllFacts)
            {
                exam.Picture.Unread(exam.Evidence(fact, "unknown"), reason);
            }
        }
    }

    // The movements that more than one part of a panel tells, each a bit: nobody knows which of the values is meant.
    private static int Twice(ImmutableArray<Statement> components)
    {
        var (once, twice) = (0, 0);
        foreach (var component in components)
        {
            var here = 0;
            foreach (var row in component.Code.Known)
            {
                here |= Movements.TryGetValue(row.Meaning, out var movement) ? 1 << (int)movement : 0;
            }

            twice |= once & here;
            once |= here;
        }

        return twice;
    }

    private static void ReadMovements(Examination exam, ImmutableArray<KnownCode> known, Statement statement, int twice)
    {
        var count = 0;
        foreach (var row in known)
        {
            count += Movements.ContainsKey(row.Meaning) ? 1 : 0;
        }

        foreach (var row in known)
        {
            if (Movements.TryGetValue(row.Meaning, out var movement))
            {
                Add(exam, movement, statement, count > 1 ? Reason.ContradictoryCodes : Reason.Conflicting.When((twice & (1 << (int)movement)) != 0));
            }
        }
    }

    private static void Add(Examination exam, Movement movement, Statement statement, Reason? codeFault)
    {
        var measured = NumberReader.Read(statement, Units);
        var angle = Angle(movement, measured);
        var way = WayOf(exam);
        var unusable = Faults.Of(exam, measured, codeFault, Reason.OutOfRange.When(angle is null), way.Fault);
        var evidence = angle is { } degrees ? exam.Evidence(Facts.Of(movement), NumberReader.Words(degrees.Value), Degree, method: way.Words)
            : exam.Evidence(Facts.Of(movement), measured.Words, measured.Unit, method: way.Words);
        exam.Picture.Measured(exam.Proof, movement, angle, way.Method, evidence, unusable);
    }

    private static Degrees? Angle(Movement movement, Measured measured) => measured switch
    {
        { Fault: null, Value: { } value, Unit: Degree } => Degrees.Of(movement, value),
        { Fault: null, Value: { } value, Unit: Radian } => Degrees.OfRadians(movement, value),
        _ => null,
    };

    private static Way WayOf(Examination exam)
    {
        foreach (var way in Ways)
        {
            if (exam.Method.Says(way.Meaning))
            {
                return way;
            }
        }

        return NotStated;
    }

    // A method of measuring: the code that names it, its words, and why it does not count.
    private sealed record Way(Meaning Meaning, MotionMethod Method, string? Words, Reason? Fault = null);
}
