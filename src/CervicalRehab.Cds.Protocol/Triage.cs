using System.Diagnostics;
using static CervicalRehab.Cds.Protocol.Answer;
using static CervicalRehab.Cds.Protocol.Pathway;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The questions of the decision table, in its column order.</summary>
/// <param name="Opll">Cervical OPLL on record: unknown when unconfirmed or of unknown site (D1, D2).</param>
/// <param name="RedFlag">Any red flag (REDFLAG-00).</param>
/// <param name="Referral">Any neurologic finding that refers (CAVEAT-03).</param>
/// <param name="Unscreened">Sign data could not be read or is incomplete.</param>
/// <param name="Adult">Adult (SCOPE-01).</param>
/// <param name="AdultReferral">Not minor, or worse after six weeks (SCOPE-02, CAVEAT-05).</param>
/// <param name="Gap">Anything to complete or settle first (ASSESS-00).</param>
/// <param name="Runs">A program is running.</param>
/// <param name="Progresses">Every condition of progress holds and nothing holds it back (PROG-03).</param>
public readonly record struct TriageRow(
    Answer Opll, Answer RedFlag, Answer Referral, Answer Unscreened, Answer Adult, Answer AdultReferral, Answer Gap, Answer Runs, Answer Progresses);

/// <summary>The decision table. First match wins; a test enumerates every combination.</summary>
public static class Triage
{
#pragma warning disable format // a table reads better in columns
    /// <summary>The pathway of one row of answers.</summary>
    public static Pathway Decide(TriageRow row) =>
        (row.Opll, row.RedFlag, row.Referral, row.Unscreened, row.Adult, row.AdultReferral, row.Gap, row.Runs, row.Progresses) switch
        {
            // OPLL      red flag  referral  unscreened  adult    adult ref.  gap      runs     progresses
            (  No,       _,        _,        _,          _,       _,          _,       _,       _       ) => NotApplicable,
            (  _,        Yes,      _,        _,          _,       _,          _,       _,       _       ) => UrgentSurgicalReferral,
            (  _,        _,        Yes,      _,          _,       _,          _,       _,       _       ) => SurgicalReferral,
            (  _,        _,        _,        Yes,        No,      _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        _,        _,          No,      _,          _,       _,       _       ) => NotApplicable,
            (  _,        _,        _,        _,          _,       Yes,        _,       _,       _       ) => SurgicalReferral,
            (  Unknown,  _,        _,        _,          _,       _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        Unknown,  _,        _,          _,       _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        Unknown,  _,          _,       _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        _,        not No,     _,       _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        _,        _,          Unknown, _,          _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        _,        _,          _,       Unknown,    _,       _,       _       ) => CompleteAssessment,
            (  _,        _,        _,        _,          _,       _,          not No,  _,       _       ) => CompleteAssessment,
            (  Yes,      No,       No,       No,         Yes,     No,         No,      Yes,     Yes     ) => Progress,
            (  Yes,      No,       No,       No,         Yes,     No,         No,      Yes,     _       ) => Hold,
            (  Yes,      No,       No,       No,         Yes,     No,         No,      _,       _       ) => ConservativePlan,
            _ => throw new UnreachableException(),
        };
#pragma warning restore format
}
