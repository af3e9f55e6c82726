using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>A card is read in ten seconds, also where nurses noted the same sign every four hours; nothing is lost of it.</summary>
public sealed class AlikeRecordsTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Theory]
    [InlineData(AlikeRecords.Few, AlikeRecords.Few, 0)]
    [InlineData(AlikeRecords.Few + 1, AlikeRecords.Shown + 1, AlikeRecords.Few + 1 - AlikeRecords.Shown)]
    [InlineData(2_000, AlikeRecords.Shown + 1, 1_997)]
    public void H18_Of_many_records_alike_the_latest_are_shown_and_the_rest_counted(int count, int rows, int more)
    {
        var table = Rows([.. Days(count).Reverse()]);

        table.Length.ShouldBe(rows);
        if (more > 0)
        {
            table.ShouldBe([
                .. Days(count).TakeLast(AlikeRecords.Shown).Reverse().Select(record => $"| gait instability | present | {record.Date!.Text} | final | {record.Reference} |"),
                $"| gait instability | present | 2026-01-01 to {Days(count)[^(AlikeRecords.Shown + 1)].Date!.Text} | final | {more} more |"]);
        }
    }

    [Fact]
    public void H18_The_extension_lists_every_record()
    {
        var inputs = Cards(Inputs(Days(200)))[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("inputs");

        inputs.EnumerateArray().Select(input => input.GetProperty("reference").GetString()).ShouldBe(Days(200).Select(record => record.Reference));
    }

    // A card hides no contradiction, no other side, no other status and no other value among those that are many.
    [Fact]
    public void H18_What_differs_in_more_than_its_day_is_shown()
    {
        var many = Days(100);
        ImmutableArray<Evidence> others =
        [
            many[0] with { Value = "absent", Reference = "Observation/absent" },
            many[0] with { Side = "left", Reference = "Observation/left" },
            many[0] with { Status = "preliminary", Reference = "Observation/preliminary" },
            many[0] with { Status = null, Reference = "Observation/no-status" },
            many[0] with { Unit = "mm", Reference = "Observation/unit" },
            many[0] with { Method = "goniometer", Reference = "Observation/method" },
            many[0] with { Fact = Facts.BowelDysfunction, Reference = "Observation/bowel" },
            many[0] with { Date = null, Reference = "Observation/undated" },
        ];

        var table = string.Join('\n', Rows([.. many[..50], .. others, .. many[50..]]));

        others.ShouldAllBe(record => table.Contains(record.Reference!, StringComparison.Ordinal));
        table.ShouldContain("97 more");
    }

    [Theory]
    [InlineData(AlikeRecords.Shown, 0)]
    [InlineData(AlikeRecords.Shown + 1, 0)]
    [InlineData(AlikeRecords.Shown + 2, 2)]
    public void A_row_is_never_spent_on_counting_one(int alike, int more)
    {
        var bowel = Days(alike).Select(record => record with { Fact = Facts.BowelDysfunction });

        var rows = Rows([.. Days(AlikeRecords.Few), .. bowel]).Where(row => row.StartsWith("| bowel dysfunction", StringComparison.Ordinal)).ToArray();

        rows.Length.ShouldBe(more > 0 ? AlikeRecords.Shown + 1 : alike);
        rows[^1].EndsWith($"| {more} more |", StringComparison.Ordinal).ShouldBe(more > 0);
    }

    [Fact]
    public void Of_one_day_the_latest_hour_comes_first_and_the_day_is_said_once()
    {
        var hours = Enumerable.Range(0, 40).Select(at => Record(at, Hour(at)));
        var oneDay = Enumerable.Range(0, 40).Select(at => Record(at, RecordedDate.OfDay(Start)));
        var undated = Enumerable.Range(0, 40).Select(at => Record(at, null));

        Rows([.. hours]).ShouldBe([
            "| gait instability | present | 2026-01-02T15:00:00Z | final | Observation/39 |",
            "| gait instability | present | 2026-01-02T14:00:00Z | final | Observation/38 |",
            "| gait instability | present | 2026-01-02T13:00:00Z | final | Observation/37 |",
            "| gait instability | present | 2026-01-01T00:00:00Z to 2026-01-02T12:00:00Z | final | 37 more |"]);
        Rows([.. oneDay])[^1].ShouldBe("| gait instability | present | 2026-01-01 | final | 37 more |");
        Rows([.. undated])[^1].ShouldBe("| gait instability | present | not stated | final | 37 more |");
    }

    [Fact]
    public void Records_that_were_not_used_are_counted_by_reason()
    {
        ImmutableArray<UnusedRecord> unused =
        [
            .. Enumerable.Range(0, 40).Select(at => new UnusedRecord { Reference = $"Observation/{at}", Reason = Reason.Preliminary }),
            new() { Reference = "Condition/x", Reason = Reason.Unreadable },
        ];

        Detail(Inputs(Days(1)) with { NotUsed = unused }).ShouldContain("""
            **Not used**

            - Observation/0: preliminary
            - Observation/1: preliminary
            - Observation/2: preliminary
            - 37 more: preliminary
            - Condition/x: unreadable

            """);
        Detail(Inputs(Days(1)) with { NotUsed = unused[..AlikeRecords.Few] }).ShouldNotContain("more");
    }

    [Fact]
    public void A_card_beside_is_kept_short_as_well()
    {
        var finding = new Finding { Rule = "r", Clauses = ["DRUG-01"], Sentence = "Said.", Evidence = Days(200) };
        var decision = Inputs([]) with { Pathway = Pathway.NotApplicable, Beside = [new(SideTopic.Surveillance, Indicator.Info, "Surveillance", [finding])] };

        Detail(decision).ShouldContain("| 197 more |");
    }

    private static ImmutableArray<Evidence> Days(int count) => [.. Enumerable.Range(0, count).Select(at => Record(at, RecordedDate.OfDay(Start.AddDays(at))))];

    private static RecordedDate Hour(int at)
    {
        var instant = new DateTimeOffset(Start, TimeOnly.MinValue, TimeSpan.Zero).AddHours(at);
        return RecordedDate.OfDay(DateOnly.FromDateTime(instant.Date)) with { Text = instant.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), Instant = instant };
    }

    private static Evidence Record(int at, RecordedDate? date) =>
        new() { Fact = Facts.GaitInstability, Value = "present", Date = date, Status = "final", Reference = $"Observation/{at}" };

    private static Decision Inputs(ImmutableArray<Evidence> records) =>
        new() { Pathway = Pathway.UrgentSurgicalReferral, Indicator = Indicator.Critical, Summary = "Stop", Inputs = records, Clauses = ["REDFLAG-00"] };

    private static string[] Rows(ImmutableArray<Evidence> records) =>
        [.. Detail(Inputs(records)).Split('\n').SkipWhile(line => !line.StartsWith("| ---", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0)];

    private static string Detail(Decision decision) => Cards(decision)[0].GetProperty("detail").GetString()!;

    private static JsonElement[] Cards(Decision decision) =>
        [.. JsonSerializer.SerializeToElement(CardWriter.Write(decision, [], DateTimeOffset.UnixEpoch, name => name), CdsHooksJson.Wire.HookResponse).GetProperty("cards").EnumerateArray()];
}
