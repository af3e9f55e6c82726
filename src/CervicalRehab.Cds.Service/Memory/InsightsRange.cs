using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>From a moment on, and before another: milliseconds of UTC since 1970.</summary>
internal sealed record InsightsRange(long From, long Before)
{
    /// <summary>
    /// Reads <c>from</c> (included) and <c>to</c> (excluded), each a date (its midnight in UTC) or an RFC 3339 moment, and a switch when one is named.
    /// A parameter nobody knows is a fault: a misspelled one would silently answer for all time.
    /// </summary>
    public static (InsightsRange Range, bool IsOn, ImmutableArray<Problem> Problems) Read(IQueryCollection query, string? named = null)
    {
        var problems = new List<Problem>();
        foreach (var name in query.Keys.Where(name => name is not ("from" or "to") && name != named).Order(StringComparer.Ordinal).Take(10))
        {
            problems.Add(Fault("Only these query parameters are known: from, to" + (named is null ? "." : $", {named}."), null));
        }

        var range = new InsightsRange(
            Moment(query, "from", problems) ?? DateTimeOffset.MinValue.ToUnixTimeMilliseconds(),
            Moment(query, "to", problems) ?? DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() + 1);
        if (problems.Count == 0 && range.From >= range.Before)
        {
            problems.Add(Fault("from must be before to.", "from"));
        }

        return (range, named is not null && IsOn(query, named, problems), [.. problems.Distinct()]);
    }

    private static long? Moment(IQueryCollection query, string name, List<Problem> problems)
    {
        if (!query.TryGetValue(name, out var given))
        {
            return null;
        }

        var moment = given is [{ } text] ? Date(text) ?? Rfc3339.Parse(text) : null;
        if (moment is null)
        {
            problems.Add(Fault($"{name} must be given once, as a date such as 2026-06-01 or an RFC 3339 moment such as 2026-06-01T09:00:00Z (write + as %2B).", name));
        }

        return moment?.ToUnixTimeMilliseconds();
    }

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static bool IsOn(IQueryCollection query, string name, List<Problem> problems)
    {
        if (!query.TryGetValue(name, out var given))
        {
            return false;
        }

        if (given is not ["true" or "false"])
        {
            problems.Add(Fault($"{name} must be true or false.", name));
        }

        return given is ["true"];
    }

    private static Problem Fault(string text, string? name) => new(400, "value", "wrong-parameter", text, name);
}
