using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The dose table. A number the protocol does not give is not invented.</summary>
public static class Regimen
{
    /// <summary>Static stretching (STRETCH-01 to 04, PROG-04).</summary>
    public static Dose StaticStretching { get; } = new()
    {
        Activity = "static-stretching",
        Title = "Static stretching, all cervical muscle groups",
        Instruction = "2-3 sessions a week; 3-4 repetitions per stretch, hold 10-30 s, rest 30-60 s between stretches; pain-free mid-range, no forced end-range extension; static positions first, dynamic movement and less support as symptoms and flexibility improve",
        SessionsPerWeek = new(2, 3),
        Repetitions = new(3, 4),
        HoldSeconds = new(10, 30),
        RestSeconds = new(30, 60),
        Clauses = ["SCOPE-04", "STRETCH-01", "STRETCH-02", "STRETCH-03", "STRETCH-04", "PROG-04"],
    };

    /// <summary>Muscle energy technique as post-isometric relaxation (MET-04): no dose in the protocol.</summary>
    public static Dose MuscleEnergyTechnique { get; } = new()
    {
        Activity = "met-post-isometric-relaxation",
        Title = "Muscle energy technique, post-isometric relaxation",
        Instruction = "Against the spasm and limited motion; the protocol gives no dose: the therapist decides",
        Clauses = ["SCOPE-04", "MET-04"],
    };

    /// <summary>Supervised neuromuscular training (NMS-02).</summary>
    public static Dose NeuromuscularTraining { get; } = new()
    {
        Activity = "neuromuscular-training",
        Title = "Supervised neuromuscular training (stabilization, motor control)",
        Instruction = "With a physical therapist; the protocol gives no dose: the therapist decides",
        Clauses = ["SCOPE-04", "NMS-02"],
    };

    /// <summary>Low resistance, only after the spasm has resolved (NMS-03, NMS-04).</summary>
    public static Dose ResistanceLow { get; } = new()
    {
        Activity = "resistance-low",
        Title = "Resistance training, low",
        Instruction = "2-3 days a week; 40 % 1-RM, 10-15 repetitions; the therapist estimates the load submaximally: no 1-RM testing of the neck",
        SessionsPerWeek = new(2, 3),
        Repetitions = new(10, 15),
        LoadPercent = new(40, 40),
        Clauses = ["NMS-03", "NMS-04"],
    };

    /// <summary>Moderate resistance, the ceiling (NMS-05).</summary>
    public static Dose ResistanceModerate { get; } = new()
    {
        Activity = "resistance-moderate",
        Title = "Resistance training, moderate",
        Instruction = "2-3 days a week; 41-60 % 1-RM, 8-10 repetitions; moderate is the ceiling; the therapist estimates the load submaximally: no 1-RM testing of the neck",
        SessionsPerWeek = new(2, 3),
        Repetitions = new(8, 10),
        LoadPercent = new(41, 60),
        Clauses = ["NMS-03", "NMS-05"],
    };

    /// <summary>Manual mobilization, grades I to IV (MANUAL-01, MANUAL-04).</summary>
    public static Dose ManualMobilization { get; } = new()
    {
        Activity = "manual-mobilization",
        Title = "Manual mobilization, cervical and thoracic, grades I-IV",
        Instruction = "Grades I-IV only; high-velocity thrust is not part of this plan; may be combined with muscle energy technique; the protocol gives no dose: the therapist decides",
        Clauses = ["MANUAL-01", "MANUAL-04"],
    };

    private static readonly ImmutableArray<ResistancePhase> EveryPhase = [.. Enum.GetValues<ResistancePhase>()];

    /// <summary>
    /// The program: each component with the phases and the states of the spasm in which it is given (D5). Plan, order, narrative, course and
    /// published definition are made from these rows and hold nothing else.
    /// </summary>
    public static ImmutableArray<Component> Components { get; } =
    [
        new(StaticStretching, EveryPhase, WaitsForSpasm: false),
        new(MuscleEnergyTechnique, EveryPhase, WaitsForSpasm: false),
        new(NeuromuscularTraining, EveryPhase, WaitsForSpasm: false),
        new(ResistanceLow, [ResistancePhase.Low], WaitsForSpasm: true),
        new(ResistanceModerate, [ResistancePhase.Moderate], WaitsForSpasm: true),
        new(ManualMobilization, EveryPhase, WaitsForSpasm: false),
    ];

    /// <summary>Every dose of the program, in the order of the table.</summary>
    public static ImmutableArray<Dose> All { get; } = [.. Components.Select(component => component.Dose)];

    private static readonly ImmutableArray<Answer> EverySpasm = [.. Enum.GetValues<Answer>()];

    // By phase and spasm: asked for every patient and read alone.
    private static readonly ImmutableArray<ImmutableArray<Dose>> Given =
        [.. EveryPhase.SelectMany(phase => EverySpasm.Select(spasm => ImmutableArray.CreateRange(Components.Where(row => row.Stands(phase, spasm)).Select(row => row.Dose))))];

    /// <summary>The doses of each phase and each state of the spasm, as <see cref="ForPhase"/> gives them.</summary>
    public static ImmutableArray<ImmutableArray<Dose>> EveryProgram => Given;

    private static readonly ImmutableArray<string> SpasmResolved = ["spasm documented as resolved"];

    private static readonly NextStep ResistanceNext = new(ResistanceLow, SpasmResolved, ["NMS-03", "NMS-04"]);

    /// <summary>The same beside a cervical dystonia, which never counts as resolved spasm (D5).</summary>
    internal static NextStep ResistanceAfterDystonia { get; } = ResistanceNext with { Conditions = ["cervical dystonia worked up by a rehabilitation specialist or neurology", .. SpasmResolved] };

    private static readonly NextStep ModerateNext = new(
        ResistanceModerate,
        [
            .. SpasmResolved,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Windows.ProgressRepetitions} repetitions or more at {Windows.LowLoadPercent:0} % 1-RM at Borg {Windows.ExertionLow:0}-{Windows.ExertionHigh:0}, in one session"),
            "motion, pain and neurologic signs rechecked in the last 4 weeks, none worse",
        ],
        ["NMS-05", "PROG-01", "PROG-03"]);

    /// <summary>What a first plan holds (D5): the low phase, in which resistance waits until the spasm is documented as resolved.</summary>
    public static ImmutableArray<Dose> ForStart(Answer spasmActive) => ForPhase(spasmActive, ResistancePhase.Low);

    /// <summary>What a program holds in its phase (D5).</summary>
    public static ImmutableArray<Dose> ForPhase(Answer spasmActive, ResistancePhase phase) => Given[((int)phase * EverySpasm.Length) + (int)spasmActive];

    /// <summary>The next step after these doses; null at the ceiling.</summary>
    public static NextStep? After(ImmutableArray<Dose> doses) => doses.Contains(ResistanceModerate) ? null : doses.Contains(ResistanceLow) ? ModerateNext : ResistanceNext;
}
