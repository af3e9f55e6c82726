namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Every combination of the decision table's nine columns.</summary>
public sealed class TriageTests
{
    private static readonly Answer[] Answers = Enum.GetValues<Answer>();

    private static readonly (TriageRow Row, Pathway Pathway)[] All =
    [
        .. from opll in Answers
           from redFlag in Answers
           from referral in Answers
           from unscreened in Answers
           from adult in Answers
           from adultReferral in Answers
           from gap in Answers
           from runs in Answers
           from progresses in Answers
           let row = new TriageRow(opll, redFlag, referral, unscreened, adult, adultReferral, gap, runs, progresses)
           select (row, Triage.Decide(row)),
    ];

    [Fact]
    public void Every_combination_has_an_answer() => All.Length.ShouldBe(19_683);

    [Fact]
    public void Without_opll_nothing_applies() =>
        Where(row => row.Opll == Answer.No).ShouldAllBe(pathway => pathway == Pathway.NotApplicable);

    [Fact]
    public void A_red_flag_is_urgent_whatever_else_and_nothing_else_is() =>
        All.ShouldAllBe(one => one.Pathway == Pathway.UrgentSurgicalReferral == (one.Row.Opll != Answer.No && one.Row.RedFlag == Answer.Yes));

    [Fact]
    public void A_finding_that_refers_refers_unless_a_red_flag_does() =>
        Where(row => row.Opll != Answer.No && row.RedFlag != Answer.Yes && row.Referral == Answer.Yes).ShouldAllBe(pathway => pathway == Pathway.SurgicalReferral);

    [Fact]
    public void A_referral_of_the_adult_protocol_refers_no_child() =>
        All.Where(one => one.Pathway == Pathway.SurgicalReferral)
            .ShouldAllBe(one => one.Row.Referral == Answer.Yes || (one.Row.AdultReferral == Answer.Yes && one.Row.Adult != Answer.No));

    [Fact]
    public void Plan_hold_and_progress_need_every_answer_in_their_favor() =>
        All.Where(one => one.Pathway is Pathway.ConservativePlan or Pathway.Progress or Pathway.Hold).Select(one => one.Row)
            .ShouldAllBe(row => row.Opll == Answer.Yes && row.RedFlag == Answer.No && row.Referral == Answer.No && row.Unscreened == Answer.No
                && row.Adult == Answer.Yes && row.AdultReferral == Answer.No && row.Gap == Answer.No);

    [Fact]
    public void A_plan_never_starts_beside_a_running_programme() =>
        All.Where(one => one.Pathway == Pathway.ConservativePlan).ShouldAllBe(one => one.Row.Runs != Answer.Yes);

    [Fact]
    public void Hold_and_progress_need_a_running_programme() =>
        All.Where(one => one.Pathway is Pathway.Progress or Pathway.Hold).ShouldAllBe(one => one.Row.Runs == Answer.Yes);

    [Fact]
    public void Progress_needs_a_yes() =>
        All.Where(one => one.Pathway == Pathway.Progress).ShouldAllBe(one => one.Row.Progresses == Answer.Yes);

    [Fact]
    public void Only_no_opll_or_a_child_is_not_applicable() =>
        All.Where(one => one.Pathway == Pathway.NotApplicable).ShouldAllBe(one => one.Row.Opll == Answer.No || one.Row.Adult == Answer.No);

    [Fact]
    public void A_child_gets_no_plan_no_hold_and_no_progress() =>
        Where(row => row.Adult == Answer.No).ShouldAllBe(pathway => pathway != Pathway.ConservativePlan && pathway != Pathway.Hold && pathway != Pathway.Progress);

    [Fact]
    public void A_child_whose_signs_are_unscreened_is_not_passed_over() =>
        Where(row => row.Opll != Answer.No && row.Adult == Answer.No && row.Unscreened == Answer.Yes).ShouldAllBe(pathway => pathway <= Pathway.CompleteAssessment);

    [Theory]
    [InlineData("Red flag")]
    [InlineData("Referral")]
    [InlineData("Unscreened")]
    [InlineData("Adult referral")]
    [InlineData("Gap")]
    public void A_worse_answer_never_lowers_the_severity(string column)
    {
        foreach (var (row, _) in All)
        {
            var severity = new[] { Answer.No, Answer.Unknown, Answer.Yes }.Select(answer => Triage.Decide(With(row, column, answer))).ToArray();
            (severity[2] <= severity[1] && severity[1] <= severity[0]).ShouldBeTrue($"{column}: {row}");
        }
    }

    private static IEnumerable<Pathway> Where(Func<TriageRow, bool> holds) => All.Where(one => holds(one.Row)).Select(one => one.Pathway);

    private static TriageRow With(TriageRow row, string column, Answer answer) => column switch
    {
        "Red flag" => row with { RedFlag = answer },
        "Referral" => row with { Referral = answer },
        "Unscreened" => row with { Unscreened = answer },
        "Adult referral" => row with { AdultReferral = answer },
        _ => row with { Gap = answer },
    };
}
