using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Section <c>Content</c>: who approved which content for use here. All three or none.</summary>
internal sealed class ContentOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Content";

    /// <summary>Who approved the content here, at most 80 characters: it is shown on every card, on plans and on the pages. All three of this section or none.</summary>
    public string ApprovedBy { get; set; } = string.Empty;

    /// <summary>The day of the approval, for instance <c>2026-06-01</c>.</summary>
    public string ApprovedOn { get; set; } = string.Empty;

    /// <summary>The approved version of the content, as cards name it. Another one than the running version counts as not approved.</summary>
    public string ApprovedVersion { get; set; } = string.Empty;
}

/// <summary>The approval in force: of the running version, or none.</summary>
internal sealed partial class ContentApproval
{
    // Wherever it was approved, it was not after today there.
    private static readonly TimeSpan s_firstToSeeADay = TimeSpan.FromHours(14);

    private readonly string? _otherVersion;

    /// <summary>Of settings that <see cref="Refusals"/> let pass.</summary>
    public ContentApproval(ContentOptions options)
    {
        var isOfThisVersion = string.Equals(options.ApprovedVersion, Content.Version, StringComparison.Ordinal);
        Current = isOfThisVersion ? new(options.ApprovedBy.Trim(), Day(options.ApprovedOn)!.Value) : null;
        _otherVersion = isOfThisVersion || options.ApprovedVersion.Length == 0 ? null : options.ApprovedVersion;
    }

    /// <summary>Who approved the running content; null when nobody did.</summary>
    public Approval? Current { get; }

    /// <summary>What the settings say.</summary>
    public static ContentOptions Read(IConfiguration configuration) => configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new();

    /// <summary>Why the service must not start with these settings at this time; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(ContentOptions options, DateTimeOffset now)
    {
        ImmutableArray<(string Name, string Value)> settings =
            [("Content__ApprovedBy", options.ApprovedBy), ("Content__ApprovedOn", options.ApprovedOn), ("Content__ApprovedVersion", options.ApprovedVersion)];
        var empty = settings.RemoveAll(static setting => !string.IsNullOrWhiteSpace(setting.Value));
        return empty.Length == settings.Length ? []
            : !empty.IsEmpty ? [$"An approval names who, when and which version: set {string.Join(" and ", empty.Select(static setting => setting.Name))} as well, or none of the three."]
            : [.. Wrong(options, now)];
    }

    /// <summary>Says at the start that an approval is of another version and does not count.</summary>
    public void Announce(ILogger logger)
    {
        if (_otherVersion is { } other)
        {
            OtherVersion(logger, other, Content.Version);
        }
    }

    private static IEnumerable<string> Wrong(ContentOptions options, DateTimeOffset now)
    {
        if (options.ApprovedBy.Trim().Length > Approval.LongestName || options.ApprovedBy.Any(char.IsControl))
        {
            yield return $"Content__ApprovedBy must be one line of at most {Approval.LongestName} characters: it stands on every card.";
        }

        if (Day(options.ApprovedOn) is null)
        {
            yield return "Content__ApprovedOn must be a day such as 2026-06-01.";
        }
        else if (Day(options.ApprovedOn) > DateOnly.FromDateTime(now.ToOffset(s_firstToSeeADay).Date))
        {
            yield return "Content__ApprovedOn lies in the future: set the day on which the content was approved.";
        }
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [LoggerMessage(60, LogLevel.Warning, "the content approved here is version {Approved}, and {Running} is running: cards say that it is not approved")]
    private static partial void OtherVersion(ILogger logger, string approved, string running);
}
