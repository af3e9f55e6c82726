using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.FollowUp;

/// <summary>What a cell of the grid shows.</summary>
public enum SignMark
{
    /// <summary>Not examined on that day, or not on record at all.</summary>
    NotExamined,

    /// <summary>Present.</summary>
    Present,

    /// <summary>Absent.</summary>
    Absent,

    /// <summary>Recorded, and neither present nor absent can be read from it.</summary>
    Unknown,

    /// <summary>Absent, and too old to count (D6).</summary>
    Stale,
}

/// <summary>One cell: its mark, and a few words where the mark does not say all (the grade, preliminary, why it is unknown).</summary>
public sealed record SignCell(SignMark Mark, string? Words = null);

/// <summary>One sign on one side: each visit, and how it counts at the evaluation. A side not stated is a sign without sides, unless others of its sign have one.</summary>
public sealed record SignRow(string Fact, Side Side, ImmutableArray<SignCell> Visits, SignCell Now);

/// <summary>The neurologic examination over time (ASSESS-01, REDFLAG-01 to 03, D6, D7).</summary>
/// <param name="Visits">Days with an examination or a problem's onset, earliest first.</param>
/// <param name="EarlierVisits">How many earlier days are left out.</param>
/// <param name="Rows">Every sign of the assessment; a pyramidal sign or a side not stated only when it is on record.</param>
public sealed record SignGrid(ImmutableArray<DateOnly> Visits, int EarlierVisits, ImmutableArray<SignRow> Rows)
{
    /// <summary>How many of the latest days are shown.</summary>
    public const int MostVisits = 6;

    internal static SignGrid Of(PatientCase c)
    {
        ImmutableArray<SignRecord> dated =
            [.. c.Picture.Signs.Where(record => record.Origin != SignOrigin.ResolvedProblem && record.Source.Date?.IsAfter(c.At) == false)];
        ImmutableArray<DateOnly> days = [.. dated.Select(record => record.Source.Date!.First).Distinct().Order()];
        ImmutableArray<DateOnly> visits = [.. days.TakeLast(MostVisits)];
        return new(visits, days.Length - visits.Length, [.. Lines(c).Select(line => RowOf(line, dated, visits, c)).OfType<SignRow>()]);
    }

    /// <summary>What was recorded of one sign on one side on one day.</summary>
    internal static SignCell On(DateOnly day, ImmutableArray<SignRecord> records, DateTimeOffset at)
    {
        var that = records.Where(record => record.Source.Date!.First == day).ToImmutableArray();
        if (that.FirstOrDefault(record => record.Finding == Answer.Yes) is { } positive)
        {
            return new(SignMark.Present, Words(positive, positive.Origin == SignOrigin.ActiveProblem ? "problem" : null));
        }

        return that.FirstOrDefault(record => record.Finding == Answer.Unknown) is { } unclear ? new(SignMark.Unknown, (unclear.Unclear ?? Reason.Indeterminate).Words())
            : that.FirstOrDefault(record => !record.Preliminary) is { } negative
                ? new(negative.Source.Date!.DaysUntil(at) > Windows.ValidDays ? SignMark.Stale : SignMark.Absent, Words(negative))
            : that.IsEmpty ? new(SignMark.NotExamined)
            : new(SignMark.Unknown, Reason.Preliminary.Words());
    }

    private static SignRow? RowOf(Line line, ImmutableArray<SignRecord> dated, ImmutableArray<DateOnly> visits, PatientCase c)
    {
        ImmutableArray<SignRecord> records = [.. dated.Where(record => line.Signs.Contains(record.Sign) && (line.AnySide || record.Side == line.Side))];
        return line.OnlyWhenOnRecord && records.IsEmpty ? null
            : new SignRow(line.Fact, line.Side, [.. visits.Select(day => On(day, records, c.At))], Now(line.State, MissingFacts.NotAllHere(c.Picture.Loads) ?? Reason.NotRecorded));
    }

    private static SignCell Now(SignState state, Reason withoutRecord) => (state.Present, state.Why) switch
    {
        (Answer.Yes, _) => new(SignMark.Present),
        (Answer.No, _) => new(SignMark.Absent),
        (_, Reason.Stale) => new(SignMark.Stale),
        (_, Reason.NotRecorded or null) => new(SignMark.Unknown, withoutRecord.Words()),
        (_, { } why) => new(SignMark.Unknown, why.Words()),
    };

    private static string? Words(SignRecord record, string? more = null)
    {
        string?[] words = [record.Grade is { } grade ? string.Create(CultureInfo.InvariantCulture, $"grade {grade.Value:0.#}") : null, record.Preliminary ? "preliminary" : null, more];
        var said = string.Join(", ", words.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    private static IEnumerable<Line> Lines(PatientCase c) =>
    [
        .. Sides(Facts.UpperLimbWeakness, c.Signs.Weakness, Sign.HandWeakness, Sign.UpperLimbWeakness, Sign.UpperLimbStrength),
        .. Sides(Facts.UpperLimbNumbness, c.Signs.Numbness, Sign.UpperLimbNumbness),
        .. Sides(Facts.Hoffmann, c.Signs.Hoffmann, Sign.Hoffmann),
        Single(Sign.GaitInstability, c.Signs.Gait), Single(Sign.LowerLimbNeuro, c.Signs.LowerLimb),
        Single(Sign.BowelDysfunction, c.Signs.Bowel), Single(Sign.BladderDysfunction, c.Signs.Bladder),
        Single(Sign.Babinski, c.Signs.Babinski) with { OnlyWhenOnRecord = true }, Single(Sign.OtherPyramidal, c.Signs.OtherPyramidal) with { OnlyWhenOnRecord = true },
    ];

    private static IEnumerable<Line> Sides(string fact, SidedSign sign, params ImmutableArray<Sign> signs) =>
    [
        new(fact, Side.Left, signs, sign.Left), new(fact, Side.Right, signs, sign.Right),
        new Line(fact, Side.NotStated, signs, sign.Unsided) with { OnlyWhenOnRecord = true },
    ];

    private static Line Single(Sign sign, SignState state) => new Line(Facts.Of(sign), Side.NotStated, [sign], state) with { AnySide = true };

    private sealed record Line(string Fact, Side Side, ImmutableArray<Sign> Signs, SignState State)
    {
        public bool AnySide { get; init; }

        public bool OnlyWhenOnRecord { get; init; }
    }
}
