using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Answer of <c>GET /insights</c>: what became of the cards issued in a time.</summary>
/// <param name="Cards">One entry per pathway and card topic, in alphabetical order.</param>
/// <param name="UnknownCards">Feedback about cards this database does not know; absent without any.</param>
internal sealed record InsightsReport(ImmutableArray<CardInsight> Cards, UnknownCardInsight? UnknownCards);

/// <summary>Counts of the cards of one topic. Each card counts once in each number, however often feedback about it came.</summary>
internal sealed record CardInsight
{
    public required string Pathway { get; init; }

    public required string Topic { get; init; }

    public required long Issued { get; init; }

    /// <summary>Cards of which a suggestion was accepted; one overridden later counts in both.</summary>
    public required int Accepted { get; init; }

    public required int Overridden { get; init; }

    /// <summary>Cards overridden with neither a reason nor a comment.</summary>
    public required int OverriddenWithoutReason { get; init; }

    /// <summary>Cards overridden with a comment and no reason.</summary>
    public required int OverriddenWithCommentOnly { get; init; }

    /// <summary>The most frequent first; absent without any.</summary>
    public ImmutableArray<ReasonInsight>? Reasons { get; init; }

    /// <summary>Median of the seconds from issue to the card's first outcome, both by their own clocks, never below 0; absent without an outcome.</summary>
    public double? MedianSecondsToOutcome { get; init; }

    /// <summary>By week of issue.</summary>
    public required ImmutableArray<WeekInsight> Weeks { get; init; }
}

/// <summary>How many cards were overridden for one reason.</summary>
internal sealed record ReasonInsight(string? System, string Code, string? Display, int Cards);

/// <summary>One ISO week in UTC, such as <c>2026-W23</c>.</summary>
internal sealed record WeekInsight(string Week, long Issued, int Accepted, int Overridden);

/// <summary>Feedback about cards that are not known for the client that sent it, by the week it was received.</summary>
internal sealed record UnknownCardInsight(int Cards, int Accepted, int Overridden, ImmutableArray<UnknownWeekInsight> Weeks);

/// <summary>Unknown cards of one ISO week.</summary>
internal sealed record UnknownWeekInsight(string Week, int Cards);

/// <summary>One line of the export.</summary>
internal sealed record ExportedFeedback
{
    public required string Card { get; init; }

    /// <summary>Whether this service issued the card to this client.</summary>
    public required bool Known { get; init; }

    public required string Service { get; init; }

    /// <summary>Issuer of the client; absent for an anonymous one.</summary>
    public string? Client { get; init; }

    public string? Pathway { get; init; }

    public string? Topic { get; init; }

    public string? Indicator { get; init; }

    public ImmutableArray<string>? Clauses { get; init; }

    public string? ContentVersion { get; init; }

    public string? IssuedAt { get; init; }

    public required string Outcome { get; init; }

    public required string OutcomeTimestamp { get; init; }

    public required string ReceivedAt { get; init; }

    public ImmutableArray<string>? AcceptedSuggestions { get; init; }

    /// <summary>Accepted suggestions that the known card did not have.</summary>
    public ImmutableArray<string>? UnknownSuggestions { get; init; }

    public Fhir.Term? OverrideReason { get; init; }

    public required bool HasComment { get; init; }

    /// <summary>Sensitive: only when asked for.</summary>
    public string? UserComment { get; init; }

    /// <summary>Where the next page goes on.</summary>
    [JsonIgnore]
    public long Sequence { get; init; }
}
