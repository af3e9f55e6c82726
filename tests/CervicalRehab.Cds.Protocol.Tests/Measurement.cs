using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Measurements by age in days.</summary>
internal static class Measurement
{
    /// <summary>Six movements of one day: flexion as asked, the rest 40 degrees.</summary>
    public static ImmutableArray<MotionRecord> MotionSet(int daysAgo, decimal flexion = 50, MotionMethod method = MotionMethod.Inclinometer) =>
        [.. Enum.GetValues<Movement>().Select(movement => Angle(movement, movement == Movement.Flexion ? flexion : 40, daysAgo, method))];

    public static MotionRecord Angle(Movement movement, decimal degrees, int? daysAgo, MotionMethod method = MotionMethod.Inclinometer)
    {
        var source = Record.Of(Facts.Of(movement), Words(degrees), daysAgo, "deg");
        return new(movement, Degrees.Of(movement, degrees), method, source with { Reference = $"{source.Reference}-{method}" });
    }

    public static PainRecord Pain(decimal millimeters, int? daysAgo, PainScale scale = PainScale.Visual) =>
        new(scale, PainScore.Of(millimeters), Record.Of(scale == PainScale.Visual ? Facts.PainVas : Facts.PainNumeric, Words(millimeters), daysAgo, "mm"));

    public static ImmutableArray<ShoulderRecord> ShoulderItems(int daysAgo) =>
        [.. Enum.GetValues<ShoulderItem>().Select(item => new ShoulderRecord(item, Record.Of(Facts.Of(item), "normal", daysAgo)))];

    public static ImmutableArray<ResistanceRecord> ResistanceSet(decimal repetitions, decimal load, decimal exertion, int daysAgo) =>
    [
        Resistance(ResistanceMeasure.Repetitions, repetitions, daysAgo),
        Resistance(ResistanceMeasure.Load, load, daysAgo),
        Resistance(ResistanceMeasure.Exertion, exertion, daysAgo),
    ];

    public static ResistanceRecord Resistance(ResistanceMeasure measure, decimal value, int? daysAgo) =>
        new(measure, value, Record.Of(Fact(measure), Words(value), daysAgo));

    /// <summary>A measurement of which nothing was read.</summary>
    public static UnreadMeasurement Unread(string fact, int? daysAgo, Reason why = Reason.NoSubject) => new(Record.Of(fact, "unknown", daysAgo), why);

    private static string Fact(ResistanceMeasure measure) => measure switch
    {
        ResistanceMeasure.Repetitions => Facts.Repetitions,
        ResistanceMeasure.Load => Facts.Load,
        _ => Facts.Exertion,
    };

    private static string Words(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
