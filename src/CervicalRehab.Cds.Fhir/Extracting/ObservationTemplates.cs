using Hl7.Fhir.Model;
using Item = Hl7.Fhir.Model.Questionnaire.ItemComponent;
using Kind = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemType;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>What each item becomes, as SDC's template-based extraction has it: an Observation contained in the form, whose extensions say what of the answers goes where.</summary>
internal static class ObservationTemplates
{
    private const string Value = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractValue";
    private const string Context = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractContext";

    private static readonly string NotExamined = ExtractionRules.NotExamined.Code!;

    /// <summary>Id of the template of an item with this code, within the form.</summary>
    public static string IdOf(string? code) => "template-" + code;

    /// <summary>The template of an item that becomes an Observation.</summary>
    public static Observation Of(Item item)
    {
        var template = new Observation
        {
            Id = IdOf(item.LinkId),
            Status = ObservationStatus.Final,
            Category = item.CategoryOf(),
            Code = item.ConceptOf(),
            Subject = new ResourceReference { Extension = [From("%resource.subject")] },
            Effective = new FhirDateTime { Extension = [From("%resource.authored")] },
            Performer = [new ResourceReference { Extension = [From("%resource.author")] }],
        };
        if (item.Item is not [_, ..])
        {
            // A template cannot hold a value and the reason why there is none (obs-6): "not examined" is the value here, and read as what it is.
            template.Value = item.Type == Kind.Choice ? Coded("answer.value") : Number(item, "answer.value");
            return template;
        }

        template.Component = [.. item.Item.Where(part => part.Code is [_, ..]).Select(Part)];
        template.Method = item.Item.Find(part => part.Says(ExtractionRules.AsMethod)) is { } method ? Coded($"item.where(linkId = '{method.LinkId}').answer.value") : null;
        return template;
    }

    private static Observation.ComponentComponent Part(Item part) => new()
    {
        Extension = [new(Context, new FhirString($"item.where(linkId = '{part.LinkId}').answer.value"))],
        Code = part.ConceptOf(),
        Value = part.Type == Kind.Choice ? Coded($"$this.where(code != '{NotExamined}')") : Number(part, "$this"),
        DataAbsentReason = part.Type == Kind.Choice ? Coded($"$this.where(code = '{NotExamined}')") : null,
    };

    private static Quantity Number(Item item, string value) => new()
    {
        ValueElement = new FhirDecimal { Extension = [From(value)] },
        UnitElement = new FhirString { Extension = [From($"'{item.UnitOf()!.Display}'")] },
        SystemElement = new FhirUri { Extension = [From($"'{item.UnitOf()!.System}'")] },
        CodeElement = new Code { Extension = [From($"'{item.UnitOf()!.Code}'")] },
    };

    private static CodeableConcept Coded(string path) => new() { Coding = [new Coding { Extension = [From(path)] }] };

    private static Extension From(string path) => new(Value, new FhirString(path));
}
