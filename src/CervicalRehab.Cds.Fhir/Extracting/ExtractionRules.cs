using Hl7.Fhir.Model;
using Item = Hl7.Fhir.Model.Questionnaire.ItemComponent;

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
    public static Extension AsObservation => new(Extract, new FhirBoolean(true));

    /// <summary>Becomes no Observation.</summary>
    public static Extension NoObservation => new(Extract, new FhirBoolean(false));

    /// <summary>Becomes a component of the group's Observation.</summary>
    public static Extension AsComponent => new(Extract, new Code("component"));

    /// <summary>Becomes the method of the group's Observation.</summary>
    public static Extension AsMethod => new(Method, new FhirBoolean(true));

    /// <summary>Category of the Observation.</summary>
    public static Extension Category => new(CategoryUrl, new Term("http://terminology.hl7.org/CodeSystem/observation-category", "exam").ToConcept());

    /// <summary>Unit of a number, UCUM.</summary>
    public static Extension Unit(string unit, string words) => new(UnitUrl, new Term(Systems.Ucum, unit, words).ToCoding());

    /// <summary>Smallest and largest answer.</summary>
    public static Extension Bound(string which, decimal value) => new($"http://hl7.org/fhir/StructureDefinition/{which}", new FhirDecimal(value));

    /// <summary>True when the item says so.</summary>
    public static bool Says(this Item item, Extension rule) => item.Extension.Any(extension => extension.IsExactly(rule));

    /// <summary>The unit of an item; null when it has none.</summary>
    public static Coding? UnitOf(this Item item) => item.Valued(UnitUrl) as Coding;

    /// <summary>The category of an item; null when it has none.</summary>
    public static CodeableConcept? CategoryOf(this Item item) => item.Valued(CategoryUrl) as CodeableConcept;

    private static DataType? Valued(this Item item, string url) =>
        item.Extension.Find(extension => string.Equals(extension.Url, url, StringComparison.Ordinal))?.Value;
}
