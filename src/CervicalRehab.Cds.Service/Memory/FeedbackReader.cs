using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>
/// Checks a feedback call (cds-hooks.md section 14, contract section 5). Unknown members are ignored, and so is a reason beside an
/// acceptance, or suggestions beside an override.
/// </summary>
internal static class FeedbackReader
{
    /// <summary>Most items of one call.</summary>
    public const int MaxItems = 500;

    /// <summary>Longest comment, in characters.</summary>
    public const int MaxComment = 10_000;

    private const int MaxId = 100;
    private const int MaxSuggestions = 100;

    // Enough to mend a client by, whatever it sent.
    private const int MaxProblems = 50;

    /// <summary>The items in order, or what is wrong with them, each with the index of its item.</summary>
    public static (ImmutableArray<FeedbackItem> Items, ImmutableArray<Problem> Problems) Read(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return ([], [new Problem(400, "structure", "not-feedback", "The request body must be a JSON object with an array feedback.")]);
        }

        var problems = new List<Problem>();
        var root = new FieldReader(body, string.Empty, problems);
        if (root.Child("feedback", JsonValueKind.Array, "an array", required: true) is not { } array)
        {
            return ([], [.. problems]);
        }

        if (array.GetArrayLength() > MaxItems)
        {
            root.Wrong("feedback", Invariant($"an array of at most {MaxItems} items"));
            return ([], [.. problems]);
        }

        var items = array.EnumerateArray().SelectMany((item, index) => root.Within(Invariant($"feedback[{index}]"), item, "an object") is { } fields ? Items(fields) : []).ToImmutableArray();
        return problems.Count == 0 ? (items, []) : ([], [.. problems.Take(MaxProblems)]);
    }

    // One of each, and of an override as many as there are reasons.
    private static ImmutableArray<FeedbackItem> Items(FieldReader fields)
    {
        var item = new FeedbackItem { Card = Uuid(Bounded(fields, "card", fields.Required("card"), MaxId)), Outcome = fields.Required("outcome"), At = Moment(fields) };
        switch (item.Outcome)
        {
            case "accepted":
                return [item with { Suggestions = Suggestions(fields) }];
            case "overridden":
                return OverrideReader.Read(fields) is { IsEmpty: false } reasons ? reasons.Select(reason => item with { Reason = reason.Reason, Comment = reason.Comment }).ToImmutableArray() : [item];
            case "":
                return [item];
            default:
                fields.Wrong("outcome", "accepted or overridden");
                return [item];
        }
    }

    private static DateTimeOffset Moment(FieldReader fields)
    {
        const string Name = "outcomeTimestamp";
        var text = fields.Required(Name);
        var moment = Rfc3339.Parse(text);
        if (moment is null && text.Length > 0)
        {
            fields.Wrong(Name, "an RFC 3339 date and time with Z or an offset, for instance 2026-06-01T09:00:00Z");
        }

        return moment ?? default;
    }

    private static ImmutableArray<string> Suggestions(FieldReader fields)
    {
        const string Name = "acceptedSuggestions";
        if (fields.Child(Name, JsonValueKind.Array, "an array of objects with an id", required: true) is not { } array)
        {
            return [];
        }

        if (array.GetArrayLength() is 0 or > MaxSuggestions)
        {
            fields.Wrong(Name, Invariant($"an array of 1 to {MaxSuggestions} objects with an id"));
            return [];
        }

        return [.. array.EnumerateArray().Select((json, index) => SuggestionId(json, Invariant($"{Name}[{index}]")))];

        string SuggestionId(JsonElement json, string name) => fields.Within(name, json, "an object with an id") is { } suggestion
            ? Uuid(Bounded(suggestion, "id", suggestion.Required("id"), MaxId))
            : string.Empty;
    }

    private static string Uuid(string? id) => Guid.TryParseExact(id, "D", out var uuid) ? uuid.ToString() : id ?? string.Empty;

    /// <summary>A text that is not too long and can be stored; what is wrong with it is noted.</summary>
    public static string? Bounded(FieldReader fields, string name, string? text, int longest)
    {
        if (text?.Length > longest || text?.Contains('\0', StringComparison.Ordinal) is true)
        {
            fields.Wrong(name, Invariant($"a string of at most {longest} characters, none of them U+0000"));
        }

        return text;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
