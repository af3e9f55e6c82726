using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Which of several pain scores and shoulder findings speaks, and which says why there is none (D13, D15).</summary>
public sealed class PainAndShoulderTests
{
    private static readonly PainRecord Unusable = Pain(40, 5) with { Score = null, Unusable = Reason.NoScale };

    private static readonly Dictionary<string, (PainRecord[] Records, string? Missing)> Scores = new(StringComparer.Ordinal)
    {
        ["None"] = ([], "not-recorded"),
        ["28 days old"] = ([Pain(40, 28)], null),
        ["29 days old"] = ([Pain(40, 29)], "stale 29"),
        ["Stale, then unusable"] = ([Pain(40, 40), Unusable], "no-scale 5"),
        ["Unusable, then stale, in the order of the record"] = ([Pain(40, 40), Unusable, Pain(30, 60)], "no-scale 5"),
        ["Unusable, then stale"] = ([Pain(40, 40), Unusable with { Source = Pain(40, 50).Source }], "stale 40"),
        ["Undated"] = ([Pain(40, null)], "no-date"),
        ["Undated before stale"] = ([Pain(40, null), Pain(40, 40)], "stale 40"),
        ["Tomorrow"] = ([Pain(40, -1)], "future-date -1"),
    };

    private static readonly Dictionary<string, (ShoulderRecord[] Records, string? Missing)> Shoulders = new(StringComparer.Ordinal)
    {
        ["None"] = ([], "not-recorded"),
        ["28 days old"] = ([Shoulder(28)], null),
        ["29 days old"] = ([Shoulder(29)], "stale 29"),
        ["Old, then fresh"] = ([Shoulder(60), Shoulder(5)], null),
        ["Fresh, then old"] = ([Shoulder(5), Shoulder(60)], null),
        ["Unusable before stale"] = ([Shoulder(5) with { Unusable = Reason.NoValue }, Shoulder(40)], "stale 40"),
        ["Unusable"] = ([Shoulder(5) with { Unusable = Reason.NoValue }], "no-value 5"),
        ["Undated"] = ([Shoulder(null)], "no-date"),
        ["Tomorrow"] = ([Shoulder(-1)], "future-date -1"),
    };

    public static TheoryData<string> ScoreSentences => new(Scores.Keys);

    public static TheoryData<string> ShoulderSentences => new(Shoulders.Keys);

    [Theory]
    [MemberData(nameof(ScoreSentences))]
    public void The_latest_score_says_why_there_is_none(string sentence) =>
        new PainReading(new() { Pain = [.. Scores[sentence].Records] }, Record.Now).Missing().Select(Told).SingleOrDefault().ShouldBe(Scores[sentence].Missing, sentence);

    [Theory]
    [MemberData(nameof(ShoulderSentences))]
    public void The_latest_usable_finding_says_why_an_item_is_missing(string sentence) =>
        new ShoulderReading(new() { Shoulder = [.. Shoulders[sentence].Records] }, Record.Now).Missing.Where(missing => missing.Fact == Facts.ShoulderStrength)
            .Select(Told).SingleOrDefault().ShouldBe(Shoulders[sentence].Missing, sentence);

    [Fact]
    public void The_latest_score_is_the_baseline_and_the_higher_one_of_a_day()
    {
        Fresh(Pain(60, 10), Pain(30, 5), Pain(40, 5)).Score!.Value.Millimeters.ShouldBe(40);
        Fresh(Pain(40, 5), Pain(30, 5), Pain(60, 10)).Score!.Value.Millimeters.ShouldBe(40);
    }

    [Fact]
    public void The_latest_finding_of_an_item_is_shown() =>
        new ShoulderReading(new() { Shoulder = [Shoulder(9), Shoulder(5), Shoulder(7)] }, Record.Now).Fresh.ShouldHaveSingleItem().Date.ShouldBe(Record.Day(5));

    private static ShoulderRecord Shoulder(int? daysAgo) => new(ShoulderItem.Strength, Record.Of(Facts.ShoulderStrength, "normal", daysAgo));

    private static PainRecord Fresh(params PainRecord[] records) => new PainReading(new() { Pain = [.. records] }, Record.Now).Fresh!;

    private static string Told(MissingFact missing) =>
        missing.LastDate is { } last ? $"{missing.Reason.Code()} {Record.Today.DayNumber - last.First.DayNumber}" : missing.Reason.Code();
}
