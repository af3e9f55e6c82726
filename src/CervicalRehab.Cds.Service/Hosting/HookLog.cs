using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Log lines: rule ids, codes and counts; never an identifier, a value or a body.</summary>
internal sealed partial class HookLog
{
    private HookLog()
    {
    }

    /// <summary>One line per answered hook call.</summary>
    public static void Answered(ILogger logger, string service, Decision decision, int drafts, double elapsedMs)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Answered(
                logger,
                service,
                decision.Pathway.Code(),
                string.Join(' ', decision.Because.Select(finding => finding.Rule)),
                string.Join(' ', decision.Clauses),
                decision.Beside.Length,
                drafts,
                decision.Missing.Length,
                decision.NotUsed.Length,
                decision.OtherPatientsResources,
                elapsedMs);
        }
    }

    /// <summary>One line per refused hook call.</summary>
    public static void Refused(ILogger logger, string service, ImmutableArray<Problem> problems, double elapsedMs)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Refused(logger, service, problems.Min(problem => problem.Status), string.Join(' ', problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal)), elapsedMs);
        }
    }

    /// <summary>One line per refused feedback call.</summary>
    public static void FeedbackRefused(ILogger logger, string service, ImmutableArray<Problem> problems)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            FeedbackRefused(logger, service, problems.Min(problem => problem.Status), string.Join(' ', problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal)));
        }
    }

    /// <summary>One line per call on behalf of a patient or a relative.</summary>
    [LoggerMessage(11, LogLevel.Information, "hook {Service} answered 200 without cards: the user is a patient or a relative elapsedMs={ElapsedMs:F1}")]
    public static partial void NotForPatients(ILogger logger, string service, double elapsedMs);

    /// <summary>One line per stored feedback call.</summary>
    [LoggerMessage(4, LogLevel.Information, "feedback {Service} stored items={Stored} repeated={Repeated}")]
    public static partial void FeedbackStored(ILogger logger, string service, int stored, int repeated);

    /// <summary>Somebody read the insights.</summary>
    [LoggerMessage(5, LogLevel.Information, "insights read topics={Topics}")]
    public static partial void InsightsRead(ILogger logger, int topics);

    /// <summary>Somebody read the feedback itself.</summary>
    [LoggerMessage(6, LogLevel.Information, "feedback exported items={Items} comments={Comments}")]
    public static partial void FeedbackExported(ILogger logger, int items, bool comments);

    /// <summary>What was kept long enough is gone.</summary>
    [LoggerMessage(7, LogLevel.Information, "retention deleted feedback={Feedback} comments={Comments} cards={Cards} tokens={Tokens}")]
    public static partial void Purged(ILogger logger, int feedback, int comments, int cards, int tokens);

    /// <summary>The warm-up ended early; the first callers wait longer.</summary>
    [LoggerMessage(9, LogLevel.Warning, "warm-up ended early: its call was answered {Status}")]
    public static partial void NotWarm(ILogger logger, int status);

    /// <summary>An unexpected exception: its type and where it came from. Its message may quote the record and stays out.</summary>
    public static void Failed(ILogger logger, Exception exception) =>
        Failed(logger, exception.GetType().FullName ?? "unknown", exception.StackTrace ?? string.Empty);

    [LoggerMessage(1, LogLevel.Information, "hook {Service} answered 200 pathway={Pathway} rules=[{Rules}] clauses=[{Clauses}] beside={Beside} drafts={Drafts} missing={Missing} notUsed={NotUsed} otherPatients={OtherPatients} elapsedMs={ElapsedMs:F1}")]
    private static partial void Answered(
        ILogger logger, string service, string pathway, string rules, string clauses, int beside, int drafts, int missing, int notUsed, int otherPatients, double elapsedMs);

    [LoggerMessage(2, LogLevel.Information, "hook {Service} refused {Status} problems=[{Problems}] elapsedMs={ElapsedMs:F1}")]
    private static partial void Refused(ILogger logger, string service, int status, string problems, double elapsedMs);

    [LoggerMessage(8, LogLevel.Information, "feedback {Service} refused {Status} problems=[{Problems}]")]
    private static partial void FeedbackRefused(ILogger logger, string service, int status, string problems);

    [LoggerMessage(3, LogLevel.Error, "call failed with {ExceptionType} at {Trace}")]
    private static partial void Failed(ILogger logger, string exceptionType, string trace);
}
