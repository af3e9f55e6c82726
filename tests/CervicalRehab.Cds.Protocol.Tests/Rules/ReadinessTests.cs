using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Rules;

/// <summary>Each condition of progress alone: its words, its clause, and a patient who fails it and no other (D19).</summary>
public sealed class ReadinessTests
{
    private static readonly (string Words, string Clauses, PatientPicture Fails)[] Conditions =
    [
        ("Program active and begun", "PROG-01", APatient.Training() with { Programmes = [APatient.Programme(27, state: ProgrammeState.OnHold)] }),
        ("Start known well enough for every check", "PROG-01", APatient.Training() with { Programmes = [APatient.Programme(27) with { Start = Record.Between(27, 2) }] }),
        ("Care plan wholly understood, resistance neither forbidden nor stopped in it", "PROG-01", APatient.Training() with { Programmes = [APatient.Programme(27) with { ForbidsResistance = true }] }),
        ("No moderate resistance in the care plan, and no second resistance activity", "NMS-05", APatient.Training() with { Programmes = [APatient.Programme(27) with { ResistanceActivities = 2 }] }),
        ("Spasm documented as resolved", "NMS-03", APatient.Training() with { Spasm = [] }),
        ("Nothing set aside that may be newer or the only baseline", "PROG-01", APatient.Training() with { UnreadMeasurements = [Unread(Facts.PainVas, 0)] }),
        ("Pain and motion comparable with baseline and not worse, no new numbness", "PROG-01 CAVEAT-05", APatient.Training() with { Pain = [Pain(40, 27), Pain(60, 5)] }),
        ("Low phase, load 40 % 1-RM", "NMS-04 NMS-05", APatient.Training(load: 39)),
        ("Repetitions, load and exertion of one day, 28 days old or younger", "PROG-03", APatient.InProgramme(40) with { Resistance = ResistanceSet(15, 40, 13, 29) }),
        ("15 repetitions or more", "PROG-03", APatient.Training(repetitions: 14)),
        ("Exertion 12 to 14 (Borg 6-20)", "PROG-03", APatient.Training(exertion: 15)),
        ("Six movements measured 28 days ago or less", "PROG-02", APatient.Training() with { Motion = MotionSet(29) }),
        ("Every neurologic sign known, each examined 28 days ago or less", "ASSESS-01", APatient.Training().Without(record => record.Sign == Sign.GaitInstability)),
        ("Pain scored 28 days ago or less", "ASSESS-03", APatient.Training() with { Pain = [Pain(40, 29)] }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Conditions.Length)];

    [Fact]
    public void The_conditions_are_said_with_their_clauses() =>
        Readiness.All.Select(condition => (condition.Words, string.Join(' ', condition.Clauses))).ShouldBe(Conditions.Select(row => (row.Words, row.Clauses)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_program_that_fails_one_condition_does_not_progress(int number)
    {
        var failing = new PatientCase(Conditions[number].Fails, Record.Now);

        Readiness.All.Where(condition => !condition.IsMet(failing)).Select(condition => condition.Words).ShouldBe([Conditions[number].Words]);
        Readiness.IsReady(failing).ShouldBeFalse();
        Conditions[number].Fails.Pathway().ShouldNotBe(Pathway.Progress);
        RehabProtocol.AllRules.Single(rule => rule.Id == "ready-to-progress").Judge(failing).Answer.ShouldBe(Answer.No);
    }

    [Fact]
    public void A_condition_with_two_halves_asks_for_both()
    {
        Fails(APatient.Training() with { Pain = [Pain(40, 5)], UnreadMeasurements = [Unread(Facts.PainVas, 27)] }, "Nothing set aside that may be newer or the only baseline");
        Fails(APatient.Training() with { Pain = [Pain(40, 27), Pain(40, 15, PainScale.Numeric), Pain(40, 5, PainScale.Numeric)] }, "Pain and motion comparable with baseline and not worse, no new numbness");
        Fails(APatient.Training() with { Motion = [.. MotionSet(27), .. MotionSet(5, method: MotionMethod.Crom)] }, "Pain and motion comparable with baseline and not worse, no new numbness");
        Fails(APatient.Training() with { Signs = [.. APatient.Training().Signs, .. Examination.Negative(40), Examination.Present(Sign.UpperLimbNumbness, 2, Side.Left)] }, "Pain and motion comparable with baseline and not worse, no new numbness");

        static void Fails(PatientPicture patient, string words)
        {
            var failing = new PatientCase(patient, Record.Now);

            Readiness.All.Where(condition => !condition.IsMet(failing)).Select(condition => condition.Words).ShouldBe([words]);
            patient.Pathway().ShouldNotBe(Pathway.Progress);
        }
    }

    [Theory]
    [InlineData("Begins tomorrow", -1, false)]
    [InlineData("Begins today", 0, true)]
    [InlineData("Began yesterday", 1, true)]
    public void A_program_has_begun_on_its_day_0(string sentence, int day, bool begun)
    {
        Readiness.All[0].IsMet(new(APatient.InProgramme(day), Record.Now)).ShouldBe(begun, sentence);
        APatient.InProgramme(day).Decide().Reasons().Contains("programme-not-started").ShouldBe(!begun, sentence);
    }

    [Theory]
    [InlineData("28 days ago", 28, true)]
    [InlineData("29 days ago", 29, false)]
    public void A_side_with_a_sign_is_examined_again_before_the_load_rises(string sentence, int daysAgo, bool ready)
    {
        var patient = APatient.Training().Instead(Examination.Present(Sign.Hoffmann, daysAgo, Side.Left));

        Readiness.IsReady(new(patient, Record.Now)).ShouldBe(ready, sentence);
        patient.Pathway().ShouldBe(ready ? Pathway.Progress : Pathway.CompleteAssessment, sentence);
    }

    [Fact]
    public void Without_a_program_nothing_progresses()
    {
        var none = new PatientCase(APatient.Training() with { Programmes = [] }, Record.Now);

        RehabProtocol.AllRules.Single(rule => rule.Id == "ready-to-progress").Judge(none).Answer.ShouldBe(Answer.No);
        new PatientCase(APatient.Training(), Record.Now).Runs.ShouldBeTrue();
        RehabProtocol.AllRules.Single(rule => rule.Id == "ready-to-progress").Judge(new(APatient.Training(), Record.Now)).Answer.ShouldBe(Answer.Yes);
    }
}
