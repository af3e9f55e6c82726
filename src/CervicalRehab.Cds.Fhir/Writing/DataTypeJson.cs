using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>The JSON of R4 data types, member by member in the order of their records.</summary>
internal static class DataTypeJson
{
    public static void Reference(Utf8JsonWriter json, Reference reference)
    {
        json.WriteStartObject();
        json.Text("reference"u8, reference.Literal);
        json.Text("display"u8, reference.Display);
        json.WriteEndObject();
    }

    public static void Concept(Utf8JsonWriter json, CodeableConcept concept)
    {
        json.WriteStartObject();
        json.List("coding"u8, concept.Coding, Coding);
        json.Text("text"u8, concept.Text);
        json.WriteEndObject();
    }

    public static void Annotation(Utf8JsonWriter json, Annotation annotation)
    {
        json.WriteStartObject();
        json.Text("time"u8, annotation.Time);
        json.Lines("text"u8, annotation.Text);
        json.WriteEndObject();
    }

    public static void Period(Utf8JsonWriter json, Period period)
    {
        json.WriteStartObject();
        json.Text("start"u8, period.Start);
        json.Text("end"u8, period.End);
        json.WriteEndObject();
    }

    public static void Quantity(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartObject();
        if (quantity.Value is { } value)
        {
            json.WritePropertyName("value"u8);
            value.WriteTo(json);
        }

        json.Text("comparator"u8, quantity.Comparator);
        json.Text("unit"u8, quantity.Unit);
        json.Text("system"u8, quantity.System);
        json.Text("code"u8, quantity.Code);
        json.WriteEndObject();
    }

    public static void Timing(Utf8JsonWriter json, Timing timing)
    {
        json.WriteStartObject();
        json.Member("repeat"u8, timing.Repeat, Repeat);
        json.WriteEndObject();
    }

    private static void Repeat(Utf8JsonWriter json, TimingRepeat repeat)
    {
        json.WriteStartObject();
        json.Number("frequency"u8, repeat.Frequency);
        json.Number("frequencyMax"u8, repeat.FrequencyMax);
        json.Number("period"u8, repeat.Period);
        json.Number("periodMax"u8, repeat.PeriodMax);
        json.Text("periodUnit"u8, repeat.PeriodUnit);
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, Coding coding)
    {
        json.WriteStartObject();
        json.Text("system"u8, coding.System);
        json.Text("code"u8, coding.Code);
        json.Text("display"u8, coding.Display);
        json.WriteEndObject();
    }
}
