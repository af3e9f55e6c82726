namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D29: what stands where a Condition has a date and names no day leaves it not wholly understood; a day in another form of writing does not.</summary>
public sealed class NoDateTests
{
    private const string Minor = """ "severity": { "coding": [{ "system": "http://snomed.info/sct", "code": "255604002" }] } """;

    public static TheoryData<string> Members =>
    [
        "\"onsetDateTime\": \"DATE\"", "\"abatementDateTime\": \"DATE\"", "\"recordedDate\": \"DATE\"", "\"onsetPeriod\": { \"start\": \"DATE\" }", "\"onsetPeriod\": { \"start\": \"2025-04-27\", \"end\": \"DATE\" }",
        "\"abatementPeriod\": { \"end\": \"DATE\" }",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void An_OPLL_with_a_date_that_is_none_is_unconfirmed_and_named(string member)
    {
        foreach (var text in new[] { "yesterday", "x", "2025-13-01", "2025-02-30", "04/27/2025", "27.04.2025", "0000-00-00", "2025-04-2", "20251301", "2025-04-27abc" })
        {
            var chart = Opll(member, text);

            chart.Pathway.ShouldBe("complete-assessment", text);
            chart.Rules.ShouldContain("diagnosis-not-confirmed");
            chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": not-understood");
            chart.With(Written.Present("gait-instability")).Pathway.ShouldBe("urgent-surgical-referral");
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_day_is_a_day_however_its_time_is_written(string member)
    {
        foreach (var text in new[]
        {
            "2025", "2025-04", "2025-04-27", "2025-04-27T10:15:30+02:00", "2025-04-27T10:15:30.123456789Z", "2025-04-27T10:15:30", "2025-04-27T10:15", "2025-04-27T10:15:30+0200", "2025-04-27 10:15:30.0",
            "2025-04-27T24:00:00Z", "2025-04-27T10:15:30,5Z", "2025-04-27Z", "2025-04-27+02:00", " 2025-04-27 ", "20250427", "20250427101530", "9999-12-31", "0001-01-01T00:00:00", "",
        })
        {
            Opll(member, text).Pathway.ShouldBe("conservative-plan", text);
        }
    }

    private static Chart Opll(string member, string date) =>
        Chart.Baseline.Without("90448008", "M48.8X2").With(Written.Condition("sct|90448008", $"{Minor}, {member.Replace("DATE", date, StringComparison.Ordinal)}"));
}
