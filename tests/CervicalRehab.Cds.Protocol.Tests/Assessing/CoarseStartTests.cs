using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>A program whose start is known to a month or a year only: what holds for each day on which it can have begun stands, the rest is not known (D16).</summary>
public sealed class CoarseStartTests
{
    [Theory]
    [InlineData("Six weeks by every day", 70, 42, "worse-after-six-weeks", "42 or later")]
    [InlineData("Six weeks by the first day alone", 70, 41, "worse-with-unknown-start", null)]
    [InlineData("Less than six weeks by every day", 41, 12, "worse-before-six-weeks", "41 or earlier")]
    [InlineData("Less than six weeks by the last day alone", 42, 12, "worse-with-unknown-start", null)]
    public void Worse_counts_from_every_day_it_can_have_begun(string sentence, int first, int last, string rule, string? day)
    {
        // Before each start nothing was scored, so that the first score after it is the baseline.
        var decision = (Began(first, last) with { Pain = [Pain(40, 11), Pain(60, 3)] }).Decide();
        var finding = decision.Because.Single(finding => finding.Rule.StartsWith("worse", StringComparison.Ordinal));

        finding.Rule.ShouldBe(rule, sentence);
        finding.Sentence.ShouldContain("pain +20 mm");
        finding.Sentence.Contains($"on day {day}", StringComparison.Ordinal).ShouldBe(day is not null, finding.Sentence);
        decision.Missing.Any(missing => missing is { Fact: Facts.ProgrammeStart, Reason: Reason.DateNotPrecise }).ShouldBe(day is null);
        decision.Strings().ShouldNotContain(text => text.Contains($"day {first} (", StringComparison.Ordinal) || text.Contains($"day {first}:", StringComparison.Ordinal));
    }

    [Fact]
    public void Worse_by_one_end_only_asks_for_the_start()
    {
        var patient = Began(31, 1) with { Pain = [Pain(30, 20), Pain(50, 5)] };

        patient.Pathway().ShouldBe(Pathway.CompleteAssessment);
        patient.Decide().Reasons().ShouldContain("worse-with-unknown-start");
        (patient with { Programmes = [APatient.Programme(31)] }).Decide().Reasons().ShouldContain("worse-before-six-weeks");
        (patient with { Programmes = [APatient.Programme(1)] }).Decide().Reasons().ShouldNotContain("worse-before-six-weeks");
    }

    [Fact]
    public void Worse_by_a_day_between_both_ends_asks_for_the_start()
    {
        var patient = Began(31, 1) with { Pain = [Pain(50, 25), Pain(30, 15), Pain(50, 5)] };

        patient.Decide().Reasons().ShouldContain("worse-with-unknown-start");
        (patient with { Programmes = [APatient.Programme(15)] }).Decide().Reasons().ShouldContain("worse-before-six-weeks");
    }

    [Fact]
    public void Worse_once_a_score_has_left_the_window_of_the_baseline_asks_for_the_start()
    {
        // Up to day 28 after it the better score of 20 mm is not the baseline: the one of 60 mm before the start is. From then on it is the first after the start.
        var patient = Began(45, 25) with { Pain = [Pain(60, 60), Pain(30, 20), Pain(50, 5)] };

        patient.Decide().Reasons().ShouldContain("worse-with-unknown-start");
        (patient with { Programmes = [APatient.Programme(32)] }).Decide().Reasons().ShouldNotContain("worse-before-six-weeks");
        (patient with { Programmes = [APatient.Programme(31)] }).Decide().Reasons().ShouldContain("worse-before-six-weeks");
    }

    [Theory]
    [InlineData("By every day", 80, 56, "expected-window-passed", "Day 56 or later: ")]
    [InlineData("By the first day alone", 80, 55, "start-not-precise", "month or year only")]
    [InlineData("By none", 55, 40, "programme-continues", "nothing is due")]
    public void The_expected_window_has_passed_when_it_has_by_every_day(string sentence, int first, int last, string rule, string words)
    {
        var decision = (Began(first, last) with { Spasm = APatient.WithResolvedSpasm.Spasm, Resistance = ResistanceSet(15, 40, 15, 3), Pain = [Pain(40, 5)] }).Decide();

        decision.Pathway.ShouldBe(Pathway.Hold, sentence);
        if (rule == "programme-continues")
        {
            decision.Reasons().ShouldBe(["too-hard"]);
        }
        else
        {
            decision.Because.Single(finding => finding.Rule == rule).Sentence.ShouldContain(words);
        }
    }

    [Theory]
    [InlineData("After every day", 31, 10, 10, Pathway.Progress)]
    [InlineData("Before the last day", 31, 10, 11, Pathway.Hold)]
    [InlineData("Begun at the latest today", 5, -20, 3, Pathway.Hold)]
    [InlineData("Trained today", 5, -20, 0, Pathway.Progress)]
    public void A_set_is_of_the_program_when_it_is_by_every_day(string sentence, int first, int last, int trained, Pathway expected)
    {
        var patient = Began(first, last) with { Resistance = ResistanceSet(15, 40, 13, trained) };

        patient.Pathway().ShouldBe(expected, sentence);
        patient.Decide().Reasons().Contains("start-not-precise").ShouldBe(expected == Pathway.Hold);
    }

    [Fact]
    public void Nothing_is_said_of_a_coarse_start_on_which_nothing_depends()
    {
        var decision = (Began(31, 10) with { Resistance = ResistanceSet(15, 40, 13, 3) }).Decide();

        decision.Missing.ShouldBeEmpty();
        new PatientCase(Began(31, 10), Record.Now).Course.Day.ShouldBeNull();
        new PatientCase(Began(0, -20), Record.Now).Course.Day.ShouldBe(0);
    }

    [Fact]
    public void A_start_that_lies_ahead_as_a_whole_is_not_begun() =>
        (Began(-1, -30) with { Pain = [Pain(40, 5)] }).Decide().Reasons().ShouldContain("programme-not-started");

    [Fact]
    public void What_changed_is_told_where_it_does_not_depend_on_the_day()
    {
        var same = Began(20, 10) with { Pain = [Pain(60, 30), Pain(30, 3)] };
        var other = Began(31, 1) with { Pain = [Pain(60, 20), Pain(30, 5)] };

        same.Decide().Improvements.ShouldHaveSingleItem().From.ShouldBe(60m);
        same.Decide().NoteRules().ShouldContain("better-since-baseline");
        other.Decide().Improvements.ShouldBeEmpty();
        other.Decide().NoteRules().ShouldNotContain("better-since-baseline");
    }

    private static PatientPicture Began(int first, int last) => APatient.InProgramme(5) with
    {
        Programmes = [APatient.Programme(first) with { Start = Record.Between(first, last) }],
        Motion = MotionSet(5),
        Pain = [Pain(40, 5)],
    };
}
