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
        Instruction = "Against the spasm; the protocol gives no dose: the therapist decides",
        Clauses = ["SCOPE-04", "MET-04"],
    };

    /// <summary>Supervised neuromuscular training (NMS-02).</summary>
    public static Dose NeuromuscularTraining { get; } = new()
    {
        Activity = "neuromuscular-training",
        Title = "Supervised neuromuscular training",
        Instruction = "Stabilization and motor control with a physical therapist; the protocol gives no dose: the therapist decides",
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

    /// <summary>The whole table.</summary>
    public static ImmutableArray<Dose> All { get; } =
        [StaticStretching, MuscleEnergyTechnique, NeuromuscularTraining, ResistanceLow, ResistanceModerate, ManualMobilization];

    private static readonly ImmutableArray<Dose> WithActiveSpasm = [StaticStretching, MuscleEnergyTechnique, ManualMobilization];
    private static readonly ImmutableArray<Dose> AfterSpasm = [StaticStretching, MuscleEnergyTechnique, NeuromuscularTraining, ResistanceLow, ManualMobilization];
    private static readonly ImmutableArray<Dose> SpasmNotDocumented = AfterSpasm.Remove(ResistanceLow);

    /// <summary>
    /// What a first plan holds (D5). Spasm active: stretching, muscle energy technique, manual therapy. Undocumented: training is
    /// added, resistance withheld. Resolved: low resistance as well.
    /// </summary>
    public static ImmutableArray<Dose> ForStart(Answer spasmActive) => spasmActive switch
    {
        Answer.Yes => WithActiveSpasm,
        Answer.No => AfterSpasm,
        _ => SpasmNotDocumented,
    };

    /// <summary>What a running program holds in its phase (D5): what a start holds, with the resistance of the phase, and none while the spasm is active.</summary>
    public static ImmutableArray<Dose> ForPhase(Answer spasmActive, ResistancePhase phase)
    {
        ImmutableArray<Dose> resistance = (spasmActive, phase) switch
        {
            (Answer.Yes, _) or (_, ResistancePhase.None) => [],
            (_, ResistancePhase.Low) => [ResistanceLow],
            _ => [ResistanceModerate],
        };
        return [.. ForStart(spasmActive).Remove(ResistanceLow), .. resistance];
    }
}
