namespace CervicalRehab.Cds.Protocol;

/// <summary>State of the programme CarePlan (contract section 3).</summary>
public enum ProgrammeState
{
    /// <summary>Running.</summary>
    Active,

    /// <summary>Running but on hold.</summary>
    OnHold,

    /// <summary>Drafted, not started.</summary>
    Draft,

    /// <summary>Revoked or completed: no programme (D16).</summary>
    Ended,
}

/// <summary>Phase of the resistance training (NMS-04, NMS-05).</summary>
public enum ResistancePhase
{
    /// <summary>No resistance training.</summary>
    None,

    /// <summary>Low: 40 % 1-RM.</summary>
    Low,

    /// <summary>Moderate: above 40 % to 60 % 1-RM.</summary>
    Moderate,
}

/// <summary>A CarePlan that instantiates this protocol.</summary>
public sealed record Programme(ProgrammeState State, RecordedDate? Start, ResistancePhase PlannedPhase, Evidence Source)
{
    /// <summary>True when the plan came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }
}

/// <summary>Kind of an existing order.</summary>
public enum OrderKind
{
    /// <summary>Physical therapy.</summary>
    PhysicalTherapy,

    /// <summary>Referral to spine surgery.</summary>
    SpineSurgery,

    /// <summary>Cervical assessment.</summary>
    Assessment,

    /// <summary>Cervical manipulation (D23).</summary>
    Manipulation,
}

/// <summary>An order on file (draft, active, on-hold) or a draft in the hook context (D24).</summary>
public sealed record OrderRecord(OrderKind Kind, Evidence Source)
{
    /// <summary>Priority as recorded: routine, urgent, asap, stat; null when absent.</summary>
    public string? Priority { get; init; }

    /// <summary>True when it came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }

    /// <summary>True when this hook call is about it: selected in order-select, any draft in order-sign.</summary>
    public bool InQuestion { get; init; }
}
