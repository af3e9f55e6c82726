namespace CervicalRehab.Cds.Protocol;

/// <summary>State of a problem on the list.</summary>
public enum ProblemState
{
    /// <summary>Active, recurrence, relapse, or no clinical status.</summary>
    Active,

    /// <summary>Resolved, remission or inactive.</summary>
    Resolved,

    /// <summary>It cannot be told: what says so is not understood (D29, D35).</summary>
    Unknown,
}

/// <summary>A problem that a rule asks for. Refuted and entered-in-error problems never become one.</summary>
public sealed record ProblemRecord(ProblemState State, Evidence Source)
{
    /// <summary>Unconfirmed, provisional or differential.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>Something in the record is not understood: it warns, and establishes nothing that reassures (D29).</summary>
    public bool NotUnderstood { get; init; }

    /// <summary>When it ended; null for one that is active, and where that is not told.</summary>
    public RecordedDate? Ended { get; init; }

    /// <summary>Its state at the evaluation: one that ends only later is not known to be over (D5, D29).</summary>
    public ProblemState StateAt(DateTimeOffset at) => ProblemEnd.StateAt(State, Ended, at);
}

/// <summary>Whether a problem that is recorded as over is so at the evaluation.</summary>
internal static class ProblemEnd
{
    /// <summary>Unknown where the earliest moment that the end can mean is still to come (protocol section 6); else as recorded.</summary>
    public static ProblemState StateAt(ProblemState state, RecordedDate? ended, DateTimeOffset at) =>
        state == ProblemState.Resolved && ended?.IsAfter(at) == true ? ProblemState.Unknown : state;
}

/// <summary>Level of the ossification as coded (contract section 3).</summary>
public enum OpllSite
{
    /// <summary>Cervical.</summary>
    Cervical,

    /// <summary>Not stated (ICD-10-CM M48.8X9) or not a site we know (D2).</summary>
    Unknown,

    /// <summary>Another level: not applicable (D1).</summary>
    Elsewhere,
}

/// <summary>Extent of the ossification as recorded (D3).</summary>
public enum OpllExtent
{
    /// <summary>No severity.</summary>
    NotStated,

    /// <summary>Mild counts as minor.</summary>
    Minor,

    /// <summary>Stated in a way that is not understood, or in two ways.</summary>
    NotUnderstood,

    /// <summary>Moderate, severe or between the two is not minor.</summary>
    NotMinor,
}

/// <summary>A record of ossification of the posterior longitudinal ligament.</summary>
public sealed record OpllRecord(OpllSite Site, OpllExtent Extent, ProblemState State, Evidence Source)
{
    /// <summary>Unconfirmed, provisional or differential; text without a code we know; or a resource that is broken or not understood (D2, D29, D35).</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>When it ended; null for one that is active, and where that is not told.</summary>
    public RecordedDate? Ended { get; init; }

    /// <summary>Its state at the evaluation: one that ends only later is not known to be over (D2, D29).</summary>
    public ProblemState StateAt(DateTimeOffset at) => ProblemEnd.StateAt(State, Ended, at);
}
