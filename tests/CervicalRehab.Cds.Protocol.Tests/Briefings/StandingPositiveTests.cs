using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>What stands or contradicts is told as such: it is in no line of absent signs, its side is asked for, and the summary names it before what is only to be confirmed (contract section 4).</summary>
public sealed class StandingPositiveTests
{
    private static readonly OpllRecord Uncertain = APatient.MinorOpll with { Unconfirmed = true, Extent = OpllExtent.NotUnderstood };

    /// <summary>The signs that have a side, with what the line of absent signs calls them.</summary>
    public static TheoryData<Sign, string> SidedSigns => new()
    {
        { Sign.Hoffmann, "Hoffmann sign" },
        { Sign.UpperLimbNumbness, "upper-limb numbness" },
        { Sign.HandWeakness, "upper-limb weakness" },
        { Sign.UpperLimbWeakness, "upper-limb weakness" },
    };

    [Theory]
    [MemberData(nameof(SidedSigns))]
    public void D10_A_sign_that_stands_without_a_side_or_is_left_open_without_one_is_not_in_the_line_of_absent_signs(Sign sign, string name)
    {
        var absent = APatient.InScope.With(Both(side => Absent(sign, 5, side)));

        Negatives(absent.With(Present(sign, 1))).ShouldNotContain(name);
        Negatives(absent.With(Present(sign, 20))).ShouldNotContain(name);
        Negatives(absent.With(Unclear(sign, 1))).ShouldNotContain(name);
        Negatives(absent.With(Present(sign, -1))).ShouldNotContain(name);
        Negatives(absent.With(Present(sign, 40), Present(Sign.GaitInstability, 1))).ShouldContain(name);
    }

    [Fact]
    public void D10_Of_a_sign_on_one_side_the_other_is_not_absent_while_a_positive_without_a_side_may_be_its()
    {
        var left = APatient.InScope.Instead(Present(Sign.Hoffmann, 5, Side.Left), Present(Sign.GaitInstability, 1));

        Negatives(left).ShouldContain("Hoffmann sign right");
        Negatives(left.With(Present(Sign.Hoffmann, 9))).ShouldContain("Hoffmann sign right");
        Negatives(left.With(Present(Sign.Hoffmann, 3))).ShouldNotContain("Hoffmann sign");
    }

    [Fact]
    public void D11_Beside_stress_incontinence_that_counts_the_bladder_is_not_absent() =>
        Negatives(APatient.InScope with { NotCounted = [Record.Of(Facts.StressIncontinence, "present", 3)] }).ShouldNotContain("bladder");

    [Fact]
    public void D8_Weakness_without_a_side_refers_and_asks_for_the_side()
    {
        var decision = APatient.InScope.With(Present(Sign.UpperLimbWeakness, 2)).Decide();

        decision.Pathway.ShouldBe(Pathway.SurgicalReferral);
        decision.Summary.ShouldBe("Refer to spine surgery; do not start rehab: arm weakness, side not stated (May 30)");
        Briefing.Of(decision, Record.Now).Actions.ShouldBe(["Refer to spine surgery for evaluation", "Do not start rehab", "State the side of the weakness: left, right or both (both is urgent)"]);
        decision.Because.ShouldHaveSingleItem().Sentence.ShouldBe("Weakness of an arm (May 30), side not stated: radiculopathy or myelopathy, localize it");
    }

    [Fact]
    public void D8_Beside_weakness_of_one_side_a_later_one_without_a_side_asks_for_it_and_an_earlier_one_does_not()
    {
        Sentence(1).ShouldBe("Weakness of a hand (May 31), side not stated in one record: radiculopathy or myelopathy, localize it");
        Sentence(9).ShouldBe("Weakness of a hand (May 27): radiculopathy or myelopathy, localize it");

        static string Sentence(int daysAgo) =>
            APatient.InScope.Instead(Present(Sign.HandWeakness, 5, Side.Left)).With(Present(Sign.HandWeakness, daysAgo)).Decide().Because.ShouldHaveSingleItem().Sentence;
    }

    [Theory]
    [InlineData("Babinski", "work up the Babinski sign (May 29)", Sign.Babinski)]
    [InlineData("Numbness without a side", "state the side of the arm numbness (May 29)", Sign.UpperLimbNumbness)]
    [InlineData("Hoffmann without a side", "state the side of the Hoffmann sign (May 29)", Sign.Hoffmann)]
    public void What_is_present_stands_in_the_summary_before_what_is_only_to_be_confirmed(string sentence, string words, Sign sign)
    {
        var decision = (APatient.InScope with { Opll = [Uncertain], BirthDate = null, Pain = [] }).With(Present(sign, 3)).Decide();

        decision.Summary.ShouldStartWith("Complete the assessment before rehab: " + words, customMessage: sentence);
        Briefing.Of(decision, Record.Now).Actions[0].ShouldNotContain("Confirm");
    }

    [Fact]
    public void What_conflicts_is_outdated_or_may_be_present_stands_in_the_summary_before_what_is_only_to_be_confirmed()
    {
        var uncertain = APatient.InScope with { Opll = [Uncertain] };

        uncertain.With(Present(Sign.GaitInstability, 12)).Decide().Summary.ShouldStartWith("Complete the assessment before rehab: examine gait again (findings conflict)");
        uncertain.Instead(Present(Sign.Hoffmann, 40, Side.Left)).Decide().Summary.ShouldStartWith("Complete the assessment before rehab: examine again, last present: Hoffmann sign left (Apr 22)");
        uncertain.With(Unclear(Sign.GaitInstability, 2)).Decide().Summary.ShouldStartWith("Complete the assessment before rehab: examine gait, confirm the OPLL diagnosis");
        uncertain.Without(record => record.Sign == Sign.GaitInstability).Decide().Summary.ShouldStartWith("Complete the assessment before rehab: confirm the OPLL diagnosis");
    }

    [Theory]
    [InlineData("Hoffmann sign", Sign.Hoffmann, "Complete the assessment before rehab: unilateral Hoffmann sign (May 29), and 2 more")]
    [InlineData("Numbness", Sign.UpperLimbNumbness, "Complete the assessment before rehab: unilateral arm numbness (May 29), confirm the OPLL diagnosis, and 1 more")]
    public void A_sign_on_one_side_is_named_where_the_assessment_is_to_be_completed_for_something_else(string sentence, Sign sign, string summary) =>
        (APatient.InScope with { Opll = [Uncertain] }).Instead(Present(sign, 3, Side.Left)).Decide().Summary.ShouldBe(summary, sentence);

    [Fact]
    public void What_developed_or_got_worse_in_a_program_is_named_where_the_assessment_is_to_be_completed_for_something_else()
    {
        var running = APatient.InProgramme(20) with { Opll = [Uncertain] };

        running.Instead(Present(Sign.UpperLimbNumbness, 3, Side.Left)).With(Absent(Sign.UpperLimbNumbness, 60, Side.Left)).Decide().Summary
            .ShouldStartWith("Complete the assessment before the program goes on: new unilateral arm numbness (May 29), and ");
        (running with { Pain = [Measurement.Pain(40, 20), Measurement.Pain(60, 5)] }).Decide().Summary
            .ShouldStartWith("Complete the assessment before the program goes on: worse on day 20 (pain +20 mm)");
    }

    [Fact]
    public void Behind_what_decides_what_is_present_is_told_before_extent_trend_and_what_arrived_in_part()
    {
        var opll = APatient.MinorOpll with { Extent = OpllExtent.NotMinor, Source = APatient.MinorOpll.Source with { Value = "present" } };
        var decision = (APatient.InScope with { Opll = [opll], Loads = new() { Conditions = LoadState.Incomplete } }).Instead(Present(Sign.GaitInstability, 2)).With(Present(Sign.Babinski, 3)).Decide();

        Briefing.Of(decision, Record.Now).Why.Select(finding => finding.Rule).ShouldBe(["gait-instability", "pyramidal-sign", "extent-not-minor", "record-incomplete"]);
    }

    private static string Negatives(PatientPicture patient) => Briefing.Of(patient.Decide(), Record.Now).Negatives.ShouldNotBeNull();
}
