using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// Log entries on one line each, with time (UTC), level and trace id. The framework's own formatters take the trace id from scopes alone, and the web server's scope holds the path a caller sent,
/// which may name a patient: scopes are not written at all.
/// </summary>
internal abstract class LineFormatter(string name, TimeProvider time) : ConsoleFormatter(name)
{
    /// <summary>What every line begins with, by the standard names of levels.</summary>
    protected static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    /// <summary>The moment of the entry.</summary>
    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The trace of the call that logs; null outside of calls.</summary>
    protected static string? TraceId => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;
}

/// <summary>For the eye, in Development.</summary>
internal sealed class PlainLines(TimeProvider time) : LineFormatter(Named, time)
{
    public const string Named = "cervical-rehab-plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = $"{logEntry.Formatter(logEntry.State, logEntry.Exception)}{(logEntry.Exception is { } exception ? $" {exception}" : string.Empty)}";
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Now:HH:mm:ss.fff}Z {Level(logEntry.LogLevel)}: {(TraceId is { } trace ? $"{trace} " : string.Empty)}{logEntry.Category}[{logEntry.EventId.Id}] {message.ReplaceLineEndings(" ")}"));
    }
}

/// <summary>For machines, elsewhere: a JSON object per line, members named as the framework's own formatter names them.</summary>
internal sealed class JsonLines(TimeProvider time) : LineFormatter(Named, time)
{
    public const string Named = "cervical-rehab-json";

    private const string WithoutValues = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", Now);
            json.WriteString("LogLevel", logEntry.LogLevel.ToString());
            json.WriteString("Category", logEntry.Category);
            json.WriteNumber("EventId", logEntry.EventId.Id);
            if (TraceId is { } trace)
            {
                json.WriteString("TraceId", trace);
            }

            json.WriteString("Message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("Exception", exception.ToString());
            }

            WriteState(json, logEntry.State);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteState<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is IReadOnlyCollection<KeyValuePair<string, object?>> values)
        {
            json.WriteStartObject("State");
            foreach (var (name, value) in values)
            {
                if (name != WithoutValues)
                {
                    json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                }
            }

            json.WriteEndObject();
        }
    }
}
