using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>One row of the program: a dose, the phases it belongs to and the states of the spasm in which it is given (D5).</summary>
/// <param name="Dose">The dose.</param>
/// <param name="Phases">Phases of the resistance training in which it stands.</param>
/// <param name="WaitsForSpasm">True when it is given only once the spasm is documented as resolved (NMS-03).</param>
public sealed record Component(Dose Dose, ImmutableArray<ResistancePhase> Phases, bool WaitsForSpasm)
{
    /// <summary>True when it is part of the program in this phase while the spasm is active, resolved, or not documented.</summary>
    public bool Stands(ResistancePhase phase, Answer spasmActive) => Phases.Contains(phase) && !(WaitsForSpasm && spasmActive != Answer.No);
}

/// <summary>What comes next in the program, and what must be shown before it (PROG-01, PROG-03).</summary>
/// <param name="Dose">The dose that comes next.</param>
/// <param name="Conditions">What must be shown first, in words.</param>
/// <param name="Clauses">Clause ids.</param>
public sealed record NextStep(Dose Dose, ImmutableArray<string> Conditions, ImmutableArray<string> Clauses);
