using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>One part of the patients of several: those whose hash leaves <paramref name="Index"/> when divided by <paramref name="Count"/>.</summary>
internal readonly record struct Shard(int Index, int Count)
{
    /// <summary>All patients.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>The part that counts what belongs to no patient.</summary>
    public bool IsFirst => Index == 0;

    /// <summary>Reads <c>3/16</c>. Numbering from 0 and from 1 are both understood: the last of sixteen, 16/16, is part 0.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var index, var count]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && of is > 0 and <= 4_096 && at <= of ? new(at % of, of) : null;

    /// <summary>As it may have been asked for, by either numbering.</summary>
    public string Named => IsFirst ? $"{this} (or {Count}/{Count})" : ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";
}

/// <summary>What a silent run was asked for (contract section 6).</summary>
internal sealed record RunSettings
{
    /// <summary>Folders and manifest files.</summary>
    public required ImmutableArray<string> In { get; init; }

    /// <summary>Folder of the report.</summary>
    public required string Out { get; init; }

    /// <summary>Moment of evaluation; null for the day of the export.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether each encounter of the year before is gone through.</summary>
    public bool ReplaysEncounters { get; init; }

    /// <summary>Which patients.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether a run that was stopped goes on.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether patients are named by their ids.</summary>
    public bool WithIds { get; init; }

    /// <summary>A secret of the site from which hashed ids are made, so that they are the same from month to month; null to make one of the export.</summary>
    public string? Salt { get; init; }

    /// <summary>Threads that read and decide. Default: one a core.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Bytes of input between two checkpoints unless said otherwise.</summary>
    public const long UsualCheckpointBytes = 192L << 20;

    /// <summary>Bytes of input between two checkpoints.</summary>
    public long CheckpointBytes { get; init; } = UsualCheckpointBytes;

    /// <summary>Bytes of input for each part of the patients unless said otherwise. A tenth of them is kept, and each thread holds one part at a time.</summary>
    public const long UsualPartBytes = 64L << 20;

    /// <summary>Bytes of input for each part of the patients: memory follows from it, and not from how large the export is.</summary>
    public long PartBytes { get; init; } = UsualPartBytes;

    /// <summary>An instant with its offset, or a day: its last second in this machine's time zone, so that whatever was recorded on it counts.</summary>
    public static DateTimeOffset? Moment(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? EndOf(day) : EvaluationClock.Parse(text);

    private static DateTimeOffset EndOf(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new(local, TimeZoneInfo.Local.GetUtcOffset(local));
    }
}

/// <summary>Why a run cannot be: said in one line, exit status 2.</summary>
internal sealed class UnusableInput(string message) : Exception(message);
