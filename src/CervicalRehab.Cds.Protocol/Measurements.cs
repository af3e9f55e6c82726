using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>How a range of motion was measured (D14).</summary>
public enum MotionMethod
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Inclinometer, the protocol's own method.</summary>
    Inclinometer,

    /// <summary>Universal goniometer.</summary>
    Goniometer,

    /// <summary>CROM device.</summary>
    Crom,

    /// <summary>Visual estimate: does not count.</summary>
    VisualEstimate,
}

/// <summary>One movement measured once. Either an angle or the reason why there is none.</summary>
public sealed record MotionRecord(Movement Movement, Degrees? Angle, MotionMethod Method, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>Pain scales (D15).</summary>
public enum PainScale
{
    /// <summary>Visual analog scale.</summary>
    Visual,

    /// <summary>0 to 10 verbal numeric rating: stands in with a caveat, separate trend.</summary>
    Numeric,
}

/// <summary>One pain score. Either a score or the reason why there is none.</summary>
public sealed record PainRecord(PainScale Scale, PainScore? Score, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>
/// A measurement that a running program rests on (pain, a movement, or a measure of a resistance set) of which nothing was read, for instance one that names no
/// subject: its day, where it has one, tells whether it may be newer than what was used (D19).
/// </summary>
/// <param name="Source">The record; its value is not told.</param>
/// <param name="Why">Why it was not used.</param>
public sealed record UnreadMeasurement(Evidence Source, Reason Why);

/// <summary>The three shoulder items (ASSESS-04).</summary>
public enum ShoulderItem
{
    /// <summary>Strength.</summary>
    Strength,

    /// <summary>Range of motion.</summary>
    Motion,

    /// <summary>Impingement signs.</summary>
    Impingement,
}

/// <summary>A shoulder item: recorded, or recorded in an unusable way.</summary>
public sealed record ShoulderRecord(ShoulderItem Item, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>One cervical MRI study and what its coded findings say. Preliminary negatives are unknown here (D7, D12).</summary>
public sealed record MriStudy(RecordedDate? Date, Answer Compression, Answer Myelomalacia, ImmutableArray<Evidence> Sources)
{
    /// <summary>A record of myelomalacia is there that could not be used: it may be present (D31, D35).</summary>
    public bool MyelomalaciaMayBe { get; init; }

    /// <summary>No compression, and nothing left open beside it.</summary>
    public bool IsClear => Compression == Answer.No && !MyelomalaciaMayBe;
}

/// <summary>What a resistance set records (PROG-03).</summary>
public enum ResistanceMeasure
{
    /// <summary>Repetitions at the load.</summary>
    Repetitions,

    /// <summary>Load in percent of the one-repetition maximum.</summary>
    Load,

    /// <summary>Borg 6 to 20.</summary>
    Exertion,
}

/// <summary>One measure of a resistance set. Either a value or the reason why there is none.</summary>
public sealed record ResistanceRecord(ResistanceMeasure Measure, decimal? Value, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}
