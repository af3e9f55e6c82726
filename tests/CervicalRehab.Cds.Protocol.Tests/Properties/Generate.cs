using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>Dates, signs and measurements with an emphasis on the days where an answer turns.</summary>
internal static class Generate
{
    private static readonly int[] TurningDays = [-2, -1, 0, 1, 2, 5, 13, 14, 20, 27, 28, 29, 30, 33, 41, 42, 43, 55, 56, 57, 60, 90, 365];

    private static readonly int[] Offsets = [-10, -5, 0, 0, 2, 9];

    public static readonly Gen<bool> Rarely = Gen.Choose(0, 9).Select(roll => roll == 0);

    public static readonly Gen<int> Age = Gen.Elements(TurningDays).Or(Gen.Choose(0, 90));

    public static readonly Gen<int> FreshAge = Gen.Choose(0, 28);

    /// <summary>Days mostly; instants with offsets, months, years and nothing now and then.</summary>
    public static readonly Gen<RecordedDate?> Date = Gen.Frequency<RecordedDate?>(
        (16, Age.Select(days => (RecordedDate?)Record.Day(days))),
        (3, from days in Age
            from hour in Gen.Choose(0, 23)
            from offset in Gen.Elements(Offsets)
            select (RecordedDate?)Record.Instant(new DateTimeOffset(Record.Today.AddDays(-days).ToDateTime(new(hour, 30)), TimeSpan.FromHours(offset)))),
        (1, Gen.Choose(1, 7).Select(month => (RecordedDate?)Record.Month(2026, month))),
        (1, Gen.Choose(2023, 2027).Select(year => (RecordedDate?)Record.Year(year))),
        (1, Gen.Constant<RecordedDate?>(null)));

    public static readonly Gen<Answer> Finding = Gen.Elements(Answer.No, Answer.No, Answer.No, Answer.Yes, Answer.Unknown);

    public static readonly Gen<SignRecord> Sign =
        from sign in Gen.Elements(Enum.GetValues<Sign>())
        from side in Gen.Elements(Enum.GetValues<Side>())
        from finding in Finding
        from date in Date
        from origin in Weighted((8, SignOrigin.Examination), (2, SignOrigin.ActiveProblem), (1, SignOrigin.ResolvedProblem))
        from ended in Date
        from grade in Gen.Elements(0m, 2m, 3m, 3.5m, 4m, 4.5m, 5m, 5m)
        from preliminary in Rarely
        from worse in Rarely
        let graded = sign == Protocol.Sign.UpperLimbStrength ? StrengthGrade.Of(grade) : null
        let record = graded is { } strength
            ? Consistent(sign, side, strength.IsWeak ? Answer.Yes : Answer.No, SignOrigin.Examination, date)
            : Consistent(sign, side, finding, origin, date)
        select record with
        {
            Grade = graded,
            Preliminary = preliminary,
            MarkedWorse = worse,
            Ended = record.Origin == SignOrigin.ResolvedProblem ? ended : null,
        };

    /// <summary>A complete negative examination, most often fresh, now and then with records missing.</summary>
    public static readonly Gen<ImmutableArray<SignRecord>> NegativeExamination =
        from days in Gen.Frequency((6, FreshAge), (1, Age))
        from dropped in Gen.Frequency((7, Gen.Constant(-1)), (1, Gen.Choose(0, Examination.Required.Length - 1)))
        select dropped < 0 ? Examination.Negative(days) : Examination.Negative(days).RemoveAt(dropped);

    public static readonly Gen<MotionMethod> Method = Weighted((6, MotionMethod.Inclinometer), (2, MotionMethod.Goniometer), (1, MotionMethod.Crom), (1, MotionMethod.VisualEstimate), (1, MotionMethod.NotStated));

    public static readonly Gen<ImmutableArray<MotionRecord>> MotionSet =
        from days in Gen.Frequency((4, FreshAge), (1, Age))
        from flexion in Gen.Elements(30m, 40m, 40.1m, 50m, 59.9m, 60m)
        from method in Method
        select Measurement.MotionSet(days, flexion, method);

    public static readonly Gen<MotionRecord> Motion =
        from movement in Gen.Elements(Enum.GetValues<Movement>())
        from degrees in Gen.Choose(0, 120)
        from date in Date
        from method in Method
        from unusable in Rarely
        let angle = Degrees.Of(movement, degrees)
        select new MotionRecord(movement, unusable ? null : angle, method, Sourced(Facts.Of(movement), $"{degrees}", date))
        {
            Unusable = unusable ? Reason.Preliminary : angle is null ? Reason.OutOfRange : null,
        };

    public static readonly Gen<PainRecord> Pain =
        from scale in Weighted((3, PainScale.Visual), (1, PainScale.Numeric))
        from millimeters in Gen.Elements(0m, 20m, 25m, 40m, 54m, 54.9m, 55m, 60m, 100m)
        from date in Date
        from unusable in Rarely
        select new PainRecord(scale, unusable ? null : PainScore.Of(millimeters), Sourced(scale == PainScale.Visual ? Facts.PainVas : Facts.PainNumeric, $"{millimeters}", date))
        {
            Unusable = unusable ? Reason.NoScale : null,
        };

    public static readonly Gen<ShoulderRecord> Shoulder =
        from item in Gen.Elements(Enum.GetValues<ShoulderItem>())
        from date in Date
        from unusable in Rarely
        select new ShoulderRecord(item, Sourced(Facts.Of(item), "normal", date)) { Unusable = unusable ? Reason.NoValue : null };

    public static readonly Gen<ResistanceRecord> Resistance =
        from measure in Gen.Elements(Enum.GetValues<ResistanceMeasure>())
        from value in Gen.Elements(11m, 12m, 13m, 14m, 15m, 16m, 39m, 40m, 41m, 60m, 61m)
        from days in Age
        from unusable in Rarely
        select Measurement.Resistance(measure, value, days) with { Value = unusable ? null : value, Unusable = unusable ? Reason.NoScale : null };

    public static Gen<T> Weighted<T>(params (int Weight, T Value)[] values) =>
        Gen.Frequency([.. values.Select(value => (value.Weight, Gen.Constant(value.Value)))]);

    public static Gen<ImmutableArray<T>> Few<T>(Gen<T> one, int most) =>
        from count in Gen.Choose(0, most)
        from several in one.ArrayOf(count)
        select ImmutableArray.Create(several);

    /// <summary>None in most patients.</summary>
    public static Gen<ImmutableArray<T>> Seldom<T>(Gen<T> one) =>
        Gen.Frequency((8, Gen.Constant(ImmutableArray<T>.Empty)), (1, Few(one, 2)));

    public static Evidence Sourced(string fact, string value, RecordedDate? date, string type = "Observation") => new()
    {
        Fact = fact,
        Value = value,
        Date = date,
        Status = "final",
        Reference = $"{type}/{fact}-{value}-{date?.Text}",
    };

    /// <summary>Problems are positive or resolved; signs without a side in the protocol have none.</summary>
    private static SignRecord Consistent(Sign sign, Side side, Answer finding, SignOrigin origin, RecordedDate? date)
    {
        var sided = sign is Protocol.Sign.Hoffmann or Protocol.Sign.HandWeakness or Protocol.Sign.UpperLimbWeakness or Protocol.Sign.UpperLimbStrength or Protocol.Sign.UpperLimbNumbness;
        var told = origin switch { SignOrigin.ActiveProblem => Answer.Yes, SignOrigin.ResolvedProblem => Answer.Unknown, _ => finding };
        return new(sign, sided ? side : Side.NotStated, told, origin, Sourced(Facts.Of(sign), $"{told}-{side}", date))
        {
            Unclear = told == Answer.Unknown && origin == SignOrigin.Examination ? Reason.Indeterminate : null,
        };
    }
}
