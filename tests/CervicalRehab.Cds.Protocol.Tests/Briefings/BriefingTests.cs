using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>The words of a card, as they are read.</summary>
public sealed class BriefingTests
{
    [Fact]
    public void A_clean_exam_is_one_line_with_its_date() => Briefing.Of(APatient.InScope.Decide(), Record.Now).Negatives.ShouldBe("No red flags on exam May 27");

    [Fact]
    public void An_exam_of_several_days_names_the_first_and_the_last() =>
        Briefing.Of(APatient.InScope.Instead(Absent(Sign.GaitInstability, 12)).Decide(), Record.Now).Negatives.ShouldBe("No red flags on exam May 20 to May 27");

    [Fact]
    public void Beside_a_positive_the_absent_signs_are_named_and_reassure_nobody() =>
        Briefing.Of(APatient.InScope.Instead(Present(Sign.GaitInstability, 5)).Decide(), Record.Now).Negatives
            .ShouldBe("Absent on exam May 27: upper-limb weakness, upper-limb numbness, Hoffmann sign, lower-limb neurologic symptom, bowel dysfunction, bladder dysfunction");

    [Fact]
    public void What_is_missing_is_grouped_by_what_mends_it()
    {
        var patient = APatient.InScope.Instead(Absent(Sign.GaitInstability, 40)).Without(record => record.Sign == Sign.UpperLimbNumbness || record is { Sign: Sign.Hoffmann, Side: Side.Left }) with { Motion = MotionSet(5, method: MotionMethod.VisualEstimate), Pain = [] };

        Briefing.Of(patient.Decide(), Record.Now).Missing.Select(group => group.Line).ShouldBe(
        [
            "Measure all six neck movements in one visit with the same device: a visual estimate does not count",
            "Score pain on the visual analog scale: not recorded",
            "Not examined in the last 28 days: arm sensation, Hoffmann sign left, gait (last Apr 22)",
        ]);
    }

    [Fact]
    public void Motion_pain_and_shoulder_are_one_line_each() => Briefing.Of(APatient.InScope.Decide(), Record.Now).Measures.ShouldBe(
    [
        "Motion May 27: flexion 50, extension 40, rotation R 40 L 40, side bend R 40 L 40 degrees",
        "Pain May 27: 40 mm",
        "Shoulder May 27: strength normal, motion normal, impingement signs normal",
    ]);

    [Theory]
    [InlineData("Red flag, nothing running", false, "Do not start rehab; refer urgently to spine surgery: gait instability (May 27)")]
    [InlineData("Red flag in a program", true, "Stop rehab; refer urgently to spine surgery: gait instability (May 27)")]
    public void A_red_flag_says_first_what_to_do(string sentence, bool runs, string summary) =>
        (runs ? APatient.InProgramme(20) : APatient.InScope).Instead(Present(Sign.GaitInstability, 5)).Decide().Summary.ShouldBe(summary, sentence);

    [Fact]
    public void What_conflicts_or_lacks_its_side_is_asked_for_once()
    {
        APatient.InScope.Without(record => record.Sign == Sign.GaitInstability).With(Present(Sign.GaitInstability, 12), Absent(Sign.GaitInstability, 5)).Decide().Summary
            .ShouldBe("Complete the assessment before rehab: examine gait again (findings conflict)");
        APatient.InScope.Without(record => record.Sign == Sign.Hoffmann).With(Present(Sign.Hoffmann, 5)).Decide().Summary
            .ShouldBe("Complete the assessment before rehab: state the side of the Hoffmann sign (May 27)");
        APatient.InScope.Without(record => record.Sign is Sign.Hoffmann or Sign.GaitInstability).With(Present(Sign.Hoffmann, 5)).Decide().Summary
            .ShouldBe("Complete the assessment before rehab: state the side of the Hoffmann sign (May 27), examine gait");
    }

    [Fact]
    public void An_emergency_is_told_from_a_referral_queue()
    {
        APatient.InScope.Instead(Present(Sign.BladderDysfunction, 5)).Decide().Summary.ShouldBe("Bladder dysfunction with OPLL: if new, send to the ED now; stat spine surgery (found May 27)");
        APatient.InScope.Instead([Present(Sign.BladderDysfunction, 5), Present(Sign.BowelDysfunction, 5), Present(Sign.GaitInstability, 5)]).Decide().Summary
            .ShouldBe("Bowel and bladder dysfunction with OPLL: if new, send to the ED now; stat spine surgery (found May 27); 1 more");
    }

    [Fact]
    public void D45_A_program_that_goes_on_continues_unchanged_and_one_that_is_worse_is_reviewed()
    {
        APatient.Training(exertion: 16).Decide().Summary.ShouldBe("Continue unchanged: Borg 16 is too hard to progress (May 29)");
        (APatient.InProgramme(20) with { Pain = [Pain(40, 20), Pain(60, 5)] }).Decide().Summary.ShouldStartWith("Review the program: worse on day 20 (pain +20 mm)");
    }

    [Fact]
    public void D45_A_paused_program_stays_on_hold_and_a_load_above_the_ceiling_is_reviewed()
    {
        (APatient.InProgramme(20) with { Programmes = [APatient.Programme(20, state: ProgrammeState.OnHold)] }).Decide().Summary.ShouldStartWith("Program stays on hold: ");
        APatient.Training(load: 70).Decide().Summary.ShouldStartWith("Review the program: ");
    }

    [Fact]
    public void A_drug_is_named_with_what_to_check()
    {
        var note = (APatient.InScope with
        {
            Drugs = [new(DrugGroup.Gabapentin, Record.Of(Facts.Medication, "gabapentin", 60)), new(DrugGroup.Opioid, Record.Of(Facts.Medication, "oxycodone", 60))],
            Cautions = [new(Caution.LungDisease, Record.Of(Facts.LungDisease, "present", 900))],
            Egfr = [new(45, Record.Of(Facts.Egfr, "45", 30))],
        }).Decide().Beside.ShouldHaveSingleItem();

        note.Summary.ShouldBe("Gabapentin with eGFR 45: check the dose, and 1 more");
        note.Findings[0].Sentence.ShouldBe("Gabapentin with eGFR 45: check the dose. Oxycodone and COPD on record: gabapentin or pregabalin can slow breathing");
    }
}
