namespace CervicalRehab.Cds.Protocol;

/// <summary>One record of the patient as it stood when a rule looked at it. Rendered on the card and in the decision extension.</summary>
public sealed record Evidence
{
    /// <summary>Fact id, see <see cref="Facts"/>.</summary>
    public required string Fact { get; init; }

    /// <summary>The value in words or digits, for instance <c>absent</c> or <c>45</c>. Never free text from the record.</summary>
    public required string Value { get; init; }

    /// <summary>UCUM unit of a measured value.</summary>
    public string? Unit { get; init; }

    /// <summary>Side of a sided sign, <c>left</c> or <c>right</c>.</summary>
    public string? Side { get; init; }

    /// <summary>How a motion was measured, for instance <c>inclinometer</c> (D14).</summary>
    public string? Method { get; init; }

    /// <summary>When it was found, measured or began.</summary>
    public RecordedDate? Date { get; init; }

    /// <summary>Status of the record as received, for instance <c>final</c> or <c>active</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Relative reference of the record, for instance <c>Observation/x</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>What was looked for and not found: absent, normal, or full strength. It dates no finding and is no reason for an order.</summary>
    public bool IsNegative => Value is "absent" or "normal" || (Fact == Facts.UpperLimbStrength && Value is "5");

    /// <inheritdoc/>
    /// <remarks>What tells records apart, also those without an id and the versions of one; the fact and the other members have few values and are left to the comparison.</remarks>
    public override int GetHashCode() => HashCode.Combine(Value, Reference, Date?.First, Date?.Instant);
}

/// <summary>A fact the rules needed and could not use.</summary>
public sealed record MissingFact
{
    /// <summary>Fact id, see <see cref="Facts"/>.</summary>
    public required string Fact { get; init; }

    /// <summary>Side of a sided sign, <c>left</c> or <c>right</c>; null when it has no side or neither is known.</summary>
    public string? Side { get; init; }

    /// <summary>Why it could not be used.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Date of the last record of this fact, as recorded; of a sign, of its last examination.</summary>
    public RecordedDate? LastDate { get; init; }

    /// <summary>The sign as a problem that is over, where nothing else is on record of it: no examination, and not passed over.</summary>
    public PastProblem? Past { get; init; }
}

/// <summary>A problem that is recorded as over: when it began or was recorded, and when it ended, as far as either is told.</summary>
public sealed record PastProblem(RecordedDate? Date, RecordedDate? Ended)
{
    /// <summary>For the eye, for instance <c>from Apr 2 to May 20</c> or <c>of May 31, no longer active</c>; <paramref name="at"/> is the moment of evaluation.</summary>
    public string Shown(DateTimeOffset at) => (Date, Ended) switch
    {
        (null, null) => "no longer active",
        ({ } date, null) => $"of {date.Shown(at)}, no longer active",
        (null, { } end) => "to " + end.Shown(at),
        ({ } date, { } end) => $"from {date.Shown(at)} to {end.Shown(at)}",
    };
}

/// <summary>A record that reached us and was not used.</summary>
public sealed record UnusedRecord
{
    /// <summary>Relative reference, or the resource type when it has no id.</summary>
    public required string Reference { get; init; }

    /// <summary>Why it was not used.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Fact id it would have told, when known.</summary>
    public string? Fact { get; init; }
}

/// <summary>Why a fact is missing or a record was not used. Stable codes: see <see cref="Reasons.Code"/>.</summary>
public enum Reason
{
    /// <summary>Nothing on record.</summary>
    NotRecorded,

    /// <summary>Older than 28 days on the evaluation date (D6, D13).</summary>
    Stale,

    /// <summary>Preliminary: it may warn but never reassures (D6, D7).</summary>
    Preliminary,

    /// <summary>A positive and a negative contradict each other (D7).</summary>
    Conflicting,

    /// <summary>It was looked for in another part of the body (D37).</summary>
    OtherSite,

    /// <summary>The side is not stated (D10).</summary>
    SideNotStated,

    /// <summary>No date.</summary>
    NoDate,

    /// <summary>The date is not a valid FHIR date.</summary>
    BadDate,

    /// <summary>Dated in the future.</summary>
    FutureDate,

    /// <summary>The date does not name one day.</summary>
    DateNotPrecise,

    /// <summary>The value is there but its code, type or form is not understood.</summary>
    ValueNotUnderstood,

    /// <summary>Recorded as indeterminate or equivocal.</summary>
    Indeterminate,

    /// <summary>Recorded as not done, or with a data-absent reason.</summary>
    NotPerformed,

    /// <summary>No value at all.</summary>
    NoValue,

    /// <summary>No unit (D14, D15).</summary>
    NoUnit,

    /// <summary>A unit we do not convert (D14, D15).</summary>
    UnknownUnit,

    /// <summary>The scale is not declared (D15, D19).</summary>
    NoScale,

    /// <summary>Outside the plausible range (D14, D15): never clamped.</summary>
    OutOfRange,

    /// <summary>The measuring method is not stated (D14).</summary>
    NoMethod,

    /// <summary>A visual estimate does not count as measured motion (D14).</summary>
    VisualEstimate,

    /// <summary>The six movements are not of one day and one method (D13).</summary>
    DifferentDayOrMethod,

    /// <summary>Measured by a method or on a scale that cannot be compared with the baseline (D17).</summary>
    NotComparable,

    /// <summary>The source could not be read or was not supplied: not evaluated.</summary>
    NotEvaluated,

    /// <summary>The source arrived in part only, so nothing in it proves absence.</summary>
    Incomplete,

    /// <summary>The resource cannot be read as FHIR R4.</summary>
    Unreadable,

    /// <summary>Something in the resource may change its meaning and is not understood (D29).</summary>
    NotUnderstood,

    /// <summary>Its code is one of ours under a code system that is absent or not known (D33).</summary>
    CodeSystemNotRecognized,

    /// <summary>The resource has no status.</summary>
    NoStatus,

    /// <summary>Entered in error.</summary>
    EnteredInError,

    /// <summary>Cancelled or not done.</summary>
    Cancelled,

    /// <summary>Registered only: no result yet.</summary>
    Registered,

    /// <summary>Its status is unknown or not a status of this resource.</summary>
    StatusUnknown,

    /// <summary>Refuted (D1).</summary>
    Refuted,

    /// <summary>No subject, or one that cannot be shown to be this patient (D31).</summary>
    NoSubject,

    /// <summary>A later version of the same record is there (D34).</summary>
    Superseded,

    /// <summary>The codes contradict each other.</summary>
    ContradictoryCodes,

    /// <summary>A program that was revoked or completed (D16).</summary>
    ProgrammeEnded,

    /// <summary>Named as the reason of an order, a drug, a procedure or another record, and not examined since (D41).</summary>
    NamedAsReason,
}
