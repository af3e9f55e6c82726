using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Workbench.SilentRun;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary><c>report.html</c>: the figures for a committee.</summary>
internal static class ReportPage
{
    // More stand in the files.
    private const int LongestList = 40;

    /// <summary>The page.</summary>
    public static string Html(ShardResult whole, Summary summary) => SilentRunReport.Html(Model(whole, summary)).GetAwaiter().GetResult();

    private static ReportModel Model(ShardResult whole, Summary summary) => new()
    {
        At = whole.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ContentVersion = summary.ContentVersion,
        Patients = summary.Patients,
        WithoutOpll = summary.WithoutOpll,
        InScope = summary.InScope,
        WithoutPatient = summary.NotEvaluated - summary.ConditionsNotWhole,
        ConditionsNotWhole = summary.ConditionsNotWhole,
        NotApplicable = Rows(summary.NotApplicable, static why => why),
        Pathways = [.. Enum.GetValues<Pathway>().Select(static pathway => pathway.Code()).Where(summary.Pathways.ContainsKey).Select(code => new CountRow(ReportModel.Words(code), summary.Pathways[code]))],
        Cards = Rows(summary.Cards, ReportModel.Words),
        Rules = Rows(summary.Rules, ReportModel.Words),
        Missing = [.. summary.Missing.Take(LongestList).Select(static fact => new MissingRow(ReportModel.Words(fact.Fact), fact.Patients, string.Join(", ", fact.Reasons.Select(static reason => $"{ReportModel.Words(reason.Key).ToLowerInvariant()} {reason.Value.ToString(CultureInfo.InvariantCulture)}"))))],
        NotUsed = Rows(summary.NotUsed, ReportModel.Words),
        Unmapped = [.. summary.Unmapped.Take(LongestList).Select(static code => new UnmappedRow(code.System, code.Code, code.Display, code.Near ?? string.Empty, code.Count))],
        UnmappedCodes = summary.UnmappedCodes,
        Lines =
        [
            new("Used", summary.Lines.Used), new("Not our concern", summary.Lines.NotOurs), new("Duplicate", summary.Lines.Duplicate), new("Deleted", summary.Lines.Deleted),
            new("Rejected (see faults.csv)", summary.Lines.Rejected), new("All", summary.Lines.Total),
        ],
        Examples = [.. Enum.GetValues<Pathway>().Select(static pathway => pathway.Code()).Where(whole.Result.Examples.ContainsKey).Select(code => Example(code, whole.Result.Examples[code]))],
        Replay = summary.Replay is { } replay ? Replay(replay, whole.Result.Replay!) : null,
        Limits = ReportLimits.Of(summary),
    };

    private static ExampleRow Example(string code, ExampleCard card) => new(ReportModel.Words(code), card.Summary, card.Detail, card.Indicator, [.. card.Suggestions]);

    private static ReplayPart Replay(ReplaySummary replay, ReplayFigures figures)
    {
        long Of(string week, string indicator) => figures.WeeksByIndicator.GetValueOrDefault($"{week} {indicator}");
        return new(
            replay.Encounters,
            replay.InScope,
            replay.Firings,
            replay.Repeats,
            Rows(replay.Cards, ReportModel.Words),
            [.. replay.Weeks.Keys.Select(week => new WeekRow(week, Of(week, "critical"), Of(week, "warning"), Of(week, "info")))],
            Rows(replay.RedFlagDays, static days => days),
            Rows(replay.Undated, static type => type),
            replay.PassedOver);
    }

    private static ImmutableArray<CountRow> Rows(IReadOnlyDictionary<string, long> counts, Func<string, string> words) => [.. counts.Select(count => new CountRow(words(count.Key), count.Value))];
}
