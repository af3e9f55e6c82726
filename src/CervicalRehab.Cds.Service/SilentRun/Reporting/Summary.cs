using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary>A fact that is missing: in how many patients, and for which reasons.</summary>
internal sealed record MissingFigure(string Fact, long Patients, IReadOnlyDictionary<string, long> Reasons);

/// <summary>What the encounters of the year before would have shown.</summary>
internal sealed record ReplaySummary
{
    public required long Encounters { get; init; }

    public required long InScope { get; init; }

    public required long Firings { get; init; }

    public required double FiringsPer100Encounters { get; init; }

    public required long Repeats { get; init; }

    public required IReadOnlyDictionary<string, long> Cards { get; init; }

    /// <summary>Cards by week, named by its Monday.</summary>
    public required IReadOnlyDictionary<string, long> Weeks { get; init; }

    public required IReadOnlyDictionary<string, long> RedFlagDays { get; init; }

    public required IReadOnlyDictionary<string, long> Undated { get; init; }

    public required long PassedOver { get; init; }
}

/// <summary><c>summary.json</c> (contract section 6): the figures of a report. Lists and members stand in one order, whatever order the input had.</summary>
internal sealed record Summary
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "summary.json";

    /// <summary>Moment of evaluation, ISO 8601 with offset.</summary>
    public required string At { get; init; }

    public required string ContentVersion { get; init; }

    /// <summary>Patients of whom the export holds a Patient.</summary>
    public required long Patients { get; init; }

    public required long WithoutOpll { get; init; }

    /// <summary>Patients with a pathway.</summary>
    public required long InScope { get; init; }

    /// <summary>Patients of whom nothing can be said: with OPLL and without a Patient that can be read, or with Conditions that are not all there and no OPLL among them.</summary>
    public required long NotEvaluated { get; init; }

    /// <summary>Of these: no OPLL among what arrived of their Conditions, which is not all.</summary>
    public required long ConditionsNotWhole { get; init; }

    /// <summary>Patients with OPLL and no pathway, by why.</summary>
    public required IReadOnlyDictionary<string, long> NotApplicable { get; init; }

    /// <summary>Patients by the topic of their pathway card.</summary>
    public required IReadOnlyDictionary<string, long> Pathways { get; init; }

    public required IReadOnlyDictionary<string, long> Indicators { get; init; }

    /// <summary>Cards by topic on the day of the evaluation.</summary>
    public required IReadOnlyDictionary<string, long> Cards { get; init; }

    /// <summary>Patients by the rule that decided.</summary>
    public required IReadOnlyDictionary<string, long> Rules { get; init; }

    public required LineCounts Lines { get; init; }

    public required MissingFigure[] Missing { get; init; }

    /// <summary>Records that arrived and were not used, by reason.</summary>
    public required IReadOnlyDictionary<string, long> NotUsed { get; init; }

    /// <summary>Records used that hold resources within them.</summary>
    public required long Contained { get; init; }

    /// <summary>Types of which not everything is there.</summary>
    public required PartState[] NotWhole { get; init; }

    /// <summary>Files that are cut off, damaged or shorter than the manifest says: their types are among those of which not everything is there.</summary>
    public required string[] FilesNotWhole { get; init; }

    /// <summary>OperationOutcomes of the export that say more than remarks.</summary>
    public required long Outcomes { get; init; }

    /// <summary>How many codings have no meaning; all of them stand in <c>unmapped.csv</c>.</summary>
    public required int UnmappedCodes { get; init; }

    /// <summary>The first hundred of them by frequency.</summary>
    public required UnmappedCode[] Unmapped { get; init; }

    /// <summary>Null when the encounters were not gone through.</summary>
    public ReplaySummary? Replay { get; init; }

    /// <summary>The figures of a result.</summary>
    public static Summary Of(ShardResult whole, UnmappedCode[] unmapped)
    {
        var result = whole.Result;
        return new()
        {
            At = whole.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ContentVersion = whole.ContentVersion,
            Patients = result.Patients,
            WithoutOpll = result.WithoutOpll,
            InScope = result.InScope,
            NotEvaluated = result.NotEvaluated,
            ConditionsNotWhole = result.ConditionsNotWhole,
            NotApplicable = InOrder(result.NotApplicable.Ranked),
            Pathways = InOrder(result.Pathways.Ranked),
            Indicators = InOrder(result.Indicators.Ranked),
            Cards = InOrder(result.Cards.Ranked),
            Rules = InOrder(result.Rules.Ranked),
            Lines = result.Lines,
            Missing = [.. result.MissingFacts.Ranked.Select(fact => new MissingFigure(fact.Key, fact.Value, InOrder(result.Missing.Ranked.Where(row => row.Key.StartsWith(fact.Key + " ", StringComparison.Ordinal)).Select(row => KeyValuePair.Create(row.Key[(fact.Key.Length + 1)..], row.Value)))))],
            NotUsed = InOrder(result.NotUsed.Ranked),
            Contained = result.Contained,
            NotWhole = whole.NotWhole,
            FilesNotWhole = whole.FilesNotWhole,
            Outcomes = whole.Outcomes,
            UnmappedCodes = unmapped.Length,
            Unmapped = [.. unmapped.Take(100)],
            Replay = result.Replay is { } replay ? Of(replay) : null,
        };
    }

    private static ReplaySummary Of(ReplayFigures replay) => new()
    {
        Encounters = replay.Encounters,
        InScope = replay.InScope,
        Firings = replay.Firings,
        FiringsPer100Encounters = replay.Encounters == 0 ? 0 : Math.Round(100.0 * replay.Firings / replay.Encounters, 2),
        Repeats = replay.Repeats,
        Cards = InOrder(replay.Cards.Ranked),
        Weeks = InOrder(replay.Weeks.Ordered),
        RedFlagDays = InOrder(replay.RedFlagDays.Ranked),
        Undated = InOrder(replay.Undated.Ranked),
        PassedOver = replay.PassedOver,
    };

    private static OrderedDictionary<string, long> InOrder(IEnumerable<KeyValuePair<string, long>> counts) => new(counts, StringComparer.Ordinal);
}
