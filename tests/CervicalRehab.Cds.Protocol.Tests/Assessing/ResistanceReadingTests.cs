using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Which set of resistance training speaks, and which of two values of one day (PROG-03, D19).</summary>
public sealed class ResistanceReadingTests
{
    [Fact]
    public void The_latest_day_speaks()
    {
        foreach (var records in new[] { ResistanceSet(15, 40, 13, 10).AddRange(ResistanceSet(12, 50, 14, 3)), ResistanceSet(12, 50, 14, 3).AddRange(ResistanceSet(15, 40, 13, 10)) })
        {
            var reading = Read([.. records]);

            (reading.Age, reading.Repetitions, reading.Load, reading.Exertion, reading.Phase).ShouldBe((3, 12m, 50m, 14m, ResistancePhase.Moderate));
            reading.Sources.Length.ShouldBe(3);
        }
    }

    [Fact]
    public void The_latest_load_tells_the_phase()
    {
        Read(Resistance(ResistanceMeasure.Load, 50, 3), Resistance(ResistanceMeasure.Load, 40, 10)).Phase.ShouldBe(ResistancePhase.Moderate);
        Read(Resistance(ResistanceMeasure.Load, 40, 3), Resistance(ResistanceMeasure.Load, 50, 10)).Phase.ShouldBe(ResistancePhase.Low);
    }

    [Fact]
    public void Of_one_day_the_value_speaks_that_favors_progress_less()
    {
        var reading = Read([.. ResistanceSet(15, 40, 13, 3), .. ResistanceSet(12, 50, 11, 3)]);

        (reading.Repetitions, reading.Load, reading.Exertion, reading.LatestLoad!.Value).ShouldBe((12m, 50m, 13m, 50m));
    }

    [Theory]
    [InlineData("On day 0", 27, 27)]
    [InlineData("The day before", 28, null)]
    [InlineData("Today", 0, 0)]
    [InlineData("Tomorrow", -1, null)]
    public void A_set_counts_from_day_0_on(string sentence, int daysAgo, int? age) => Read([.. ResistanceSet(15, 40, 13, daysAgo)]).Age.ShouldBe(age, sentence);

    private static ResistanceReading Read(params ResistanceRecord[] records) => new PatientCase(APatient.InProgramme(27) with { Resistance = [.. records] }, Record.Now).Resistance;
}
