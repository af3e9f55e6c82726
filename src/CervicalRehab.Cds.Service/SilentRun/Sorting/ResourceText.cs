using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Members of a resource that one look did not tell: they are rare, or wanted of few types.</summary>
internal static class ResourceText
{
    /// <summary>A longer date is none.</summary>
    public const int LongestDate = 40;

    /// <summary>The id, whatever escapes it has; empty when it is no text.</summary>
    public static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(Text(JsonElement.Parse(json), "id") ?? string.Empty);

    /// <summary>The literal reference to the subject, whatever form it has; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Subject(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(Reference(Member(JsonElement.Parse(json), "subject")) ?? string.Empty);

    /// <summary>The start of an Encounter in which somebody was seen; 0 bytes for one that is planned, was cancelled or entered in error, or has no day.</summary>
    public static int StartOfEncounter(ReadOnlySpan<byte> json, Span<byte> start)
    {
        var (length, isSeen) = (0, true);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (isStatus, isPeriod) = (reader.ValueTextEquals("status"u8), reader.ValueTextEquals("period"u8));
            reader.Read();
            if (isStatus && reader.TokenType is JsonTokenType.String)
            {
                isSeen = !(reader.ValueTextEquals("planned"u8) || reader.ValueTextEquals("cancelled"u8) || reader.ValueTextEquals("entered-in-error"u8));
            }
            else if (isPeriod && reader.TokenType is JsonTokenType.StartObject)
            {
                length = StartOfPeriod(ref reader, start);
            }
            else
            {
                reader.Skip();
            }
        }

        return isSeen ? length : 0;
    }

    private static int StartOfPeriod(ref Utf8JsonReader reader, Span<byte> start)
    {
        var length = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isStart = reader.ValueTextEquals("start"u8);
            reader.Read();
            if (isStart && reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && reader.ValueSpan.Length <= start.Length)
            {
                reader.ValueSpan.CopyTo(start);
                length = reader.ValueSpan.Length;
            }
            else
            {
                reader.Skip();
            }
        }

        return length;
    }

    /// <summary>A member that is a text; null when it is not there, is something else or is half a character.</summary>
    public static string? Text(JsonElement json, string name) => Text(Member(json, name));

    private static JsonElement Member(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name.
            return default;
        }
    }

    private static string? Reference(JsonElement subject) => subject.ValueKind switch
    {
        JsonValueKind.String => Text(subject),
        JsonValueKind.Object when subject.TryGetProperty("reference", out var reference) => Text(reference),
        JsonValueKind.Array => subject.EnumerateArray().Select(Reference).FirstOrDefault(static reference => reference is not null),
        _ => null,
    };

    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
