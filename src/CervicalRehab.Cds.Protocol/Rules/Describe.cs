using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Facts and figures in the words of a sentence.</summary>
internal static class Describe
{
    public static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A number with its noun, for instance <c>1 day</c> or <c>2 days</c>.</summary>
    public static string Count(decimal? value, string noun) => $"{Number(value)} {noun}{(value == 1 ? string.Empty : "s")}";

    /// <summary>Distinct facts in plain words, for instance <c>gait instability, bladder dysfunction</c>.</summary>
    public static string Names(IEnumerable<string> facts) => string.Join(", ", facts.Distinct(StringComparer.Ordinal).Select(Advice.Name));

    /// <summary>One or two facts by name, more as their number, for instance <c>5 neurologic signs</c>.</summary>
    public static string Brief(IEnumerable<string> facts) => facts.Distinct(StringComparer.Ordinal).ToImmutableArray() is { Length: > 2 } many
        ? $"{many.Length} neurologic signs"
        : string.Join(" and ", facts.Distinct(StringComparer.Ordinal).Select(Advice.Name));

    /// <summary>Distinct dates as recorded, oldest first.</summary>
    public static string Dates(ImmutableArray<Evidence> records) =>
        string.Join(", ", records.OrderBy(record => record.Date?.First).Select(record => record.Date?.Text ?? "undated").Distinct(StringComparer.Ordinal));

    /// <summary>Changes with their sizes, for instance <c>pain +18 mm, flexion -12 deg</c>.</summary>
    public static string Changes(ImmutableArray<Change> changes) =>
        string.Join(", ", changes.Select(change => $"{Advice.Name(change.Latest.Fact)} {(change.Amount > 0 ? "+" : "-")}{Number(Math.Abs(change.Amount))} {(IsPain(change) ? "mm" : "deg")}"));

    public static ImmutableArray<Evidence> Pairs(ImmutableArray<Change> changes) =>
        [.. changes.SelectMany(change => new[] { change.Baseline, change.Latest })];

    private static bool IsPain(Change change) => change.Latest.Fact is Facts.PainVas or Facts.PainNumeric;
}
