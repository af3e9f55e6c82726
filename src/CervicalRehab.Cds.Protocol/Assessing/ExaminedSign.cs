namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Which part of the examination a sign belongs to.</summary>
internal enum SignPart
{
    /// <summary>Must be known (D13).</summary>
    Required,

    /// <summary>Counts when it is on record (D10).</summary>
    Pyramidal,

    /// <summary>A sided sign as far as it was recorded without a side (D10).</summary>
    WithoutSide,
}

/// <summary>One sign of the examination on one side, as it stands at the evaluation.</summary>
internal readonly record struct ExaminedSign(string Fact, Side Side, SignState State, SignPart Part)
{
    /// <summary>
    /// Of a sign that is present and refers nobody by itself: its last examination, where that is too old, unusable or none, so that the side is to be
    /// examined again before a plan (D13). Null where nothing of that is asked.
    /// </summary>
    public SignState? Outdated { get; init; }

    /// <summary>It must be examined before a plan.</summary>
    public bool IsMissing => IsOpen || Outdated is not null;

    /// <summary>A required sign is open while it is not known; any other while what is on record is not settled.</summary>
    public bool IsOpen => Part == SignPart.Required ? State.Present == Answer.Unknown : State.Unsettled;
}
