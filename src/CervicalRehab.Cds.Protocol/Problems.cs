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
}
