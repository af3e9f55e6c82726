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
            "Not examined in the last 28 days: arm sensation, Hoffmann sign left, gait (last Apr 22)",
            "Measure all six neck movements in one visit with the same device: a visual estimate does not count",
            "Score pain on the visual analog scale: not recorded",
        ]);
    }

    [Fact]
    public void The_day_of_one_side_is_not_given_for_the_other()
    {
        var patient = APatient.InScope.Without(record => record.Sign == Sign.Hoffmann).With(Absent(Sign.Hoffmann, 60, Side.Left));

        Briefing.Of(patient.Decide(), Record.Now).Missing.Single().Line.ShouldBe("Not examined in the last 28 days: Hoffmann sign (left last Apr 2, right never)");
        Briefing.Of(patient.Decide(), Record.Now).Missing.Single().BriefLine.ShouldBe("Not examined in the last 28 days: Hoffmann sign");
    }

    [Fact]
    public void D7_A_sign_of_one_side_that_is_outdated_is_asked_for_once_with_its_side_and_day()
    {
        var decision = APatient.InScope.Without(record => record.Sign == Sign.Hoffmann).With(Present(Sign.Hoffmann, 60, Side.Left)).Decide();

        decision.Summary.ShouldBe("Complete the assessment before rehab: examine again, last present: Hoffmann sign left (Apr 2)");
        Briefing.Of(decision, Record.Now).Actions.ShouldBe(["Examine Hoffmann sign again"]);
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
        APatient.InScope.Instead(Present(Sign.BladderDysfunction, 5)).Decide().Summary.ShouldBe("Bladder dysfunction: if new, send to the ED now; refer stat to spine surgery (found May 27)");
        APatient.InScope.Instead([Present(Sign.BladderDysfunction, 5), Present(Sign.BowelDysfunction, 5), Present(Sign.GaitInstability, 5)]).Decide().Summary
            .ShouldBe("Bowel and bladder dysfunction: if new, send to the ED now; refer stat to spine surgery (found May 27); 1 more");
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

    [Theory]
    [InlineData("Worse in one", 50, 1, "Refer to spine surgery; put the program on hold: worse on day 50 (flexion -12 degrees)")]
    [InlineData("Worse in two", 50, 2, "Refer to spine surgery; put the program on hold: worse on day 50 (flexion -12 degrees, extension -12 degrees)")]
    [InlineData("Worse in three", 50, 3, "Refer to spine surgery; put the program on hold: worse on day 50 (flexion -12 degrees, and 2 more)")]
    [InlineData("Worse in six, before six weeks", 20, 6, "Review the program: worse on day 20 (flexion -12 degrees, extension -12 degrees, and 4 more)")]
    public void The_worse_a_patient_is_the_more_the_summary_counts(string sentence, int day, int worse, string summary) =>
        Worse(APatient.InProgramme(day), day, worse).Decide().Summary.ShouldBe(summary, sentence);

    [Theory]
    [InlineData("Measured 28 days ago", 28, "worse on day 70 (pain +20 mm)")]
    [InlineData("Measured longer ago", 29, "worse on day 70 (pain +20 mm on May 3)")]
    public void What_became_worse_longer_ago_is_told_with_its_day(string sentence, int daysAgo, string words) =>
        (APatient.InProgramme(70) with { Pain = [Pain(40, 70), Pain(60, daysAgo)] }).Decide().Summary.ShouldContain(words, Case.Sensitive, sentence);

    [Fact]
    public void Worse_after_an_ended_program_or_since_an_unknown_start_is_said_however_much_is_worse()
    {
        Ended(1).ShouldBe("Complete the assessment before rehab: worse since the last program began (flexion -12 degrees)");
        Ended(3).ShouldBe("Complete the assessment before rehab: worse since the last program began (flexion -12 degrees, and 2 more)");
        Unknown(1).ShouldBe("Complete the assessment before the program goes on: record when the program began (worse: flexion -12 degrees)");
        Unknown(3).ShouldBe("Complete the assessment before the program goes on: record when the program began (worse)");

        static string Ended(int worse) => Worse(APatient.InProgramme(50) with { Programmes = [APatient.Programme(50, state: ProgrammeState.Ended)] }, 50, worse).Decide().Summary;
        static string Unknown(int worse) => Worse(APatient.InProgramme(50) with { Programmes = [APatient.Programme(null)] }, 50, worse).Decide().Summary;
    }

    [Theory]
    [InlineData("Of this year", 5, "Do not start rehab; refer urgently to spine surgery: MRI cord compression with myelomalacia (May 27)")]
    [InlineData("Of another year", 200, "Do not start rehab; refer urgently to spine surgery: MRI cord compression with myelomalacia (Nov 13, 2025)")]
    public void A_flag_is_named_with_its_date_while_that_fits(string sentence, int daysAgo, string summary) =>
        (APatient.InScope with { MriStudies = [APatient.Mri(daysAgo, Answer.Yes, Answer.Yes)] }).Decide().Summary.ShouldBe(summary, sentence);

    [Fact]
    public void A_flag_beside_others_is_named_without_its_date_before_it_is_named_not_at_all() =>
        (APatient.InScope with { MriStudies = [APatient.Mri(200, Answer.Yes, Answer.Yes)] })
            .Instead([.. Both(side => Present(Sign.HandWeakness, 200, side)), .. Both(side => Present(Sign.UpperLimbNumbness, 200, side))]).Decide().Summary
            .ShouldBe("Do not start rehab; refer urgently to spine surgery: bilateral arm weakness and numbness, and 1 more");

    [Fact]
    public void Signs_to_examine_are_named_where_they_fit_and_are_never_left_out()
    {
        var open = APatient.InProgramme(20).Without(record => record.Sign is Sign.HandWeakness or Sign.UpperLimbNumbness);

        open.Decide().Summary.ShouldBe("Complete the assessment before the program goes on: examine hand and arm strength and arm sensation");
        (open with { Pain = [] }).Decide().Summary.ShouldBe("Complete the assessment before the program goes on: examine the neurologic signs, score pain");
    }

    [Fact]
    public void What_motion_is_to_be_measured_with_is_one_thing_wherever_it_is_said()
    {
        Advised(20, MotionMethod.Crom).ShouldBe(["Measure motion by the baseline method", "Measure all six neck movements by Jun 9 by the baseline method"]);
        Advised(20, MotionMethod.Inclinometer).ShouldBe(["Measure all six neck movements by Jun 9 with the same device"]);
        Advised(29, MotionMethod.Crom).ShouldBe(["Measure all six neck movements by the baseline method", "Measure motion by the baseline method", "Measure all six neck movements now by the baseline method"]);
        Advised(29, MotionMethod.Inclinometer).ShouldBe(["Measure all six neck movements with the same device as before", "Measure all six neck movements now with the same device"]);

        static string[] Advised(int daysAgo, MotionMethod latest)
        {
            var decision = (APatient.InProgramme(35) with { Motion = [.. MotionSet(35), .. MotionSet(daysAgo, method: latest)] }).Decide();
            return [.. decision.Because.Concat(decision.Beside.SelectMany(note => note.Findings)).Select(finding => finding.Action).OfType<string>().Where(action => action.Contains("otion", StringComparison.Ordinal) || action.Contains("movements", StringComparison.Ordinal))];
        }
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

        note.Summary.ShouldBe("Gabapentin with eGFR 45 (May 2): check the dose, and 1 more");
        note.Findings[0].Sentence.ShouldBe("Gabapentin with eGFR 45 (May 2): check the dose. Oxycodone and COPD on record: gabapentin or pregabalin can slow breathing");
    }

    // The first movements of the set of five days ago, each 12 degrees less than on the first day.
    private static PatientPicture Worse(PatientPicture patient, int day, int movements) => patient with
    {
        Motion = [.. MotionSet(day), .. MotionSet(5).Select((record, at) => at < movements ? Angle(record.Movement, record.Angle!.Value.Value - 12, 5) : record)],
    };

    [Theory]
    [InlineData(Sign.BowelDysfunction)]
    [InlineData(Sign.BladderDysfunction)]
    public void D11_An_emergency_keeps_its_sentence_where_a_page_is_full(Sign sign) =>
        FoundWords.Brief(APatient.InScope.Instead(Examination.Present(sign, 5)).Decide().Because.Single()).ShouldEndWith("(May 27): an acute loss of function is an emergency now");
}
