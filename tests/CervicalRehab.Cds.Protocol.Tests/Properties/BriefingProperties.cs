using System.Text.RegularExpressions;
using CervicalRehab.Cds.Protocol.Briefings;
using FsCheck.Xunit;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>The words of a card: all of the decision that must be read, and none of what belongs into its structured part.</summary>
[Properties(MaxTest = ForEveryPatient.Patients, Replay = ForEveryPatient.Replay, QuietOnSuccess = true, Arbitrary = [typeof(Pictures)])]
public sealed partial class BriefingProperties
{
    [Property]
    public void No_clause_id_no_reference_and_no_dose_is_read_out(PatientPicture patient)
    {
        var decision = patient.Decide();

        Lines(Briefing.Of(decision, Record.Now)).Append(decision.Summary)
            .Concat(decision.Caveats.Concat(decision.Notes).SelectMany(finding => new[] { finding.Sentence, finding.Short }))
            .Concat(decision.Beside.SelectMany(note => Lines(Briefing.Of(note, Record.Now)).Append(note.Summary)))
            .Where(line => ClauseOrReference().IsMatch(line) || line.Contains("sessions a week", StringComparison.Ordinal) || line.Contains('`') || line.Contains('|') || line.Contains('@')).ShouldBeEmpty();
    }

    [Property]
    public void Every_reason_every_positive_and_every_missing_part_is_there(PatientPicture patient)
    {
        var decision = patient.Decide();
        var briefing = Briefing.Of(decision, Record.Now);
        var groups = string.Join('\n', [.. briefing.Actions, .. briefing.Missing.Select(group => group.Line)]);

        decision.Because.Where(finding => !briefing.Why.Contains(finding)).ShouldAllBe(finding => !(briefing.Missing.IsEmpty && briefing.Actions.IsEmpty) && finding.Evidence.All(record => record.Fact == Facts.MriReport || record.Fact.StartsWith("mri", StringComparison.Ordinal)));
        decision.AlsoFound.Where(lesser => lesser.Pathway == Pathway.SurgicalReferral).SelectMany(lesser => lesser.Findings).ShouldAllBe(finding => briefing.Why.Contains(finding));
        decision.Missing.ShouldAllBe(missing => Says(groups, missing.Fact));
    }

    [Property]
    public void There_are_one_to_three_actions_on_every_pathway(PatientPicture patient)
    {
        var decision = patient.Decide();

        Briefing.Of(decision, Record.Now).Actions.Length.ShouldBeInRange(decision.Pathway == Pathway.NotApplicable ? 0 : 1, 3);
    }

    [Property]
    public void D45_Hold_is_said_only_of_a_program_that_is_paused(PatientPicture patient)
    {
        var decision = patient.Decide();

        (decision.Pathway != Pathway.Hold || !decision.Summary.Contains("hold", StringComparison.OrdinalIgnoreCase) || decision.RunningProgramme!.State == ProgrammeState.OnHold).ShouldBeTrue(decision.Summary);
    }

    private static bool Says(string groups, string fact) => fact switch
    {
        Facts.BirthDate => groups.Contains("birth date", StringComparison.Ordinal),
        Facts.ProgrammeStart => groups.Contains("program began", StringComparison.Ordinal),
        Facts.PainVas => groups.Contains("Score pain", StringComparison.Ordinal),
        Facts.MriCompression => groups.Contains("Read the MRI", StringComparison.Ordinal),
        _ => groups.Contains(fact.StartsWith("rom-", StringComparison.Ordinal) ? "six neck movements" : Advice.Examined(fact), StringComparison.Ordinal),
    };

    private static IEnumerable<string> Lines(Briefing briefing) =>
    [
        .. briefing.Actions, .. briefing.Why.Select(finding => finding.Sentence), .. briefing.Missing.Select(group => group.Line), briefing.Negatives ?? string.Empty,
        .. briefing.Measures, .. briefing.Changes, .. briefing.OnFile,
    ];

    [GeneratedRegex(@"\b(SCOPE|ASSESS|STRETCH|MET|NMS|PHARM|MANUAL|PROG|CAVEAT|REDFLAG|OUTCOME)-\d|\b(Observation|Condition|ServiceRequest|CarePlan|Procedure|DiagnosticReport)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClauseOrReference();
}
