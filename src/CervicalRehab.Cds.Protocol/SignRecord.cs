namespace CervicalRehab.Cds.Protocol;

/// <summary>The neurologic signs of the assessment (ASSESS-01, CAVEAT-03, REDFLAG-01 to 03, D10).</summary>
public enum Sign
{
    /// <summary>Hoffmann sign, sided.</summary>
    Hoffmann,

    /// <summary>Weakness of the hand, sided.</summary>
    HandWeakness,

    /// <summary>Weakness of the upper limb, sided.</summary>
    UpperLimbWeakness,

    /// <summary>Graded strength (MRC), sided; speaks for the hand and the arm row alike.</summary>
    UpperLimbStrength,

    /// <summary>Numbness or paresthesia of the upper limb, sided.</summary>
    UpperLimbNumbness,

    /// <summary>Gait instability.</summary>
    GaitInstability,

    /// <summary>Neurologic symptom of a lower limb.</summary>
    LowerLimbNeuro,

    /// <summary>Bowel dysfunction.</summary>
    BowelDysfunction,

    /// <summary>Bladder dysfunction.</summary>
    BladderDysfunction,

    /// <summary>Babinski sign, with or without side.</summary>
    Babinski,

    /// <summary>Another pyramidal sign, for instance hyperreflexia.</summary>
    OtherPyramidal,
}

/// <summary>Side of a finding. A record about both sides is held as two.</summary>
public enum Side
{
    /// <summary>Not stated, or the sign has no side.</summary>
    NotStated,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,
}

/// <summary>What kind of record tells a sign.</summary>
public enum SignOrigin
{
    /// <summary>A dated examination (Observation).</summary>
    Examination,

    /// <summary>A problem that is active (Condition).</summary>
    ActiveProblem,

    /// <summary>A problem that is resolved (Condition): neither a positive nor an examination.</summary>
    ResolvedProblem,
}

/// <summary>
/// One dated statement about one sign on one side. <paramref name="Finding"/> unknown means the record says neither
/// (indeterminate, not understood): it is not a negative and unsettles an older one.
/// </summary>
public sealed record SignRecord(Sign Sign, Side Side, Answer Finding, SignOrigin Origin, Evidence Source)
{
    /// <summary>A preliminary record warns as a positive and never reassures (D7).</summary>
    public bool Preliminary { get; init; }

    /// <summary>Something in the record is not understood: it warns, and documents nothing that reassures, such as a deficit that is stable (D29).</summary>
    public bool NotUnderstood { get; init; }

    /// <summary>Marked as worse by the examiner (D9).</summary>
    public bool MarkedWorse { get; init; }

    /// <summary>MRC grade, for <see cref="Sign.UpperLimbStrength"/>.</summary>
    public StrengthGrade? Grade { get; init; }

    /// <summary>When a problem ended; null for examinations and open problems.</summary>
    public RecordedDate? Ended { get; init; }

    /// <summary>Why <see cref="Finding"/> is unknown.</summary>
    public Reason? Unclear { get; init; }

    /// <summary>What part of the sign the record speaks of, by its code, for instance numbness alone; null for the whole. Its absence is that of no other part (D37).</summary>
    public string? Part { get; init; }

    /// <summary>Unknown, but it says that the sign is present: it may be, and a negative soon after contradicts it like a positive (D7, D31, D35).</summary>
    public bool MayBePresent { get; init; }
}

/// <summary>
/// A sign that a record names as its reason: an order, a drug, a procedure. Nobody says that it was examined, so that it is neither present nor absent: it asks for an
/// examination that is no older (D41). Undated it is as of the evaluation. <paramref name="Sign"/> is null for numbness that names no part of the body, which is shown (D37).
/// </summary>
public sealed record NamedSign(Sign? Sign, Evidence Source)
{
    /// <summary>A disease of the cord was named, and not this sign: the absence of any pyramidal sign answers it.</summary>
    public bool IsOfCord { get; init; }
}
