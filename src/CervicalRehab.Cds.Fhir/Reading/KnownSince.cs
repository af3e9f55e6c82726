using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Since when a record was on file, for an evaluation as of an earlier day: a rule for each type. What a record says today may have been something else then; only
/// the day of its making is told here.
/// </summary>
public static class KnownSince
{
    /// <summary>The elements of each type that tell it, the first that has a usable date first; of a period its end, else its start.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> Rules { get; } = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["Observation"] = ["issued", "effectiveInstant", "effectiveDateTime", "effectivePeriod"],
        ["Condition"] = ["recordedDate", "onsetDateTime", "onsetPeriod"],
        ["DiagnosticReport"] = ["issued", "effectiveDateTime", "effectivePeriod"],
        ["ImagingStudy"] = ["started"],
        ["Procedure"] = ["performedDateTime", "performedPeriod"],
        ["CarePlan"] = ["created", "period"],
        ["ServiceRequest"] = ["authoredOn", "occurrenceDateTime", "occurrencePeriod"],
        ["MedicationRequest"] = ["authoredOn"],
        ["MedicationStatement"] = ["dateAsserted", "effectiveDateTime", "effectivePeriod"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The date of a resource; null when it has none that can be used.</summary>
    public static RecordedDate? Of(string type, ReadOnlySpan<byte> json)
    {
        if (!Rules.TryGetValue(type, out var members))
        {
            return null;
        }

        var (found, rank) = (default(RecordedDate), members.Length);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = Rank(ref reader, members);
            reader.Read();
            var value = reader;
            if (at < rank && Value(ref value) is { } date)
            {
                (found, rank) = (date, at);
            }

            reader.Skip();
        }

        return found;
    }

    /// <summary>A date or an instant as FHIR writes it; null for what is none.</summary>
    public static RecordedDate? Parse(string text) => FhirDate.Parse(text);

    /// <summary>Whether a record was on file at an encounter: by the instants where both have one, else by the day, which is known whole.</summary>
    public static bool By(RecordedDate record, RecordedDate encounter) =>
        record.Instant is { } known && encounter.Instant is { } at ? known <= at : record.Last <= encounter.First;

    private static int Rank(ref Utf8JsonReader reader, ImmutableArray<string> members)
    {
        for (var at = 0; at < members.Length; at++)
        {
            if (reader.ValueTextEquals(members[at]))
            {
                return at;
            }
        }

        return members.Length;
    }

    // The date or the period on which the reader stands.
    private static RecordedDate? Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Date(ref reader);
        }

        var (start, end) = (default(RecordedDate), default(RecordedDate));
        while (reader.TokenType != JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isStart, isEnd) = (reader.ValueTextEquals("start"u8), reader.ValueTextEquals("end"u8));
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && (isStart || isEnd))
            {
                (start, end) = isStart ? (Date(ref reader), end) : (start, Date(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return end ?? start;
    }

    private static RecordedDate? Date(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? null : FhirDate.Parse(System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
}
