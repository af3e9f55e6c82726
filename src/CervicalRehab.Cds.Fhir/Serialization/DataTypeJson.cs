using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>The JSON of the data types in our drafts, member by member in R4's order.</summary>
internal static class DataTypeJson
{
    public static void Canonical(JsonPage json, Canonical canonical) => json.Text(canonical.Value!);

    public static void Reference(JsonPage json, ResourceReference reference)
    {
        json.Text("reference"u8, reference.ReferenceElement);
        json.Text("display"u8, reference.DisplayElement);
    }

    public static void Concept(JsonPage json, CodeableConcept concept)
    {
        json.List("coding"u8, concept.Coding, Coding);
        json.Text("text"u8, concept.TextElement);
    }

    public static void Annotation(JsonPage json, Annotation annotation)
    {
        json.Text("time"u8, annotation.TimeElement);
        json.Lines("text"u8, annotation.TextElement);
    }

    public static void Narrative(JsonPage json, Narrative narrative)
    {
        json.Text("status"u8, narrative.StatusElement);
        json.Lines("div"u8, narrative.DivElement);
    }

    public static void Quantity(JsonPage json, Quantity quantity)
    {
        json.Number("value"u8, quantity.Value);
        json.Text("comparator"u8, quantity.ComparatorElement);
        json.Text("unit"u8, quantity.UnitElement);
        json.Text("system"u8, quantity.SystemElement);
        json.Text("code"u8, quantity.CodeElement);
    }

    public static void Timing(JsonPage json, Timing timing) => json.Member("repeat"u8, timing.Repeat, Repeat);

    private static void Repeat(JsonPage json, Timing.RepeatComponent repeat)
    {
        json.Number("frequency"u8, repeat.Frequency);
        json.Number("frequencyMax"u8, repeat.FrequencyMax);
        json.Number("period"u8, repeat.Period);
        json.Number("periodMax"u8, repeat.PeriodMax);
        json.Text("periodUnit"u8, repeat.PeriodUnitElement);
    }

    private static void Coding(JsonPage json, Coding coding)
    {
        json.Text("system"u8, coding.SystemElement);
        json.Text("code"u8, coding.CodeElement);
        json.Text("display"u8, coding.DisplayElement);
    }
}
