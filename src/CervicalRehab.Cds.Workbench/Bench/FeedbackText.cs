using System.Globalization;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>The JSON of a feedback call, from what was pressed.</summary>
internal static class FeedbackText
{
    /// <summary>One item about the card the button stands on; null when no button was pressed.</summary>
    public static string? Of(BenchForm form, DateTimeOffset at) =>
        form.Accept.Split('.') is [{ Length: > 0 } card, { Length: > 0 } suggestion] ? Accepted(form, card, suggestion, at)
        : form.Override is { Length: > 0 } overridden ? Overridden(form, overridden, at)
        : null;

    /// <summary>The card that was handled, and the uuid of the suggestion accepted, or that it was overridden.</summary>
    public static (string Card, string Outcome) Outcome(BenchForm form) => form.Accept.Split('.') is [{ Length: > 0 } card, { Length: > 0 } suggestion]
        ? (form.Text($"card-{card}"), form.Text($"suggestion-{card}-{suggestion}"))
        : (form.Text($"card-{form.Override}"), BenchModel.Overridden);

    private static string Accepted(BenchForm form, string card, string suggestion, DateTimeOffset at)
    {
        var item = Item(form, card, "accepted", at);
        item["acceptedSuggestions"] = new JsonArray(new JsonObject { ["id"] = form.Text($"suggestion-{card}-{suggestion}") });
        return Call(item);
    }

    private static string Overridden(BenchForm form, string card, DateTimeOffset at)
    {
        var item = Item(form, card, "overridden", at);
        var given = new JsonObject();
        if (form.Text($"reason-{card}").Split('|', 2) is [{ Length: > 0 } system, { Length: > 0 } code])
        {
            given["reason"] = new JsonObject { ["system"] = system, ["code"] = code };
        }

        if (form.Text($"comment-{card}").Trim() is { Length: > 0 } comment)
        {
            given["userComment"] = comment;
        }

        if (given.Count > 0)
        {
            item["overrideReason"] = given;
        }

        return Call(item);
    }

    private static JsonObject Item(BenchForm form, string card, string outcome, DateTimeOffset at) => new()
    {
        ["card"] = form.Text($"card-{card}"),
        ["outcome"] = outcome,
        ["outcomeTimestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    private static string Call(JsonObject item) => new JsonObject { ["feedback"] = new JsonArray(item) }.ToJsonString();
}
