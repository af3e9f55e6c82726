using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Briefings;

/// <summary>A problem that is over is no examination, and its onset is not the day on which it ended; what is known of one side is not told of both.</summary>
public sealed class PastProblemTests
{
    [Fact]
    public void A_problem_that_is_over_is_named_where_the_sign_was_never_examined()
    {
        var past = Over(Sign.BladderDysfunction, 1);

        APatient.InScope.Instead(past).Decide().Missing.ShouldHaveSingleItem().LastDate.ShouldBeNull();
        Missing(APatient.InScope.Instead(past)).ShouldBe(["Not examined in the last 28 days: bladder (bladder dysfunction on the problem list of May 31, no longer active)"]);
        Missing(APatient.InScope.Instead(past with { Ended = Record.Day(0) })).ShouldBe(["Not examined in the last 28 days: bladder (bladder dysfunction on the problem list from May 31 to Jun 1)"]);
    }

    [Fact]
    public void One_without_a_side_leaves_both_sides_to_be_examined() =>
        Missing(APatient.InScope.Without(record => record.Sign == Sign.Hoffmann).With(Over(Sign.Hoffmann, 9)))
            .ShouldBe(["Not examined in the last 28 days: Hoffmann sign (Hoffmann sign on the problem list of May 23, no longer active)"]);

    [Fact]
    public void In_a_conflict_its_onset_is_not_the_day_on_which_it_ended()
    {
        Sentence(Over(Sign.GaitInstability, 1)).ShouldContain("(absent May 27, problem of May 31, no longer active)");
        Sentence(Over(Sign.GaitInstability, 60) with { Ended = Record.Day(2) }).ShouldContain("(problem from Apr 2 to May 30, absent May 27)");

        static string Sentence(SignRecord past) => APatient.InScope.With(past).Decide().Because.Single(finding => finding.Rule == "signs-conflicting").Sentence;
    }

    [Fact]
    public void What_is_known_of_one_side_is_not_told_of_both()
    {
        Missing(APatient.InScope.Without(record => record.Sign == Sign.HandWeakness).With(Absent(Sign.HandWeakness, 60, Side.Left))).ShouldBe(["Not examined in the last 28 days: hand and arm strength (left last Apr 2, right never)"]);
        Missing(APatient.InScope.Instead(Absent(Sign.HandWeakness, 60, Side.Left), Absent(Sign.HandWeakness, 60, Side.Right))).ShouldBe(["Not examined in the last 28 days: hand and arm strength (last Apr 2)"]);
    }

    private static SignRecord Over(Sign sign, int daysAgo) => Problem(sign, daysAgo) with { Origin = SignOrigin.ResolvedProblem };

    private static string[] Missing(PatientPicture patient) => [.. Briefing.Of(patient.Decide(), Record.Now).Missing.Select(group => group.Line)];
}
