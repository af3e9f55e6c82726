using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Sign records by age in days.</summary>
internal static class Examination
{
    /// <summary>The signs of D13, each on the sides it has.</summary>
    public static readonly ImmutableArray<(Sign Sign, Side Side)> Required =
    [
        (Sign.HandWeakness, Side.Left), (Sign.HandWeakness, Side.Right),
        (Sign.UpperLimbNumbness, Side.Left), (Sign.UpperLimbNumbness, Side.Right),
        (Sign.Hoffmann, Side.Left), (Sign.Hoffmann, Side.Right),
        (Sign.GaitInstability, Side.NotStated), (Sign.LowerLimbNeuro, Side.NotStated),
        (Sign.BowelDysfunction, Side.NotStated), (Sign.BladderDysfunction, Side.NotStated),
    ];

    public static ImmutableArray<SignRecord> Negative(int daysAgo) => [.. Required.Select(row => Absent(row.Sign, daysAgo, row.Side))];

    public static SignRecord Present(Sign sign, int? daysAgo, Side side = Side.NotStated) => Of(sign, Answer.Yes, daysAgo, side);

    public static SignRecord Absent(Sign sign, int? daysAgo, Side side = Side.NotStated) => Of(sign, Answer.No, daysAgo, side);

    public static SignRecord Unclear(Sign sign, int? daysAgo, Side side = Side.NotStated) => Of(sign, Answer.Unknown, daysAgo, side) with { Unclear = Reason.Indeterminate };

    /// <summary>An active problem that began so many days ago.</summary>
    public static SignRecord Problem(Sign sign, int? daysAgo, Side side = Side.NotStated) => Of(sign, Answer.Yes, daysAgo, side) with { Origin = SignOrigin.ActiveProblem };

    /// <summary>A graded strength: below 5 is weakness.</summary>
    public static SignRecord Grade(decimal grade, int? daysAgo, Side side)
    {
        var strength = StrengthGrade.Of(grade)!.Value;
        return Of(Sign.UpperLimbStrength, strength.IsWeak ? Answer.Yes : Answer.No, daysAgo, side) with { Grade = strength };
    }

    public static ImmutableArray<SignRecord> Both(Func<Side, SignRecord> record) => [record(Side.Left), record(Side.Right)];

    /// <summary>The patient with further sign records.</summary>
    public static PatientPicture With(this PatientPicture patient, params IEnumerable<SignRecord> records) =>
        patient with { Signs = [.. patient.Signs, .. records] };

    /// <summary>The patient with these records in place of what is known about the same sign and side; a record without side replaces both.</summary>
    public static PatientPicture Instead(this PatientPicture patient, params ImmutableArray<SignRecord> records) =>
        patient.Without(known => records.Any(record => record.Sign == known.Sign && (record.Side == known.Side || record.Side == Side.NotStated))).With(records);

    public static PatientPicture Without(this PatientPicture patient, Func<SignRecord, bool> which) =>
        patient with { Signs = [.. patient.Signs.Where(record => !which(record))] };

    private static SignRecord Of(Sign sign, Answer finding, int? daysAgo, Side side)
    {
        var source = Record.Of(Facts.Of(sign), Word(finding), daysAgo, side: side == Side.NotStated ? null : side.ToString().ToLowerInvariant());
        return new(sign, side, finding, SignOrigin.Examination, source with { Reference = $"{source.Reference}-{Word(finding)}" });
    }

    private static string Word(Answer finding) => finding switch { Answer.Yes => "present", Answer.No => "absent", _ => "unknown" };
}
