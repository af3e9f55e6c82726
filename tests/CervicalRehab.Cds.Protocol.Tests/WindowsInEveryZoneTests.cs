namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Each window of <see cref="Windows"/> ends on its own day, at every hour of that day, in every zone (hazard 29).</summary>
public sealed class WindowsInEveryZoneTests
{
    private static readonly double[] Offsets = [-12, -9.5, -5, 0, 1, 5.75, 12.75, 14];

    private static readonly TimeOnly[] Hours = [new(0, 0, 0), new(2, 30, 0), new(12, 0, 0), new(23, 59, 59)];

    /// <summary>A patient for whom something is so many days old, and the last day before the answer changes.</summary>
    private static readonly (string Name, int LastDay, Func<int, PatientPicture> Patient)[] Rows =
    [
        ("negative signs", Windows.ValidDays, day => APatient.InScope with { Signs = Examination.Negative(day) }),
        ("range of motion", Windows.ValidDays, day => APatient.InScope with { Motion = Measurement.MotionSet(day) }),
        ("pain", Windows.ValidDays, day => APatient.InScope with { Pain = [Measurement.Pain(40, day)] }),
        ("shoulder", Windows.ValidDays, day => APatient.InScope with { Shoulder = Measurement.ShoulderItems(day) }),
        ("a positive and then a negative", Windows.ConflictDays, day => APatient.InScope.With(Examination.Present(Sign.GaitInstability, 5 + day))),
        ("weakness of both arms examined twice", Windows.StableDays - 1, day => APatient.InScope.Instead(
            [.. Examination.Both(side => Examination.Grade(4, 0, side)), .. Examination.Both(side => Examination.Grade(4, day, side))])),
        ("worse in a program", Windows.WorseReferralDay - 1, day => APatient.InProgramme(day) with { Pain = [Measurement.Pain(20, day), Measurement.Pain(60, 3)] }),
        ("not better in a program", Windows.ExpectedGainDay - 1, day => APatient.InProgramme(day)),
        ("range of motion in a program", Windows.ReassessmentDueDay, day => APatient.InProgramme(40) with { Motion = [.. Measurement.MotionSet(40), .. Measurement.MotionSet(day)] }),
        ("a fall", Windows.RecentFallDays, day => APatient.InScope with { Falls = [Record.Of(Facts.Fall, "recorded", day, type: "Condition")] }),
        ("a baseline before the program", Windows.BaselineDays, day => APatient.InProgramme(30) with { Pain = [Measurement.Pain(20, 30 + day), Measurement.Pain(60, 3)] }),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void H29_A_window_ends_on_the_same_day_at_every_hour_in_every_zone(string name)
    {
        var (_, last, patient) = Rows.Single(row => row.Name == name);

        var (on, after) = (Everywhere(patient(last)), Everywhere(patient(last + 1)));

        on.ShouldHaveSingleItem();
        after.ShouldHaveSingleItem();
        on.ShouldNotBe(after);
        Everywhere(patient(last - 1)).ShouldBe(on, "the day before is inside too");
    }

    [Fact]
    public void H29_The_18th_birthday_begins_at_midnight_of_the_site()
    {
        PatientPicture Born(int year, int month, int day) => APatient.InScope with { BirthDate = RecordedDate.OfDay(new(year, month, day)) };

        Everywhere(Born(2008, 6, 1)).ShouldBe(Everywhere(Born(2008, 5, 31)));
        Everywhere(Born(2008, 6, 2)).ShouldHaveSingleItem().ShouldNotBe(Everywhere(Born(2008, 6, 1)).Single());
    }

    [Theory]
    [InlineData(Windows.ReassessmentOpensDay)]
    [InlineData(Windows.ReassessmentDueDay)]
    public void H29_The_days_of_the_reassessment_are_the_same_in_every_zone(int day) =>
        Everywhere(APatient.InProgramme(40) with { Motion = [.. Measurement.MotionSet(40), .. Measurement.MotionSet(day)] }).ShouldHaveSingleItem();

    // The different answers given on 1 June 2026 at any hour anywhere.
    private static string[] Everywhere(PatientPicture patient) =>
    [
        .. (from offset in Offsets
            from hour in Hours
            let decision = RehabProtocol.Evaluate(patient, new DateTimeOffset(Record.Today, hour, TimeSpan.FromHours(offset)))
            select $"{decision.Pathway} {decision.Indicator} {string.Join(' ', decision.Reasons().Concat(decision.CaveatRules()).Concat(decision.NoteRules()))} {string.Join(' ', decision.Topics())}").Distinct(StringComparer.Ordinal),
    ];
}
