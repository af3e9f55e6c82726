using System.Globalization;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Moments as RFC 3339 writes them.</summary>
internal static partial class Rfc3339
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>A date and time with <c>Z</c> or an offset; null for anything else. Digits beyond 100 ns are dropped.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var match = Shape.Match(text);
        return match.Success && DateTimeOffset.TryParseExact(
            string.Concat(match.Groups["to"].Value.ToUpperInvariant(), match.Groups["fraction"].Value, match.Groups["offset"].Value is "Z" or "z" ? "+00:00" : match.Groups["offset"].Value),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var moment)
            ? moment
            : null;
    }

    /// <summary>UTC to the millisecond.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>UTC to the millisecond, from milliseconds since 1970.</summary>
    public static string Format(long milliseconds) => Format(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    [GeneratedRegex(@"^(?<to>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})((?<fraction>\.[0-9]{1,7})[0-9]*)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape { get; }
}
