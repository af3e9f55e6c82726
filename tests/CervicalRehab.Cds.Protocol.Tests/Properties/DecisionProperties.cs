using System.Collections.Immutable;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>What holds for every decision: it is a function of the records, short, explained and within its pathway.</summary>
[Properties(MaxTest = ForEveryPatient.Patients, Replay = ForEveryPatient.Replay, QuietOnSuccess = true, Arbitrary = [typeof(Pictures)])]
public sealed class DecisionProperties
{
    private static readonly Dictionary<Pathway, Proposal[]> Drafts = new()
    {
        [Pathway.UrgentSurgicalReferral] = [Proposal.ReferToSpineSurgery, Proposal.HoldProgramme],
        [Pathway.SurgicalReferral] = [Proposal.ReferToSpineSurgery, Proposal.HoldProgramme],
        [Pathway.CompleteAssessment] = [Proposal.OrderAssessment],
        [Pathway.Hold] = [],
        [Pathway.Progress] = [Proposal.ProgressResistance],
        [Pathway.ConservativePlan] = [Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy],
        [Pathway.NotApplicable] = [],
    };

    [Property]
    public void Drafts_belong_to_the_pathway(PatientPicture patient)
    {
        var decision = patient.Decide();

        decision.Proposals.ShouldBeSubsetOf(Drafts[decision.Pathway]);
        decision.Proposals.ShouldBeUnique();
        (decision.Proposals.Contains(Proposal.HoldProgramme) || decision.Proposals.Contains(Proposal.ProgressResistance)).ShouldBe(
            decision is { Pathway: Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral or Pathway.Progress, RunningProgramme.State: ProgrammeState.Active });
    }

    [Property]
    public void Summaries_are_short_sentences(PatientPicture patient)
    {
        var decision = patient.Decide();

        decision.Summary.Length.ShouldBeInRange(decision.Pathway == Pathway.NotApplicable ? 0 : 1, decision.Pathway == Pathway.NotApplicable ? 0 : Advice.SummaryLength);
        (decision.Summary.Contains(": ", StringComparison.Ordinal) || decision.Pathway == Pathway.NotApplicable).ShouldBeTrue(decision.Summary);
        decision.Beside.ShouldAllBe(note => note.Summary.Length > 0 && note.Summary.Length <= Advice.SummaryLength);
        decision.Strings().Where(text => text.Contains('{') || text.Contains("  ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Property]
    public void Critical_is_urgent_and_urgent_is_critical(PatientPicture patient)
    {
        var decision = patient.Decide();

        (decision.Indicator == Indicator.Critical).ShouldBe(decision.Pathway == Pathway.UrgentSurgicalReferral);
        decision.Beside.Select(note => note.Indicator).ShouldNotContain(Indicator.Critical);
        (decision.Priority == ReferralPriority.Routine).ShouldBe(decision.Pathway != Pathway.UrgentSurgicalReferral);
    }

    [Property]
    public void A_plan_is_informative_only_without_a_caveat(PatientPicture patient)
    {
        var decision = patient.Decide();

        if (decision.Pathway == Pathway.ConservativePlan)
        {
            (decision.Indicator == Indicator.Info).ShouldBe(decision.Caveats.IsEmpty);
        }
    }

    [Property]
    public void Every_applicable_decision_says_why_and_by_which_clauses(PatientPicture patient)
    {
        var decision = patient.Decide();
        var applies = decision.Pathway != Pathway.NotApplicable;

        decision.Because.IsEmpty.ShouldBe(!applies);
        decision.Clauses.IsEmpty.ShouldBe(!applies);
        decision.Inputs.IsEmpty.ShouldBe(!applies);
        decision.Because.SelectMany(finding => finding.Clauses).ShouldBeSubsetOf(decision.Clauses);
        decision.Inputs.ShouldBeUnique();
        decision.AlsoFound.All(lesser => lesser.Pathway > decision.Pathway && !lesser.Findings.IsEmpty).ShouldBeTrue();
    }

    [Property]
    public void A_side_topic_stands_once(PatientPicture patient) => patient.Decide().Topics().ShouldBeUnique();

    [Property]
    public void The_same_patient_gets_the_same_decision(PatientPicture patient)
    {
        var (first, second) = (patient.Decide(), patient.Decide());

        Told(second).ShouldBe(Told(first));
        second.Inputs.ShouldBe(first.Inputs);
        second.Strings().ShouldBe(first.Strings());
    }

    [Fact]
    public void The_order_of_the_records_changes_nothing() => ForEveryPatient.Holds(Gen.Choose(0, int.MaxValue), (patient, seed) =>
        Told(Shuffled(patient, seed).Decide()).ShouldBe(Told(patient.Decide())));

    [Property]
    public void A_drug_changes_no_pathway(PatientPicture patient) =>
        (patient with { Drugs = [], Egfr = [] }).Pathway().ShouldBe(patient.Pathway());

    [Theory]
    [InlineData("West of Greenwich", -10)]
    [InlineData("East of Greenwich", 13)]
    public void Any_offset_of_the_evaluation_gives_an_answer(string sentence, int hours) => ForEveryPatient.Holds(patient =>
        RehabProtocol.Evaluate(patient, Record.Now.ToOffset(TimeSpan.FromHours(hours))).Clauses.IsDefault.ShouldBeFalse(sentence));

    private static string Told(Decision decision) => string.Join('\n',
    [
        $"{decision.Pathway} {decision.Indicator} {decision.Priority} {decision.NoRedFlags}",
        decision.Summary,
        string.Join(' ', decision.Reasons()),
        string.Join(' ', decision.CaveatRules()),
        string.Join(' ', decision.NoteRules()),
        string.Join(' ', decision.AlsoFound.Select(lesser => $"{lesser.Pathway}: {string.Join(' ', lesser.Findings.Select(finding => finding.Rule))}")),
        string.Join(' ', decision.Topics()),
        string.Join(' ', decision.Proposals),
        string.Join(' ', decision.Clauses),
    ]);

    private static PatientPicture Shuffled(PatientPicture patient, int seed)
    {
        ImmutableArray<T> Mix<T>(ImmutableArray<T> records) => [.. records.Select((record, at) => (record, Key: unchecked((at + 1) * (seed | 1) * 0x9E3779B1u))).OrderBy(pair => pair.Key).Select(pair => pair.record)];
        return patient with
        {
            Opll = Mix(patient.Opll),
            Spasm = Mix(patient.Spasm),
            Dystonia = Mix(patient.Dystonia),
            Myelopathy = Mix(patient.Myelopathy),
            CordCompression = Mix(patient.CordCompression),
            Signs = Mix(patient.Signs),
            NotCounted = Mix(patient.NotCounted),
            Motion = Mix(patient.Motion),
            Pain = Mix(patient.Pain),
            Shoulder = Mix(patient.Shoulder),
            MriStudies = Mix(patient.MriStudies),
            Resistance = Mix(patient.Resistance),
            Programmes = Mix(patient.Programmes),
            TherapySessions = Mix(patient.TherapySessions),
            Orders = Mix(patient.Orders),
            Fusions = Mix(patient.Fusions),
            Falls = Mix(patient.Falls),
            Drugs = Mix(patient.Drugs),
            Egfr = Mix(patient.Egfr),
        };
    }
}
