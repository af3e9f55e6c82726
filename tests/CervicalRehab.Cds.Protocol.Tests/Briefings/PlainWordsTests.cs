using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>The words of a card name what they are about, once, and ask first for what matters most (contract section 4).</summary>
public sealed class PlainWordsTests
{
    private const string Motion = "Measure all six neck movements in one visit with the same device: ";

    [Theory]
    [InlineData(1, "lateral flexion left not recorded")]
    [InlineData(2, "lateral flexion right and lateral flexion left not recorded")]
    [InlineData(3, "rotation left, lateral flexion right and lateral flexion left not recorded")]
    [InlineData(6, "not recorded")]
    public void D13_Where_some_movements_are_there_those_that_are_not_are_named(int missing, string words) =>
        Missing(APatient.InScope with { Motion = [.. MotionSet(5).Take(6 - missing)] }).ShouldBe([Motion + words]);

    [Fact]
    public void D13_Each_reason_names_its_movements() =>
        Missing(APatient.InScope with { Motion = [.. MotionSet(5).Take(4), .. MotionSet(40).Skip(4).Take(1)] }).ShouldBe([Motion + "lateral flexion right last Apr 22, lateral flexion left not recorded"]);

    [Theory]
    [InlineData(2, "Examine the shoulder: impingement signs")]
    [InlineData(0, "Examine the shoulder: strength, motion, impingement signs")]
    public void D13_The_action_names_the_shoulder_items_that_are_missing_and_they_are_said_once(int there, string action)
    {
        var patient = APatient.InScope with { Shoulder = [.. ShoulderItems(5).Take(there)] };

        Actions(patient).ShouldBe([action]);
        Missing(patient).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Sign.HandWeakness, "bilateral arm weakness (May 30)", "Weakness of both arms (May 30), not documented")]
    [InlineData(Sign.UpperLimbNumbness, "bilateral arm numbness (May 30)", "Numbness of both arms (May 30), not documented")]
    public void D8_Which_of_weakness_and_numbness_both_arms_have_is_said(Sign sign, string brief, string sentence)
    {
        var because = APatient.InScope.Instead(Both(side => Present(sign, 2, side))).Decide().Because.ShouldHaveSingleItem();

        because.Short.ShouldBe(brief);
        because.Sentence.ShouldStartWith(sentence);
    }

    [Fact]
    public void D8_Where_one_arm_is_weak_and_the_other_numb_neither_is_said_of_both() =>
        APatient.InScope.Instead(Present(Sign.HandWeakness, 2, Side.Left), Present(Sign.UpperLimbNumbness, 2, Side.Right)).Decide().Because[0].Short.ShouldBe("bilateral arm weakness or numbness (May 30)");

    [Fact]
    public void D8_Both_arms_weak_and_numb_is_said() =>
        APatient.InScope.Instead([.. Both(side => Present(Sign.HandWeakness, 2, side)), .. Both(side => Present(Sign.UpperLimbNumbness, 2, side))]).Decide().Because[0].Short.ShouldBe("bilateral arm weakness and numbness (May 30)");

    [Theory]
    [InlineData(Sign.HandWeakness, "hand weakness (May 30)", "Weakness of a hand (May 30)")]
    [InlineData(Sign.UpperLimbWeakness, "arm weakness (May 30)", "Weakness of an arm (May 30)")]
    public void D9_A_weakness_of_a_hand_is_told_from_one_of_an_arm(Sign sign, string brief, string sentence)
    {
        var because = APatient.InScope.With(Present(sign, 2, Side.Right)).Decide().Because.ShouldHaveSingleItem();

        because.Short.ShouldBe(brief);
        because.Sentence.ShouldStartWith(sentence);
    }

    [Fact]
    public void D9_A_grade_does_not_tell_the_hand_from_the_arm() =>
        APatient.InScope.With(Grade(4, 2, Side.Right)).Decide().Because[0].Short.ShouldBe("hand or arm weakness (May 30)");

    [Fact]
    public void D4_A_birth_date_in_the_future_is_to_be_corrected_and_one_that_is_missing_recorded()
    {
        var ahead = APatient.InScope with { BirthDate = RecordedDate.OfDay(new(2027, 1, 1)) };

        ahead.Decide().Summary.ShouldBe("Complete the assessment before rehab: correct the birth date");
        ahead.Decide().MissingWords().ShouldBe(["birth-date future-date"]);
        Actions(ahead).ShouldBe(["Correct the birth date, which lies in the future"]);
        Actions(APatient.InScope with { BirthDate = null }).ShouldBe(["Record the full birth date"]);
        Missing(ahead).ShouldBeEmpty();
    }

    [Fact]
    public void D16_What_an_action_asks_for_is_not_asked_for_again() =>
        Missing(APatient.InProgramme(30) with { Programmes = [APatient.Programme(null)] }).ShouldBeEmpty();

    [Fact]
    public void D8_Numbness_that_is_to_be_judged_is_no_caution_as_well()
    {
        var patient = APatient.InProgramme(20).Without(record => record.Sign == Sign.UpperLimbNumbness)
            .With([.. Both(side => Absent(Sign.UpperLimbNumbness, 25, side)), Present(Sign.UpperLimbNumbness, 2, Side.Left), Absent(Sign.UpperLimbNumbness, 2, Side.Right)]);

        patient.Decide().CaveatRules().ShouldContain("one-sided-numbness");
        Briefing.Of(patient.Decide(), Record.Now).Caveats.ShouldBeEmpty();
        Briefing.Of(APatient.InScope.Instead(Present(Sign.UpperLimbNumbness, 2, Side.Left)).Decide(), Record.Now).Caveats.ShouldHaveSingleItem();
    }

    [Fact]
    public void D13_Signs_are_asked_for_before_measurements() =>
        Missing(APatient.InScope.Without(static record => record.Sign is Sign.GaitInstability) with { Motion = [], Pain = [] }).ShouldBe(
            ["Not examined in the last 28 days: gait", Motion + "not recorded", "Score pain on the visual analog scale: not recorded"]);

    [Fact]
    public void D5_With_a_dystonia_its_work_up_stands_before_the_program() =>
        (APatient.InScope with { Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide().Summary
            .ShouldBe("Refer to a rehab specialist or neurology before the program: cervical dystonia (Mar 3)");

    [Fact]
    public void D7_A_conflict_says_from_when_on_a_negative_examination_settles_it() =>
        Actions(APatient.InScope.With(Present(Sign.GaitInstability, 10))).ShouldBe(["Examine gait again; a negative counts from Jun 20"]);

    private static string[] Missing(PatientPicture patient) => [.. Briefing.Of(patient.Decide(), Record.Now).Missing.Select(static group => group.Line)];

    private static string[] Actions(PatientPicture patient) => [.. Briefing.Of(patient.Decide(), Record.Now).Actions];
}
