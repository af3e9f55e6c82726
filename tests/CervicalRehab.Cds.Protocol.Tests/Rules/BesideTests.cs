using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

public sealed class BesideTests
{
    private static readonly DrugRecord Gabapentin = new(DrugGroup.Gabapentin, Record.Of(Facts.Medication, "gabapentin", 60, type: "MedicationRequest"));

    [Fact]
    public void A_prior_fusion_keeps_up_surveillance_beside_the_clearance()
    {
        var decision = (APatient.InScope with { Fusions = [Record.Of(Facts.Fusion, "completed", 900, type: "Procedure")] }).Decide();

        decision.Pathway.ShouldBe(Pathway.CompleteAssessment);
        decision.Summary.ShouldContain("surgeon's clearance");
        decision.Topics().ShouldBe([SideTopic.Surveillance]);
        decision.Beside[0].Indicator.ShouldBe(Indicator.Info);
    }

    [Fact]
    public void A_fusion_in_a_running_programme_asks_for_clearance_too() =>
        (APatient.InProgramme(20) with { Fusions = [Record.Of(Facts.Fusion, "completed", 3)] }).Pathway().ShouldBe(Pathway.CompleteAssessment);

    [Theory]
    [InlineData("Drafted and in question", true, true, true)]
    [InlineData("Drafted, another order selected", true, false, false)]
    [InlineData("On file", false, false, false)]
    public void A_drafted_manipulation_gets_a_warning_of_its_own(string sentence, bool inDraft, bool inQuestion, bool warned)
    {
        var decision = (APatient.InScope with { Orders = [APatient.Order(OrderKind.Manipulation, inDraft, inQuestion)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.ConservativePlan);
        decision.Topics().Contains(SideTopic.OrderConflict).ShouldBe(warned, sentence);
        decision.Beside.Where(note => note.Topic == SideTopic.OrderConflict).ShouldAllBe(note => note.Indicator == Indicator.Warning && note.Findings[0].Clauses.Contains("MANUAL-04"));
    }

    [Fact]
    public void A_drafted_manipulation_is_warned_of_beside_a_red_flag_and_for_a_child()
    {
        var order = APatient.Order(OrderKind.Manipulation, inDraft: true, inQuestion: true);

        (APatient.InScope.Instead(Present(Sign.GaitInstability, 5)) with { Orders = [order] }).Decide().Topics().ShouldContain(SideTopic.OrderConflict);
        (APatient.Child with { Orders = [order] }).Decide().Topics().ShouldBe([SideTopic.OrderConflict, SideTopic.AdultProtocol]);
    }

    [Theory]
    [InlineData("13 days after the last set", 13, false)]
    [InlineData("14 days after the last set", 14, true)]
    [InlineData("28 days after the last set", 28, true)]
    [InlineData("29 days after the last set: overdue", 29, true)]
    public void Reassessment_is_asked_for_from_day_14_on(string sentence, int daysAgo, bool due) =>
        (APatient.InProgramme(35) with { Motion = Measurement.MotionSet(daysAgo) }).Decide().Topics().Contains(SideTopic.ReassessmentDue).ShouldBe(due, sentence);

    [Theory]
    [InlineData(14, "by Jun 15")]
    [InlineData(26, "by Jun 3")]
    [InlineData(27, "by Jun 2")]
    [InlineData(28, "today")]
    [InlineData(29, "now")]
    public void The_reassessment_is_due_by_a_day(int daysAgo, string due) =>
        (APatient.InProgramme(35) with { Motion = Measurement.MotionSet(daysAgo) }).Decide().Beside.Single(note => note.Topic == SideTopic.ReassessmentDue)
            .Summary.ShouldStartWith($"Measure neck motion {due} with the same device (last ");

    [Fact]
    public void Without_a_programme_nothing_is_due() =>
        (APatient.InScope with { Motion = Measurement.MotionSet(20) }).Decide().Topics().ShouldBeEmpty();

    [Theory]
    [InlineData("eGFR 59", 59, true)]
    [InlineData("eGFR 59.9", 59.9, true)]
    [InlineData("eGFR 60", 60, false)]
    public void An_egfr_under_60_is_a_check(string sentence, double rate, bool applies)
    {
        var decision = (APatient.InScope with { Drugs = [Gabapentin], Egfr = [new((decimal)rate, Record.Of(Facts.Egfr, "rate", 40))] }).Decide();

        decision.Topics().Contains(SideTopic.DrugCaution).ShouldBe(applies, sentence);
        decision.Notes.Single(note => note.Rule == "drug-information").Sentence.Contains("eGFR under 60", StringComparison.Ordinal).ShouldBe(applies, sentence);
    }

    [Fact]
    public void The_latest_egfr_counts_and_the_lower_of_one_day()
    {
        EgfrRecord low = new(45, Record.Of(Facts.Egfr, "45", 400)), high = new(80, Record.Of(Facts.Egfr, "80", 20)), sameDay = new(50, Record.Of(Facts.Egfr, "50", 20));
        var patient = APatient.InScope with { Drugs = [Gabapentin] };

        (patient with { Egfr = [low, high] }).Decide().Topics().ShouldBeEmpty();
        (patient with { Egfr = [high, sameDay] }).Decide().Topics().ShouldBe([SideTopic.DrugCaution]);
        (patient with { Egfr = [sameDay, high] }).Decide().Topics().ShouldBe([SideTopic.DrugCaution]);
    }

    [Theory]
    [InlineData("Opioid", DrugGroup.Opioid, "oxycodone")]
    [InlineData("CNS depressant", DrugGroup.CnsDepressant, "diazepam")]
    [InlineData("MAOI or linezolid", DrugGroup.Maoi, "linezolid")]
    public void A_drug_beside_an_agent_is_a_check(string sentence, DrugGroup group, string words)
    {
        var other = new DrugRecord(group, Record.Of(Facts.Medication, words, 30, type: "MedicationRequest"));

        (APatient.InScope with { Drugs = [Gabapentin, other] }).Decide().Beside.ShouldHaveSingleItem().Findings[0].Sentence.ShouldContain(words, Case.Insensitive, sentence);
        (APatient.InScope with { Drugs = [other] }).Decide().Topics().ShouldBeEmpty(sentence);
    }

    [Theory]
    [InlineData(Caution.LungDisease, "COPD on record: gabapentin or pregabalin can slow breathing")]
    [InlineData(Caution.LiverDisease, "liver disease")]
    [InlineData(Caution.Glaucoma, "glaucoma")]
    [InlineData(Caution.Pregnancy, "pregnancy")]
    public void A_caution_on_record_is_named_beside_an_agent(Caution caution, string words) =>
        (APatient.InScope with { Drugs = [Gabapentin], Cautions = [new(caution, Record.Of(words, "present", 30, type: "Condition"))] }).Decide()
            .Beside.ShouldHaveSingleItem().Findings[0].Sentence.ShouldContain(words);
}
