using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Workbench.SilentRun;

/// <summary>A count with its name.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Count">How often.</param>
public sealed record CountRow(string Name, long Count);

/// <summary>A week: its Monday, and its cards by indicator.</summary>
public sealed record WeekRow(string Week, long Critical, long Warning, long Info)
{
    /// <summary>All cards of the week.</summary>
    public long All => Critical + Warning + Info;
}

/// <summary>A fact that is missing: in how many patients, and for which reasons.</summary>
public sealed record MissingRow(string Fact, long Patients, string Reasons);

/// <summary>A coding without a meaning.</summary>
public sealed record UnmappedRow(string System, string Code, string Display, string Near, long Count);

/// <summary>An example of a pathway.</summary>
public sealed record ExampleRow(string Pathway, string Summary, string Detail, string Indicator, ImmutableArray<string> Suggestions);

/// <summary>What the encounters of the year before would have shown.</summary>
public sealed record ReplayPart(long Encounters, long InScope, long Firings, long Repeats, ImmutableArray<CountRow> Cards, ImmutableArray<WeekRow> Weeks, ImmutableArray<CountRow> RedFlagDays, ImmutableArray<CountRow> Undated, long PassedOver)
{
    /// <summary>Encounters at which a card would have been shown, of a hundred.</summary>
    public string Per100 => Rate(Firings, Encounters);

    /// <summary>The same of a hundred encounters of patients with OPLL.</summary>
    public string Per100InScope => Rate(Firings, InScope);

    /// <summary>Firings that showed what the one before had shown, of a hundred.</summary>
    public string Repeated => Rate(Repeats, Firings);

    private static string Rate(long some, long all) => all == 0 ? "–" : (100.0 * some / all).ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>What the report of a silent run shows.</summary>
public sealed record ReportModel
{
    /// <summary>The day of the evaluation.</summary>
    public required string At { get; init; }

    /// <summary>Version of the content.</summary>
    public required string ContentVersion { get; init; }

    /// <summary>Patients in the export.</summary>
    public required long Patients { get; init; }

    /// <summary>Patients without OPLL.</summary>
    public required long WithoutOpll { get; init; }

    /// <summary>Patients with a pathway.</summary>
    public required long InScope { get; init; }

    /// <summary>Patients with OPLL of whom nothing can be said: the export holds no Patient for them.</summary>
    public required long WithoutPatient { get; init; }

    /// <summary>Patients of whom nothing can be said: no OPLL among what arrived of their conditions, which is not all.</summary>
    public required long ConditionsNotWhole { get; init; }

    /// <summary>Patients with OPLL and no pathway, by why.</summary>
    public required ImmutableArray<CountRow> NotApplicable { get; init; }

    /// <summary>Patients by pathway.</summary>
    public required ImmutableArray<CountRow> Pathways { get; init; }

    /// <summary>Cards by topic, on the day of the evaluation.</summary>
    public required ImmutableArray<CountRow> Cards { get; init; }

    /// <summary>Patients by the rule that decided.</summary>
    public required ImmutableArray<CountRow> Rules { get; init; }

    /// <summary>What is missing most.</summary>
    public required ImmutableArray<MissingRow> Missing { get; init; }

    /// <summary>Records that were not used, by reason.</summary>
    public required ImmutableArray<CountRow> NotUsed { get; init; }

    /// <summary>Codings without a meaning, the most frequent first.</summary>
    public required ImmutableArray<UnmappedRow> Unmapped { get; init; }

    /// <summary>How many there are in all.</summary>
    public required long UnmappedCodes { get; init; }

    /// <summary>Where the records of the input ended.</summary>
    public required ImmutableArray<CountRow> Lines { get; init; }

    /// <summary>An example of each pathway.</summary>
    public required ImmutableArray<ExampleRow> Examples { get; init; }

    /// <summary>The encounters of the year before; null when they were not gone through.</summary>
    public ReplayPart? Replay { get; init; }

    /// <summary>What the report cannot tell.</summary>
    public required ImmutableArray<string> Limits { get; init; }

    /// <summary>A code in words.</summary>
    public static string Words(string code) => code is "hold" ? "Running program" : code.Length == 0 ? "–" : char.ToUpperInvariant(code[0]) + string.Join(' ', code.Split('-').Select(Word))[1..];

    // Codes are in small letters; names and abbreviations are not.
    private static string Word(string word) => word switch
    {
        "mri" or "opll" or "mrc" or "vas" => word.ToUpperInvariant(),
        "hoffmann" or "babinski" => char.ToUpperInvariant(word[0]) + word[1..],
        _ => word,
    };
}
