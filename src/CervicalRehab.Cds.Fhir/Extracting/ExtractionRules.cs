using Hl7.Fhir.Model;
using Item = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>What an item says about its own extraction, in the words of SDC's template-based extraction alone: a tool that knows the observation-based one too would make everything twice.</summary>
internal static class ExtractionRules
{
    private const string Extract = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract";
    private const string Template = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract";
    private const string CategoryUrl = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observation-extract-category";
    private const string UnitUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    private const string Method = Systems.CanonicalBase + "/StructureDefinition/observation-extract-method";

    /// <summary>The answer that an item was not examined.</summary>
    public static Term NotExamined { get; } = new("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-performed", "Not Performed");

    /// <summary>Becomes an Observation of its own, by the template of this id.</summary>
    public static Extension ByTemplate(string id) => new() { Url = Template, Extension = [new("template", new ResourceReference("#" + id))] };

    /// <summary>True for an item that becomes an Observation.</summary>
    public static bool BecomesObservation(this Item item) => item.Extension.Exists(extension => string.Equals(extension.Url, Template, StringComparison.Ordinal));

    /// <summary>Becomes no Observation.</summary>
    public static Extension NoObservation => new(Extract, new FhirBoolean(false));

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

    /// <summary>The category of an item, for an Observation of its own; empty when it has none.</summary>
    public static List<CodeableConcept> CategoryOf(this Item item) => item.Valued(CategoryUrl) is CodeableConcept category ? [(CodeableConcept)category.DeepCopy()] : [];

    /// <summary>The codes of an item as the concept of an Observation of its own.</summary>
    public static CodeableConcept ConceptOf(this Item item) => new() { Coding = [.. item.Code.Select(static coding => (Coding)coding.DeepCopy())] };

    private static DataType? Valued(this Item item, string url) =>
        item.Extension.Find(extension => string.Equals(extension.Url, url, StringComparison.Ordinal))?.Value;
}
