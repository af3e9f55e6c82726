namespace CervicalRehab.Cds.Protocol;

/// <summary>State of the program CarePlan (contract section 3).</summary>
public enum ProgrammeState
{
    /// <summary>Running.</summary>
    Active,

    /// <summary>Running but on hold.</summary>
    OnHold,

    /// <summary>Drafted, not started.</summary>
    Draft,

    /// <summary>Revoked or completed: no program (D16).</summary>
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

    /// <summary>When the plan was made: while its start is not known, it began on no earlier day. Null when not recorded.</summary>
    public RecordedDate? Created { get; init; }

    /// <summary>When a program that ended did so; null when not recorded.</summary>
    public RecordedDate? End { get; init; }

    /// <summary>False when something on the plan is not understood, or a part of it was left out: it may say more than was read, so it is neither moved on nor sent back (D29, D40).</summary>
    public bool IsUnderstood { get; init; } = true;

    /// <summary>False for a care plan that cannot be sent back changed: it has no id, or not everything on it could be kept.</summary>
    public bool IsChangeable { get; init; } = true;

    /// <summary>True when the plan says that its resistance training, or a part of it, is not to be done, or that it was stopped or cancelled (D40).</summary>
    public bool ForbidsResistance { get; init; }

    /// <summary>How many of its resistance activities go on or are still to come: with several nobody can tell which one moves on.</summary>
    public int ResistanceActivities { get; init; }

    /// <summary>True when moderate resistance is among its activities, begun or not: there is nothing to move it to.</summary>
    public bool HasModerateResistance { get; init; }

    /// <summary>True when its one resistance activity is moderate: nothing further is proposed (D19).</summary>
    public bool IsAtCeiling => this is { PlannedPhase: ResistancePhase.Moderate, ResistanceActivities: <= 1 };

    /// <summary>True when the plan can be moved from low to moderate resistance.</summary>
    public bool CanMoveOn => PlannedPhase != ResistancePhase.Moderate && this is { HasModerateResistance: false, ResistanceActivities: <= 1 };
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

    /// <summary>Manual mobilization, grades I to IV, in place of a manipulation (D23, MANUAL-04).</summary>
    Mobilization,
}

/// <summary>An order on file (draft, active, on-hold) or a draft in the hook context (D24).</summary>
public sealed record OrderRecord(OrderKind Kind, Evidence Source)
{
    /// <summary>Priority as recorded: routine, urgent, asap, stat; null when absent.</summary>
    public string? Priority { get; init; }

    /// <summary>True when it is at least as urgent; one without a priority is routine (FHIR R4, request-priority).</summary>
    public bool Fits(ReferralPriority needed) => needed switch
    {
        ReferralPriority.Stat => Priority is "stat",
        ReferralPriority.Urgent => Priority is "urgent" or "asap" or "stat",
        _ => true,
    };

    /// <summary>True when it came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }

    /// <summary>True when this hook call is about it: selected in order-select, any draft in order-sign.</summary>
    public bool InQuestion { get; init; }
}

/// <summary>Why an order that is on file or drafted stands for none of ours (D24, D29).</summary>
public enum NotEquivalent
{
    /// <summary>Something on it is not understood.</summary>
    NotUnderstood,

    /// <summary>Only an option that somebody may choose.</summary>
    OptionOnly,

    /// <summary>Part of a group of orders: which of its actions will be done is not known here.</summary>
    PartOfGroup,

    /// <summary>It may be for another problem: all that it tells is another problem or part of the body, or a referral to a surgeon names neither the neck nor the spine.</summary>
    PurposeUnclear,

    /// <summary>It says that this is not to be done.</summary>
    Forbidden,
}

/// <summary>An order that is named and suppresses nothing (D24).</summary>
public sealed record OtherOrder(OrderKind Kind, NotEquivalent Why, Evidence Source)
{
    /// <summary>True when it came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }
}
