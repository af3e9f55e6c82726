using System.Globalization;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Moments as RFC 3339 writes them.</summary>
internal static partial class Rfc3339
{
    /// <summary>A date and time with <c>Z</c> or an offset; null for anything else. Digits beyond 100 ns are dropped.</summary>
    public static DateTimeOffset? Parse(string text) => Shape.Match(text) is { Success: true, Groups: var part } && DateTimeOffset.TryParseExact(
        string.Concat(part["to"].Value, part["fraction"].Value, part["offset"].Value).ToUpperInvariant(),
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out var moment)
        ? moment
        : null;

    /// <summary>UTC to the millisecond.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>UTC to the millisecond, from milliseconds since 1970.</summary>
    public static string Format(long milliseconds) => Format(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    [GeneratedRegex(@"^(?<to>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})((?<fraction>\.[0-9]{1,7})[0-9]*)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape { get; }
}
