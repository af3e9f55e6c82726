using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>What the day of the evaluation decides: whether a side was examined lately, and whether a problem is over.</summary>
public sealed partial class GapsTests
{
    [Theory]
    [InlineData(Sign.Hoffmann)]
    [InlineData(Sign.UpperLimbNumbness)]
    public void D13_One_side_with_the_sign_is_examined_again_after_28_days(Sign sign)
    {
        Aged(28).Pathway().ShouldBe(Pathway.ConservativePlan);
        Aged(29).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left stale"]);
        Aged(null).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left no-date"]);
        Aged(400).With(Present(sign, 28, Side.Left)).Pathway().ShouldBe(Pathway.ConservativePlan);
        Aged(400).With(Unclear(sign, 3, Side.Left)).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left stale"]);
        Aged(400).With(Absent(sign, 3, Side.Left) with { Preliminary = true }).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left stale"]);
        Aged(400).With(Problem(sign, 3, Side.Left)).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left stale"]);
        APatient.InScope.Instead(Problem(sign, 3, Side.Left)).Decide().MissingWords().ShouldBe([$"{Facts.Of(sign)} left not-recorded"]);
        APatient.InScope.Instead(Problem(sign, 90, Side.Left), Present(sign, 28, Side.Left)).Pathway().ShouldBe(Pathway.ConservativePlan);

        PatientPicture Aged(int? daysAgo) => APatient.InScope.Instead(Present(sign, daysAgo, Side.Left));
    }

    [Theory]
    [MemberData(nameof(RequiredSigns))]
    public void D13_What_refers_by_itself_is_not_asked_for_again(Sign sign, Side side)
    {
        var other = side == Side.Left ? Side.Right : Side.Left;
        var patient = APatient.InScope.Instead([Present(sign, 400, side), .. side == Side.NotStated ? [] : new[] { Present(sign, 400, other) }]);

        patient.Pathway().ShouldBeOneOf(Pathway.UrgentSurgicalReferral, Pathway.SurgicalReferral);
        patient.Decide().Missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Yesterday", 1)]
    [InlineData("On the day of the evaluation", 0)]
    public void A_problem_that_has_ended_is_over(string sentence, int daysAgo)
    {
        (APatient.InScope with { Myelopathy = [Over(Facts.Myelopathy, daysAgo)], CordCompression = [Over(Facts.CordCompression, daysAgo)] }).Pathway().ShouldBe(Pathway.ConservativePlan, sentence);
        (APatient.InScope with { Opll = [APatient.MinorOpll with { State = ProblemState.Resolved, Ended = Record.Day(daysAgo) }] }).Pathway().ShouldBe(Pathway.NotApplicable, sentence);
        (APatient.InScope with { Spasm = [Over(Facts.Spasm, daysAgo)], Dystonia = [Over(Facts.Dystonia, daysAgo)] }).Decide().Regimen.ShouldContain(Regimen.ResistanceLow, sentence);
        (APatient.InScope with { Spasm = [Over(Facts.Spasm, -1)] }).Decide().Regimen.ShouldNotContain(Regimen.ResistanceLow);
        (APatient.InScope with { Spasm = [Over(Facts.Spasm, daysAgo)], Dystonia = [Over(Facts.Dystonia, -1)] }).Decide().Regimen.ShouldNotContain(Regimen.ResistanceLow);
        (APatient.Training() with { Spasm = [Over(Facts.Spasm, daysAgo)] }).Pathway().ShouldBe(Pathway.Progress, sentence);
        (APatient.Training() with { Spasm = [Over(Facts.Spasm, -1)] }).Decide().Reasons().ShouldBe(["spasm-not-resolved"]);
    }
}
