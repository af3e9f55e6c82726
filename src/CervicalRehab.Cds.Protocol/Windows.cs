namespace CervicalRehab.Cds.Protocol;

/// <summary>Every clinical number of the decisions, in one home (D28). Numbers, not settings.</summary>
public static class Windows
{
    /// <summary>A negative sign or a baseline measurement counts up to and including this age in days (D6, D13).</summary>
    public const int ValidDays = 28;

    /// <summary>A negative within this many days after a positive contradicts it (D7).</summary>
    public const int ConflictDays = 28;

    /// <summary>Two equal examinations this many days apart or more document stability (D8).</summary>
    public const int StableDays = 28;

    /// <summary>Worse on this day of the program or later refers (CAVEAT-05, D18).</summary>
    public const int WorseReferralDay = 42;

    /// <summary>Not better on this day or later: the expected window has passed (OUTCOME-02, D18).</summary>
    public const int ExpectedGainDay = 56;

    /// <summary>The reassessment window opens this many days after the last set (PROG-02, D20).</summary>
    public const int ReassessmentOpensDay = 14;

    /// <summary>Reassessment is due on this day and overdue on the next (PROG-02, D20).</summary>
    public const int ReassessmentDueDay = 28;

    /// <summary>A program's baseline lies within this many days up to day 0 (contract section 3).</summary>
    public const int BaselineDays = 28;

    /// <summary>A fall this many days ago or less is recent (contract section 3, D21).</summary>
    public const int RecentFallDays = 28;

    /// <summary>Pain up by this many millimeters or more is worse (D17).</summary>
    public const decimal PainWorseMillimeters = 15m;

    /// <summary>Pain down by this many millimeters or more is better (D18).</summary>
    public const decimal PainBetterMillimeters = 20m;

    /// <summary>Any movement changed by this many degrees or more is a change beyond measurement error (D17, D18).</summary>
    public const decimal MotionChangeDegrees = 10m;

    /// <summary>A fall in MRC strength by this much or more is progression (D9).</summary>
    public const decimal StrengthFallGrades = 1m;

    /// <summary>Repetitions that open the door to progress (PROG-03).</summary>
    public const int ProgressRepetitions = 15;

    /// <summary>Exertion below this: the load may be light (D19).</summary>
    public const decimal ExertionLow = 12m;

    /// <summary>Exertion above this: too hard (D19).</summary>
    public const decimal ExertionHigh = 14m;

    /// <summary>Low resistance in percent of 1-RM (NMS-04).</summary>
    public const decimal LowLoadPercent = 40m;

    /// <summary>Ceiling of moderate resistance in percent of 1-RM (NMS-05).</summary>
    public const decimal ModerateLoadPercent = 60m;

    /// <summary>Age of an adult in years (D4).</summary>
    public const int AdultYears = 18;

    /// <summary>An eGFR below this many mL/min/1.73 m2 is named on the drug line (D22).</summary>
    public const decimal EgfrCaution = 60m;
}
