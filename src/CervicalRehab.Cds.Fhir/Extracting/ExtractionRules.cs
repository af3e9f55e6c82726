using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>
/// What an item of a form says about its own extraction: SDC's observation-based extraction (4.0), where <c>true</c> makes an Observation
/// and <c>component</c> a part of the group's, and one extension of our own for the method, which SDC has no place for.
/// </summary>
internal static class ExtractionRules
{
    private const string Extract = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract";
    private const string CategoryUrl = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observation-extract-category";
    private const string UnitUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    private const string Method = Systems.CanonicalBase + "/StructureDefinition/observation-extract-method";

    /// <summary>Becomes an Observation of its own.</summary>
    public static Extension AsObservation { get; } = new() { Url = Extract, ValueBoolean = true };

    /// <summary>Becomes a component of the group's Observation.</summary>
    public static Extension AsComponent { get; } = new() { Url = Extract, ValueCode = "component" };

    /// <summary>Becomes the method of the group's Observation.</summary>
    public static Extension AsMethod { get; } = new() { Url = Method, ValueBoolean = true };

    /// <summary>Category of the Observation.</summary>
    public static Extension Category { get; } = new()
    {
        Url = CategoryUrl,
        ValueCodeableConcept = new CodeableConcept { Coding = [new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "exam")] },
    };

    /// <summary>Unit of a number, UCUM.</summary>
    public static Extension Unit(string unit, string words) => new() { Url = UnitUrl, ValueCoding = new Coding(Systems.Ucum, unit, words) };

    /// <summary>Smallest and largest answer.</summary>
    public static Extension Bound(string which, decimal value) => new() { Url = $"http://hl7.org/fhir/StructureDefinition/{which}", ValueDecimal = value };

    /// <summary>True when the item says so.</summary>
    public static bool Says(this QuestionnaireItem item, Extension rule) =>
        item.Extension is { } extensions && extensions.Any(extension => extension == rule);

    /// <summary>The unit of an item; null when it has none.</summary>
    public static Coding? UnitOf(this QuestionnaireItem item) => item.Valued(UnitUrl)?.ValueCoding;

    /// <summary>The category of an item; null when it has none.</summary>
    public static CodeableConcept? CategoryOf(this QuestionnaireItem item) => item.Valued(CategoryUrl)?.ValueCodeableConcept;

    private static Extension? Valued(this QuestionnaireItem item, string url) =>
        item.Extension?.FirstOrDefault(extension => string.Equals(extension.Url, url, StringComparison.Ordinal));
}
