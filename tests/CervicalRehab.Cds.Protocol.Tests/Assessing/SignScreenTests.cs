using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>The only ground for "no red flags", and how the three weakness rows speak together.</summary>
public sealed class SignScreenTests
{
    private static readonly Dictionary<string, PatientPicture> NotAllAbsent = new(StringComparer.Ordinal)
    {
        ["Nothing recorded"] = APatient.InScope with { Signs = [] },
        ["Babinski present"] = APatient.InScope.With(Present(Sign.Babinski, 5)),
        ["Babinski unclear"] = APatient.InScope.With(Unclear(Sign.Babinski, 5)),
        ["Another pyramidal sign present"] = APatient.InScope.With(Present(Sign.OtherPyramidal, 400)),
        ["Hoffmann positive without a side"] = APatient.InScope.With(Present(Sign.Hoffmann, 5)),
        ["Hoffmann unclear without a side"] = APatient.InScope.With(Unclear(Sign.Hoffmann, 5)),
        ["Numbness without a side"] = APatient.InScope.With(Present(Sign.UpperLimbNumbness, 5)),
        ["Weakness without a side"] = APatient.InScope.With(Present(Sign.UpperLimbWeakness, 5)),
        ["Observations in part only"] = APatient.InScope with { Loads = new() { Observations = LoadState.Incomplete } },
        ["Conditions in part only"] = APatient.InScope with { Loads = new() { Conditions = LoadState.Incomplete } },
    };

    public static TheoryData<string> Sentences => new(NotAllAbsent.Keys);

    public static TheoryData<Sign, Side> RequiredSigns => new(Required.Select(row => (row.Sign, row.Side)));

    [Fact]
    public void A_complete_negative_examination_is_all_absent() => Screen(APatient.InScope).AllAbsent.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Whatever_is_present_or_unclear_is_not_all_absent(string sentence) => Screen(NotAllAbsent[sentence]).AllAbsent.ShouldBeFalse(sentence);

    [Fact]
    public void An_unclear_sign_without_a_side_is_settled_before_a_plan()
    {
        APatient.InScope.With(Unclear(Sign.Hoffmann, 2)).Decide().Reasons().ShouldBe(["signs-unknown"]);
        APatient.InScope.With(Unclear(Sign.Hoffmann, 6)).Pathway().ShouldBe(Pathway.ConservativePlan);
    }

    [Fact]
    public void A_positive_without_a_side_is_cleared_only_by_later_negatives_of_both_sides()
    {
        APatient.InScope.With(Present(Sign.Hoffmann, 40)).Pathway().ShouldBe(Pathway.ConservativePlan);
        APatient.InScope.With(Present(Sign.Hoffmann, 30)).Decide().Reasons().ShouldContain("signs-conflicting");
        APatient.InScope.Instead(Absent(Sign.Hoffmann, 28, Side.Right)).With(Present(Sign.Hoffmann, 28)).Decide().Reasons().ShouldBe(["hoffmann-side-not-stated"]);
    }

    [Theory]
    [InlineData("Hoffmann, on a later day", Sign.Hoffmann, 2, "hoffmann-side-not-stated")]
    [InlineData("Hoffmann, on the same day", Sign.Hoffmann, 5, "hoffmann-side-not-stated")]
    [InlineData("Hoffmann, without a date", Sign.Hoffmann, null, "hoffmann-side-not-stated")]
    [InlineData("Numbness, on a later day", Sign.UpperLimbNumbness, 2, "numbness-side-not-stated")]
    public void A_positive_without_a_side_may_be_the_other_side(string sentence, Sign sign, int? daysAgo, string expected) =>
        OneSided(sign).With(Present(sign, daysAgo)).Decide().Reasons().ShouldBe([expected], sentence);

    [Theory]
    [InlineData("Hoffmann", Sign.Hoffmann)]
    [InlineData("Numbness", Sign.UpperLimbNumbness)]
    public void A_positive_without_a_side_is_explained_once_both_sides_are_known_from_a_later_day(string sentence, Sign sign)
    {
        OneSided(sign).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);
        OneSided(sign).With(Present(sign, 6)).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);
    }

    [Theory]
    [InlineData("Absent tomorrow: as good as not recorded", Answer.No, Pathway.ConservativePlan)]
    [InlineData("Present tomorrow", Answer.Yes, Pathway.CompleteAssessment)]
    public void A_date_in_the_future_unsettles_unless_it_is_a_negative(string sentence, Answer finding, Pathway expected)
    {
        var arms = APatient.InScope.Without(record => record.Sign == Sign.HandWeakness).With(Both(side => Absent(Sign.UpperLimbWeakness, 5, side)));

        arms.With(Present(Sign.HandWeakness, -1, Side.Left) with { Finding = finding }).Pathway().ShouldBe(expected, sentence);
        APatient.InScope.With(Present(Sign.Babinski, -1) with { Finding = finding }).Pathway().ShouldBe(expected, sentence);
    }

    [Fact]
    public void A_stale_hand_does_not_hide_an_unclear_arm()
    {
        var patient = APatient.InScope.Without(record => record.Sign == Sign.HandWeakness)
            .With(Both(side => Absent(Sign.HandWeakness, 40, side))).With(Both(side => Absent(Sign.UpperLimbWeakness, 5, side)));

        patient.Pathway().ShouldBe(Pathway.ConservativePlan);
        patient.With(Unclear(Sign.UpperLimbWeakness, 2)).Decide().Reasons().ShouldBe(["signs-unknown"]);
    }

    [Theory]
    [InlineData("Hand weak, arm strong", Sign.HandWeakness, Sign.UpperLimbWeakness)]
    [InlineData("Arm weak, hand strong", Sign.UpperLimbWeakness, Sign.HandWeakness)]
    public void One_weakness_row_does_not_clear_the_other(string sentence, Sign weak, Sign strong)
    {
        var patient = APatient.InScope.Without(record => record.Sign == Sign.HandWeakness).With(Both(side => Absent(strong, 2, side)));

        patient.With(Present(weak, 100, Side.Left)).Pathway().ShouldBe(Pathway.SurgicalReferral, sentence);
        patient.With(Present(weak, 20, Side.Left), Absent(weak, 10, Side.Left)).Decide().Reasons().ShouldContain("signs-conflicting", sentence);
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void One_required_sign_that_is_not_absent_is_enough(Sign sign, Side side)
    {
        Screen(APatient.InScope.Instead(Unclear(sign, 2, side))).AllAbsent.ShouldBeFalse();
        Screen(APatient.InScope.Instead(Present(sign, 2, side))).AllAbsent.ShouldBeFalse();
        Screen(APatient.InScope.Without(record => record.Sign == sign && record.Side == side)).AllAbsent.ShouldBeFalse();
    }

    [Fact]
    public void Each_side_has_a_deficit_and_a_history_of_its_own()
    {
        SignRecord[] stable = [Grade(4, 60, Side.Left), Grade(4, 5, Side.Left), Present(Sign.UpperLimbNumbness, 60, Side.Right), Present(Sign.UpperLimbNumbness, 5, Side.Right)];
        var patient = APatient.InScope with { Signs = [.. stable] };

        (Screen(patient).BilateralDeficit, Screen(patient).BilateralDeficitIsStable).ShouldBe((true, true));
        Screen(patient with { Signs = [.. stable[1..]] }).BilateralDeficitIsStable.ShouldBeFalse();
        Screen(patient with { Signs = [.. stable[..3]] }).BilateralDeficitIsStable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Of that side, without a date", Side.Right, null, false)]
    [InlineData("Without a side", Side.NotStated, 30, false)]
    [InlineData("Of the side that is weak, not numb", Side.Left, 90, true)]
    public void D8_A_numbness_marked_worse_is_not_stable(string sentence, Side side, int? daysAgo, bool stable)
    {
        SignRecord[] signs =
        [
            Grade(4, 60, Side.Left), Grade(4, 5, Side.Left), Present(Sign.UpperLimbNumbness, 60, Side.Right), Present(Sign.UpperLimbNumbness, 5, Side.Right),
            Absent(Sign.UpperLimbNumbness, 5, Side.Left), Present(Sign.UpperLimbNumbness, daysAgo, side) with { MarkedWorse = true },
        ];

        Screen(APatient.InScope with { Signs = [.. signs] }).BilateralDeficitIsStable.ShouldBe(stable, sentence);
    }

    private static readonly Dictionary<string, (SignRecord[] Beside, bool Stable)> BesideStableWeakness = new(StringComparer.Ordinal)
    {
        ["Nothing"] = ([], true),
        ["Numbness without a side, first record"] = ([Present(Sign.UpperLimbNumbness, 5)], false),
        ["Numbness without a side, as a problem"] = ([Problem(Sign.UpperLimbNumbness, 5)], false),
        ["Numbness without a side, on both days"] = ([Present(Sign.UpperLimbNumbness, 60), Present(Sign.UpperLimbNumbness, 5)], true),
        ["Numbness of one side, unclear"] = ([Unclear(Sign.UpperLimbNumbness, 5, Side.Left)], false),
        ["Numbness of one side, unclear, and absent since"] = ([Unclear(Sign.UpperLimbNumbness, 20, Side.Left), Absent(Sign.UpperLimbNumbness, 5, Side.Left)], true),
        ["Numbness of one side, dated tomorrow"] = ([Present(Sign.UpperLimbNumbness, -1, Side.Left)], false),
        ["Numbness of one side, recently found and recently not"] = ([Present(Sign.UpperLimbNumbness, 20, Side.Left), Absent(Sign.UpperLimbNumbness, 5, Side.Left)], true),
        ["Numbness of one side, a problem that is over"] = ([Problem(Sign.UpperLimbNumbness, 60, Side.Left) with { Origin = SignOrigin.ResolvedProblem }], true),
        ["Numbness absent"] = ([Absent(Sign.UpperLimbNumbness, 5, Side.Left), Absent(Sign.UpperLimbNumbness, 5, Side.Right)], true),
    };

    public static TheoryData<string> SentencesBesideStableWeakness => new(BesideStableWeakness.Keys);

    [Theory]
    [MemberData(nameof(SentencesBesideStableWeakness))]
    public void D8_Stable_weakness_leaves_no_numbness_out_that_may_be_new(string sentence)
    {
        SignRecord[] weak = [.. Both(side => Grade(4, 60, side)), .. Both(side => Grade(4, 5, side))];

        Screen(APatient.InScope with { Signs = [.. weak, .. BesideStableWeakness[sentence].Beside] }).BilateralDeficitIsStable.ShouldBe(BesideStableWeakness[sentence].Stable, sentence);
    }

    [Theory]
    [InlineData(LoadState.Complete, LoadState.Complete, true)]
    [InlineData(LoadState.Incomplete, LoadState.Complete, false)]
    [InlineData(LoadState.Complete, LoadState.Incomplete, false)]
    [InlineData(LoadState.Complete, LoadState.NotSupplied, false)]
    public void D8_A_record_of_which_a_part_is_missing_documents_no_stable_deficit(LoadState observations, LoadState conditions, bool stable)
    {
        var patient = APatient.InScope with { Signs = [.. Both(side => Grade(4, 60, side)), .. Both(side => Grade(4, 5, side))] };

        Screen(patient with { Loads = patient.Loads with { Observations = observations, Conditions = conditions } }).BilateralDeficitIsStable.ShouldBe(stable);
    }

    [Theory]
    [InlineData("Unclear", Answer.Unknown, Sign.HandWeakness, Side.Left, false)]
    [InlineData("Unclear, without a side", Answer.Unknown, Sign.UpperLimbWeakness, Side.NotStated, false)]
    [InlineData("Present without a side", Answer.Yes, Sign.HandWeakness, Side.NotStated, false)]
    [InlineData("Absent", Answer.No, Sign.HandWeakness, Side.Left, true)]
    public void D8_Stable_numbness_leaves_no_weakness_out_that_may_be_new(string sentence, Answer finding, Sign sign, Side side, bool stable)
    {
        SignRecord[] numb = [.. Both(one => Present(Sign.UpperLimbNumbness, 60, one)), .. Both(one => Present(Sign.UpperLimbNumbness, 5, one))];

        Screen(APatient.InScope with { Signs = [.. numb, Unclear(sign, 4, side) with { Finding = finding }] }).BilateralDeficitIsStable.ShouldBe(stable, sentence);
    }

    [Fact]
    public void A_weakness_that_is_not_known_is_named_as_it_is_recorded_elsewhere()
    {
        var none = APatient.InScope.Without(record => record.Sign == Sign.HandWeakness);

        Left(none).ShouldBe("hand-weakness left not-recorded");
        Left(none.With(Grade(5, 5, Side.Right))).ShouldBe("upper-limb-strength-mrc left not-recorded");
        Left(none.With(Absent(Sign.UpperLimbWeakness, 5, Side.Right), Grade(5, 5, Side.Right))).ShouldBe("upper-limb-weakness left not-recorded");
        Left(none.With(Absent(Sign.UpperLimbWeakness, 40, Side.Left))).ShouldBe("upper-limb-weakness left stale");
        Left(none.With(Absent(Sign.HandWeakness, 40, Side.Left), Unclear(Sign.UpperLimbWeakness, 2, Side.Left))).ShouldBe("upper-limb-weakness left indeterminate");
        Left(none.With(Unclear(Sign.HandWeakness, 2, Side.Left), Unclear(Sign.UpperLimbWeakness, 2, Side.Left))).ShouldBe("hand-weakness left indeterminate");

        static string Left(PatientPicture patient) => patient.Decide().MissingWords().First(words => words.Contains(" left ", StringComparison.Ordinal));
    }

    private static PatientPicture OneSided(Sign sign) => APatient.InScope.Instead(Present(sign, 5, Side.Left), Absent(sign, 5, Side.Right));

    private static SignScreen Screen(PatientPicture patient) => new(patient, Record.Now);
}
