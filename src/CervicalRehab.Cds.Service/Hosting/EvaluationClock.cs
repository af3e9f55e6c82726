using System.Globalization;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>The moment of evaluation. The wall clock stays beside it for whatever a fixed moment must not touch, such as tokens.</summary>
internal sealed record EvaluationClock(TimeProvider Wall, DateTimeOffset? FixedAt)
{
    /// <summary>Name of the setting (contract section 2).</summary>
    public const string Setting = "Clock:FixedAt";

    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>The fixed instant with its own offset, else now in the site's time zone.</summary>
    public DateTimeOffset Now => FixedAt ?? Wall.GetLocalNow();

    /// <summary>An ISO instant with an offset or Z; null for anything else.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var numeric = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        return DateTimeOffset.TryParseExact(numeric, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;
    }
}
