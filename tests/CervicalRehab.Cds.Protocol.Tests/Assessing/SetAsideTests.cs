using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>What was measured and not used, and what of it may be newer than the latest that was (D19). Measured five days ago, trained three days ago, begun 27 days ago.</summary>
public sealed class SetAsideTests
{
    [Theory]
    [InlineData(Facts.PainVas, 6, false)]
    [InlineData(Facts.PainVas, 5, true)]
    [InlineData(Facts.PainNumeric, 6, false)]
    [InlineData(Facts.PainNumeric, 4, true)]
    [InlineData(Facts.PainVas, null, true)]
    [InlineData(Facts.PainVas, -1, true)]
    [InlineData("rom-rotation-left", 6, false)]
    [InlineData("rom-rotation-left", 5, true)]
    [InlineData(Facts.Exertion, 4, false)]
    [InlineData(Facts.Exertion, 3, true)]
    [InlineData(Facts.Load, 3, true)]
    [InlineData(Facts.Repetitions, 2, true)]
    public void It_may_be_newer_from_the_day_of_the_latest_of_its_measure_on(string fact, int? daysAgo, bool mayBeNewer)
    {
        var aside = Of(APatient.Training() with { UnreadMeasurements = [Unread(fact, daysAgo)] });

        aside.All.ShouldHaveSingleItem().Why.ShouldBe(Reason.NoSubject);
        aside.MayBeNewer.Length.ShouldBe(mayBeNewer ? 1 : 0);
    }

    [Theory]
    [InlineData(Facts.Load, 28, false)]
    [InlineData(Facts.Load, 27, true)]
    [InlineData(Facts.Load, null, true)]
    public void Without_a_usable_one_all_of_the_program_may_be(string fact, int? daysAgo, bool mayBeNewer) =>
        Of(APatient.InProgramme(27, ResistancePhase.Low) with { UnreadMeasurements = [Unread(fact, daysAgo)] }).MayBeNewer.Length.ShouldBe(mayBeNewer ? 1 : 0);

    [Theory]
    [InlineData("Before day 0, and a usable one too", 28, 27, false)]
    [InlineData("On day 0, and a usable one after it", 27, 15, true)]
    [InlineData("After day 0, and a usable one later", 16, 15, true)]
    [InlineData("After day 0, and a usable one of that day", 15, 15, false)]
    [InlineData("After day 0, and a usable one before it", 14, 15, false)]
    [InlineData("56 days ago", 56, 15, false)]
    [InlineData("55 days ago, 28 days before day 0", 55, 15, true)]
    public void It_may_be_the_baseline_while_no_usable_one_is_as_early(string sentence, int daysAgo, int usable, bool mayBeBaseline) =>
        Of(APatient.Training() with { Pain = [Pain(40, usable), Pain(45, 5)], UnreadMeasurements = [Unread(Facts.PainVas, daysAgo)] }).MayBeBaseline.Length.ShouldBe(mayBeBaseline ? 1 : 0, sentence);

    [Fact]
    public void A_coarse_date_counts_by_its_last_day()
    {
        Dated(Record.Month(2026, 4)).MayBeNewer.ShouldBeEmpty();
        Dated(Record.Month(2026, 5)).MayBeNewer.ShouldHaveSingleItem();
        Dated(Record.Year(2026)).MayBeNewer.ShouldHaveSingleItem();
        Dated(Record.Day(20)).MayBeNewer.ShouldBeEmpty();
        Dated(Record.Day(20) with { IsOpen = true }).MayBeNewer.ShouldHaveSingleItem("it may have gone on since");
    }

    [Fact]
    public void Each_record_that_cannot_be_used_is_told_with_its_reason()
    {
        var patient = APatient.Training();
        PainRecord Scored(PainRecord pain, Reason? unusable, RecordedDate? date) => pain with { Unusable = unusable, Source = pain.Source with { Date = date } };
        var aside = Of(patient with
        {
            Pain =
            [
                .. patient.Pain, Pain(90, null), Pain(90, -1), Scored(Pain(90, 1), Reason.NoUnit, Record.Day(1)), Scored(Pain(90, 1), Reason.NotPerformed, Record.Day(1)),
            ],
            Motion = [.. patient.Motion, .. MotionSet(1, method: MotionMethod.VisualEstimate)[..1], .. MotionSet(1, method: MotionMethod.NotStated)[..1], Angle(Movement.Flexion, 40, 1) with { Source = Record.Of("rom-flexion", "40", 1) with { Date = Record.Month(2026, 5) } }],
            Resistance = [.. patient.Resistance, Resistance(ResistanceMeasure.Exertion, 13, null), Resistance(ResistanceMeasure.Exertion, 13, 1) with { Unusable = Reason.Preliminary, Value = null }],
        });

        aside.All.Select(unused => unused.Why).ShouldBe(
            [Reason.NoDate, Reason.FutureDate, Reason.NoUnit, Reason.VisualEstimate, Reason.NoMethod, Reason.DateNotPrecise, Reason.NoDate, Reason.Preliminary]);
        aside.MayBeNewer.ShouldBe(aside.All);
    }

    [Fact]
    public void What_was_used_is_none_of_it() => Of(APatient.Training()).All.ShouldBeEmpty();

    [Fact]
    public void The_card_names_each_measure_once_with_its_reason()
    {
        var decision = (APatient.Training() with
        {
            UnreadMeasurements = [Unread(Facts.PainVas, 0), Unread(Facts.PainVas, null, Reason.NoDate), Unread("rom-flexion", 0), Unread("rom-extension", 0), Unread(Facts.Load, 0, Reason.Unreadable)],
        }).Decide();
        var finding = decision.Because.ShouldHaveSingleItem();

        decision.Summary.ShouldBe("Review the program: perhaps newer result not used (pain, neck motion, load (% 1-RM))");
        finding.Sentence.ShouldBe("Not used, and perhaps newer than what was: pain, neck motion (no subject); pain (no date); load (% 1-RM) (unreadable)");
        finding.Evidence.ShouldBeEmpty();
        decision.NotUsed.Select(unused => (unused.Fact, unused.Reason)).ShouldBe(
            [(Facts.PainVas, Reason.NoSubject), (Facts.PainVas, Reason.NoDate), ("rom-flexion", Reason.NoSubject), ("rom-extension", Reason.NoSubject), (Facts.Load, Reason.Unreadable)]);
    }

    [Fact]
    public void The_movements_of_one_record_are_listed_as_neck_motion()
    {
        Evidence Panel(string fact) => Record.Of(fact, "unknown", 0) with { Reference = "Observation/panel" };

        (APatient.Training() with { UnreadMeasurements = [new(Panel("rom-flexion"), Reason.NoSubject), new(Panel("rom-extension"), Reason.NoSubject)] }).Decide()
            .NotUsed.ShouldBe([new UnusedRecord { Reference = "Observation/panel", Reason = Reason.NoSubject, Fact = Facts.MotionPanel }]);
    }

    private static SetAside Dated(RecordedDate date) =>
        Of(APatient.Training() with { UnreadMeasurements = [Unread(Facts.PainVas, 0) with { Source = Record.Of(Facts.PainVas, "unknown", 0) with { Date = date } }] });

    private static SetAside Of(PatientPicture picture) => new PatientCase(picture, Record.Now).SetAside;
}
