using System.Collections.Immutable;
using System.Numerics;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What a statement of the protocol is to this program.</summary>
public enum ClauseKind
{
    /// <summary>A rule decides by it.</summary>
    Rule,

    /// <summary>A dose of the regimen.</summary>
    Dose,

    /// <summary>Something to watch, repeat or remind of.</summary>
    Monitoring,

    /// <summary>A claim: explains, never triggers anything.</summary>
    Narrative,

    /// <summary>Deliberately not computed, with the reason.</summary>
    NotImplemented,
}

/// <summary>
/// One statement of the protocol in our words.
/// </summary>
/// <param name="Id">Stable id, for instance <c>REDFLAG-02</c>.</param>
/// <param name="Kind">What it is to this program.</param>
/// <param name="Text">The statement.</param>
/// <param name="Numbers">Its exact numbers; empty when it has none.</param>
/// <param name="Citations">Citation labels as given in the source text; see <see cref="Source"/>.</param>
/// <param name="Reading">How an ambiguity was read, or why it is not implemented; empty when the text is plain.</param>
public sealed record Clause(string Id, ClauseKind Kind, string Text, string Numbers, ImmutableArray<int> Citations, string Reading);

/// <summary>A citation label of the source text beside the publication that matches it best.</summary>
/// <param name="Label">The label as given, 1 to 6.</param>
/// <param name="Match">Best match found.</param>
/// <param name="Confidence">How sure the match is.</param>
public sealed record Source(int Label, string Match, string Confidence);

/// <summary>The register: every statement of the protocol, once, in its order.</summary>
public static class Clauses
{
#pragma warning disable format // a table reads better in columns
    /// <summary>All 48 statements.</summary>
    public static ImmutableArray<Clause> All { get; } =
    [
        new("SCOPE-01",    ClauseKind.Rule,           "The program is for adults.", "", [], "Adult means that the 18th birthday is reached on the evaluation date (D4)."),
        new("SCOPE-02",    ClauseKind.Rule,           "Cervical muscle spasm together with minor calcification of the posterior longitudinal ligament.", "", [], "Minor means a severity of mild; moderate or severe is not minor; no severity asks for confirmation (D3). Undocumented spasm is a caveat (D5)."),
        new("SCOPE-03",    ClauseKind.Rule,           "No significant neurologic deficit.", "", [], "Significant is not defined: the sign table decides; a one-sided numbness or Hoffmann sign is a caveat."),
        new("SCOPE-04",    ClauseKind.Dose,           "The program combines static stretching, muscle energy technique and progressive neuromuscular training, for less pain and restored function.", "stretching 2-3 times a week", [1, 2], ""),
        new("ASSESS-00",   ClauseKind.Rule,           "All items of the assessment are confirmed before rehabilitation starts.", "", [], "Each item 28 days old or younger (D13)."),
        new("ASSESS-01",   ClauseKind.Rule,           "No myelopathic signs, to rule out a need for surgery.", "", [3], "Unknown is never absent (D6)."),
        new("ASSESS-01a",  ClauseKind.Rule,           "No progressive hand weakness.", "", [3], "Progression needs two dated results or an explicit mark; any hand weakness withholds the plan (D9)."),
        new("ASSESS-01b",  ClauseKind.Rule,           "No gait instability.", "", [3], ""),
        new("ASSESS-01c",  ClauseKind.Rule,           "No Hoffmann sign on both sides.", "", [3], "Bilateral alone refers; one-sided is no reassurance; without side the side is asked for (D10)."),
        new("ASSESS-02",   ClauseKind.Rule,           "Baseline cervical range of motion by inclinometry: flexion, extension, rotation and lateral bending.", "6 values", [2], "Inclinometer, goniometer or CROM device; six values of one day and one method (D13, D14)."),
        new("ASSESS-03",   ClauseKind.Rule,           "Pain severity by visual analog scale.", "0-100 mm", [2], "A numeric rating stands in with a caveat (D15)."),
        new("ASSESS-04",   ClauseKind.Rule,           "Shoulder assessment: strength, range of motion and impingement signs.", "3 items", [1], "Required at the start, not renewed in a running program (D13)."),
        new("STRETCH-01",  ClauseKind.Dose,           "Static stretching is the base of treatment.", "2-3 times a week", [], ""),
        new("STRETCH-02",  ClauseKind.Dose,           "Repetitions of each stretch and rest between stretches.", "3-4 repetitions; 30-60 s rest", [1], ""),
        new("STRETCH-03",  ClauseKind.Dose,           "Hold, for all cervical muscle groups.", "10-30 s", [1], "Pain-free mid-range; no forced end-range extension beside an ossified ligament."),
        new("STRETCH-04",  ClauseKind.Monitoring,     "From static positions to dynamic movement as symptoms improve.", "", [1], "No threshold is given: the therapist judges."),
        new("MET-01",      ClauseKind.Narrative,      "Muscle energy technique improved motion and pain in the cited series.", "", [2], "An uncontrolled series, n = 20."),
        new("MET-02",      ClauseKind.Narrative,      "The series reports gains in flexion, extension, both rotations and both side bends.", "", [2], "No p-values are shown: one label, 20 patients, no control group."),
        new("MET-03",      ClauseKind.Narrative,      "The series reports less pain.", "", [2], ""),
        new("MET-04",      ClauseKind.Dose,           "Muscle energy technique as post-isometric relaxation against the spasm.", "", [2], "No dose is given and none is invented: the therapist decides."),
        new("NMS-01",      ClauseKind.Rule,           "A rehabilitation specialist manages cervical dystonia and muscle spasm.", "", [1], "Dystonia is a different disease and never counts as resolved spasm (D5)."),
        new("NMS-02",      ClauseKind.Dose,           "Refer to physical therapy for supervised neuromuscular training: stabilization and motor control.", "", [1], ""),
        new("NMS-03",      ClauseKind.Rule,           "Resistance training only once the acute spasm has resolved.", "2-3 days a week", [1], "Withheld while the spasm is active or undocumented (D5)."),
        new("NMS-04",      ClauseKind.Dose,           "Resistance starts low.", "40 % 1-RM; 10-15 repetitions", [1], "The therapist estimates submaximally: no 1-RM testing of the neck (D23)."),
        new("NMS-05",      ClauseKind.Dose,           "Then moderate resistance.", "41-60 % 1-RM; 8-10 repetitions", [1], "Above 40 % to 60 %; moderate is the ceiling (D19)."),
        new("PHARM-01",    ClauseKind.NotImplemented, "Prescribe nerve-stabilizing agents for pain and spasm.", "", [1], "No prescribing: drugs are a line of information without a dose (D22)."),
        new("PHARM-02",    ClauseKind.Monitoring,     "Pregabalin, gabapentin or duloxetine for cervical dystonia and neuropathic pain.", "3 agents", [1], "The line lists the checks that apply to the patient (D22)."),
        new("PHARM-03",    ClauseKind.Narrative,      "The agents make stretching and manual therapy easier to join.", "", [1], ""),
        new("MANUAL-01",   ClauseKind.Rule,           "Manual treatment of the cervical and thoracic spine.", "", [], "The heading allows manipulation, the instruction is grades I-IV: high-velocity thrust is not part of this plan (D23)."),
        new("MANUAL-02",   ClauseKind.Narrative,      "Manual treatment benefits pain and function.", "", [1], ""),
        new("MANUAL-03",   ClauseKind.Narrative,      "Manual treatment may be combined with muscle energy technique.", "", [2], "The claimed synergy rests on a single-arm series and is not repeated."),
        new("MANUAL-04",   ClauseKind.Dose,           "Mobilizations for cervical and thoracic dysfunction.", "grades I-IV", [1], ""),
        new("PROG-01",     ClauseKind.Rule,           "Progress on goals, not on elapsed time.", "", [], "Time may remind or escalate, never progress (D19)."),
        new("PROG-02",     ClauseKind.Monitoring,     "Reassess cervical range of motion by inclinometry.", "every 2-4 weeks", [2], "Window from day 14, due on day 28, overdue on day 29 (D20)."),
        new("PROG-03",     ClauseKind.Rule,           "Raise the intensity when 15 repetitions feel somewhat difficult.", "15 repetitions; Borg RPE 12-14", [1], "Low to moderate only; every condition of D19."),
        new("PROG-04",     ClauseKind.Monitoring,     "Add stretches and reduce support as flexibility improves.", "", [1], "No threshold is given; a gain in motion is not by itself a success sign in OPLL."),
        new("CAVEAT-01",   ClauseKind.Narrative,      "Conservative care is appropriate for minor calcification without myelopathy.", "", [], ""),
        new("CAVEAT-02",   ClauseKind.NotImplemented, "Pediatric case reports show complete resolution.", "2-18 months", [4, 5], "Children only, a self-limiting entity: never used as reassurance for adults."),
        new("CAVEAT-03",   ClauseKind.Rule,           "Watch for myelopathic symptoms: hand weakness, gait change, bilateral upper-limb involvement; they call for surgical referral.", "", [3], ""),
        new("CAVEAT-04",   ClauseKind.Monitoring,     "OPLL can progress even after fusion: ongoing surveillance.", "", [6], "No interval is given; a prior fusion needs the surgeon's clearance (D21)."),
        new("CAVEAT-05",   ClauseKind.Rule,           "Symptoms worsen or deficits develop despite conservative therapy: refer to spine surgery.", "6 weeks or more", [3], "42 calendar days from day 0 for worsening; a deficit acts at any time (D18)."),
        new("REDFLAG-00",  ClauseKind.Rule,           "Any red flag: stop conservative rehabilitation and refer urgently.", "", [3], "Urgent is the floor; stat for bowel or bladder (D11)."),
        new("REDFLAG-01",  ClauseKind.Rule,           "Progressive bilateral upper-extremity weakness or numbness.", "both sides", [3], "A first bilateral record counts; only documented stability lowers it (D8)."),
        new("REDFLAG-02",  ClauseKind.Rule,           "Gait instability or lower-extremity symptoms.", "", [3], "Neurologic symptoms only; pain from a joint is not counted."),
        new("REDFLAG-03",  ClauseKind.Rule,           "Bowel or bladder dysfunction.", "", [3], "Long-standing stress incontinence alone is shown, not counted (D11)."),
        new("REDFLAG-04",  ClauseKind.Rule,           "MRI: significant cord compression with myelomalacia.", "both", [3], "Same study; compression alone refers without urgency (D12)."),
        new("OUTCOME-01",  ClauseKind.Narrative,      "The combination with drug support is described as the most comprehensive conservative approach.", "", [1, 2], ""),
        new("OUTCOME-02",  ClauseKind.Monitoring,     "Improvement of motion and pain is expected.", "4-8 weeks", [1, 2], "Not better on day 56: hold and review, no automatic referral (D18)."),
    ];

    /// <summary>The citation labels and what they most likely stand for. The source text has no bibliography of its own.</summary>
    public static ImmutableArray<Source> Sources { get; } =
    [
        new(1, "Not one paper: head and neck cancer survivorship guideline (Cohen 2016) for drugs and shoulder; older-adult exercise prescription (Cress et al.) for doses.", "unresolved: likely sources, indirect population"),
        new(2, "Jalal Y et al., muscle energy technique on cervical range of motion and pain, J Pak Med Assoc 2018;68(5). Uncontrolled series, n = 20.", "near certain"),
        new(3, "A myelopathy source, candidate AO Spine/CSRS guideline 2017.", "unconfirmed"),
        new(4, "A pediatric disc-calcification-with-OPLL case report.", "family of reports; which one is not determinable"),
        new(5, "A pediatric disc-calcification-with-OPLL case report.", "family of reports; which one is not determinable"),
        new(6, "Vaziri S et al., Does OPLL progress after fusion?, Neurospine 2019;16(3):483-491.", "near certain"),
    ];
#pragma warning restore format

    private static readonly Dictionary<string, int> Order =
        All.Select((clause, at) => (clause.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);

    /// <summary>The clause of an id; throws <see cref="KeyNotFoundException"/> for an id that is not in the register.</summary>
    public static Clause Of(string id) => All[Order[id]];

    /// <summary>Distinct ids in register order.</summary>
    public static ImmutableArray<string> InOrder(IEnumerable<string> ids)
    {
        var clauses = default(Named);
        foreach (var id in ids)
        {
            clauses.Add([id]);
        }

        return clauses.InOrder();
    }

    /// <summary>Clauses that are named: one bit for each statement of the register, which has fewer than 64.</summary>
    internal struct Named
    {
        private ulong _bits;

        /// <summary>Adds ids; throws <see cref="KeyNotFoundException"/> for one that is not in the register.</summary>
        public void Add(ImmutableArray<string> ids)
        {
            foreach (var id in ids)
            {
                _bits |= 1UL << Order[id];
            }
        }

        /// <summary>Adds the clauses of rules that apply.</summary>
        public void AddOf(ImmutableArray<Judged> applying)
        {
            foreach (var judged in applying)
            {
                Add(judged.Rule.Clauses);
            }
        }

        /// <summary>The ids, each once, in the order of the register.</summary>
        public readonly ImmutableArray<string> InOrder()
        {
            var ids = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(_bits));
            for (var rest = _bits; rest != 0; rest &= rest - 1)
            {
                ids.Add(All[BitOperations.TrailingZeroCount(rest)].Id);
            }

            return ids.MoveToImmutable();
        }
    }
}
