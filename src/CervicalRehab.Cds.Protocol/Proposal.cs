namespace CervicalRehab.Cds.Protocol;

/// <summary>Priority of a referral, R4 request-priority codes in lower case.</summary>
public enum ReferralPriority
{
    /// <summary><c>routine</c></summary>
    Routine,

    /// <summary><c>urgent</c></summary>
    Urgent,

    /// <summary><c>stat</c>: bowel or bladder (D11).</summary>
    Stat,
}

/// <summary>What the decision proposes to draft. Never more than a draft.</summary>
public enum Proposal
{
    /// <summary>Create a ServiceRequest to spine surgery.</summary>
    ReferToSpineSurgery,

    /// <summary>Update the running program CarePlan to on-hold.</summary>
    HoldProgramme,

    /// <summary>Create the program CarePlan.</summary>
    StartProgramme,

    /// <summary>Create a ServiceRequest for physical therapy.</summary>
    ReferToPhysicalTherapy,

    /// <summary>Update the running program CarePlan from low to moderate resistance.</summary>
    ProgressResistance,

    /// <summary>Create a ServiceRequest for the missing assessment.</summary>
    OrderAssessment,

    /// <summary>Create a ServiceRequest for the reassessment of motion, on the card beside (PROG-02).</summary>
    OrderReassessment,

    /// <summary>Create a ServiceRequest for mobilization grades I to IV in place of a manipulation, on the card beside (D23, MANUAL-04).</summary>
    OrderMobilization,
}
