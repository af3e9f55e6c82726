using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>A card of a decision as the hook's own writer makes it, without what tells whose it is: no ids, no drafts, and days told by their distance from the evaluation.</summary>
internal sealed partial class ExampleWriter(DecidingRules rules)
{
    private static readonly string[] s_forms = ["MMM d, yyyy", "MMM d"];

    private readonly HookRequest _request = new() { HookInstance = Guid.Empty, PatientId = "example", UserId = "Practitioner/example" };

    /// <summary>The pathway card, or the first beside it.</summary>
    public ExampleCard Write(Decision decision, PictureReading reading, string rank)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var (answer, _) = HookSteps.Write(decision, reading, _request, new CardContext(rules.At, _request.IdFor, "https://service.example") { Approval = rules.Approval });
        HookAnswer.Write(bytes, answer);
        var cards = JsonElement.Parse(bytes.WrittenSpan).GetProperty("cards");
        var card = cards.EnumerateArray().FirstOrDefault(card => Text(card.GetProperty("source").GetProperty("topic"), "code") == decision.Pathway.Code(), cards[0]);
        string[] labels = card.TryGetProperty("suggestions", out var suggestions) ? [.. suggestions.EnumerateArray().Select(suggestion => Undated(Text(suggestion, "label")))] : [];
        return new(rank, Undated(Text(card, "summary")), Undated(Text(card, "detail")), Text(card, "indicator"), labels);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? string.Empty;

    private string Undated(string text) => ShownDay().Replace(text, found => Distance(found.Value));

    private string Distance(string shown)
    {
        var today = DateOnly.FromDateTime(rules.At.Date);
        return !DateOnly.TryParseExact(shown, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? "a day not shown"
            : (today.DayNumber - (shown.Contains(',', StringComparison.Ordinal) ? day : InYearOf(day, today)).DayNumber) switch
            {
                0 => "that day",
                1 => "1 day before",
                > 1 and var days => $"{days} days before",
                var days => $"{-days} days after",
            };
    }

    // A day without a year is one of the year of the evaluation.
    private static DateOnly InYearOf(DateOnly day, DateOnly today) => new(today.Year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(today.Year, day.Month)));

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(, \d{4})?\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ShownDay();
}
