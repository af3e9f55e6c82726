using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Since when a record was on file, for an evaluation as of an earlier day. What it says today may have been something else then.</summary>
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
            if (at >= rank)
            {
                reader.Skip();
            }
            else if (Date(JsonElement.ParseValue(ref reader)) is { } date)
            {
                (found, rank) = (date, at);
            }
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

    // A date or a period.
    private static RecordedDate? Date(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? FhirDate.Parse(value.Words()) : FhirDate.EndOf(FhirDate.Parse(value.Text("start"u8)), FhirDate.Parse(value.Text("end"u8)));
}
