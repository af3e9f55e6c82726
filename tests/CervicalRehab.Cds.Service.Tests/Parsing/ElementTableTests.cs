using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>The tables against the SDK's own model of R4: what it marks as a modifier can never be called harmless here.</summary>
public sealed class ElementTableTests
{
    private static readonly ImmutableArray<(Type Type, ElementTable Table)> Tables =
    [
        (typeof(Coding), DataTypeElements.OfCoding),
        (typeof(CodeableConcept), DataTypeElements.OfConcept),
        (typeof(ResourceReference), DataTypeElements.OfReference),
        (typeof(Quantity), DataTypeElements.OfQuantity),
        (typeof(Quantity), DataTypeElements.OfSimpleQuantity),
        (typeof(Period), DataTypeElements.OfPeriod),
        (typeof(Period), ConditionElements.OfItsPeriod),
        (typeof(Observation.ReferenceRangeComponent), DataTypeElements.OfRange),
        (typeof(Meta), ResourceElements.Meta),
        (typeof(Observation.ComponentComponent), ObservationElements.Component),
        (typeof(Observation), ObservationElements.Observation),
        (typeof(Condition.EvidenceComponent), ConditionElements.Evidence),
        (typeof(Condition), ConditionElements.Condition),
        (typeof(Patient.LinkComponent), PatientElements.Link),
        (typeof(Patient), PatientElements.Patient),
        (typeof(ResourceReference), DataTypeElements.OfFollowed),
        (typeof(DiagnosticReport), ImagingElements.Report),
        (typeof(ImagingStudy.SeriesComponent), ImagingElements.Series),
        (typeof(ImagingStudy), ImagingElements.Study),
        (typeof(Procedure), ProcedureElements.Procedure),
        (typeof(CarePlan.DetailComponent), CarePlanElements.Detail),
        (typeof(CarePlan.ActivityComponent), CarePlanElements.Activity),
        (typeof(CarePlan), CarePlanElements.CarePlan),
        (typeof(ServiceRequest), OrderElements.ServiceRequest),
        (typeof(RequestGroup.ActionComponent), OrderElements.Action),
        (typeof(RequestGroup), OrderElements.RequestGroup),
        (typeof(MedicationRequest), MedicationElements.Request),
        (typeof(MedicationStatement), MedicationElements.Statement),
        (typeof(Medication), MedicationElements.Medication),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Tables.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void H01_Each_row_is_an_element_of_the_type_and_no_modifier_is_harmless(int place)
    {
        var table = Tables[place].Table;
        var elements = Elements(Tables[place].Type);

        foreach (var row in table.Rows.Where(row => row.Name != "resourceType"))
        {
            elements.ShouldContainKey(row.Name);
            var element = elements[row.Name];
            (element.IsModifier && row.Harmless is not null).ShouldBeFalse(row.Name);
            row.Choice.ShouldBe(element.Choice == ChoiceType.DatatypeChoice ? element.Name : null, row.Name);
            row.IsRequired.ShouldBe(element.IsMandatoryElement, row.Name);
            (row.Harmless?.Length ?? int.MaxValue).ShouldBeGreaterThan(10, row.Name);
        }
    }

    // Whoever lets an element in or out reads this list anew.
    [Fact]
    public void What_is_not_understood_is_this()
    {
        var open = Tables.Select(one => $"{Name(one.Type)}: {string.Join(' ', Elements(one.Type).Keys.Where(element => one.Table.Find(element) is null).Order(StringComparer.Ordinal))}".TrimEnd());

        string.Join('\n', open).ReplaceLineEndings("\n").ShouldBe(Reviewed.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_element_read_within_a_type_is_judged_by_the_table_of_its_own_type()
    {
        foreach (var (type, table) in Tables)
        {
            var elements = Elements(type);
            foreach (var row in table.Rows.Where(row => row.Inner is not null))
            {
                var inner = Tables.Single(one => one.Table == row.Inner).Type;
                (elements[row.Name].FhirType.Contains(inner) || elements[row.Name].ImplementingType == inner).ShouldBeTrue(row.Name);
            }
        }
    }

    private const string Reviewed =
        """
        Coding:
        CodeableConcept:
        ResourceReference:
        Quantity:
        Quantity: comparator
        Period:
        Period:
        Observation.ReferenceRangeComponent: modifierExtension
        Meta:
        Observation.ComponentComponent: modifierExtension valueDateTime valuePeriod valueRange valueRatio valueSampledData valueTime
        Observation: effectiveTiming implicitRules modifierExtension valueDateTime valuePeriod valueRange valueRatio valueSampledData valueTime
        Condition.EvidenceComponent: modifierExtension
        Condition: implicitRules modifierExtension stage
        Patient.LinkComponent: modifierExtension
        Patient: implicitRules modifierExtension
        ResourceReference:
        DiagnosticReport: implicitRules modifierExtension
        ImagingStudy.SeriesComponent: modifierExtension
        ImagingStudy: implicitRules modifierExtension
        Procedure: implicitRules modifierExtension
        CarePlan.DetailComponent: modifierExtension
        CarePlan.ActivityComponent: modifierExtension
        CarePlan: implicitRules modifierExtension
        ServiceRequest: asNeededCodeableConcept implicitRules modifierExtension
        RequestGroup.ActionComponent: cardinalityBehavior condition description documentation extension groupingBehavior id modifierExtension participant precheckBehavior prefix priority relatedAction requiredBehavior resource selectionBehavior textEquivalent timingAge timingDateTime timingDuration timingPeriod timingRange timingTiming title type
        RequestGroup: author basedOn encounter groupIdentifier identifier implicitRules instantiatesCanonical instantiatesUri intent modifierExtension note priority reasonCode reasonReference replaces subject
        MedicationRequest: implicitRules modifierExtension
        MedicationStatement: implicitRules modifierExtension
        Medication: implicitRules modifierExtension
        """;

    private static string Name(Type type) => type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    // By the name in JSON: one for each type of a choice.
    private static Dictionary<string, PropertyMapping> Elements(Type type) =>
        ModelInfo.ModelInspector.FindOrImportClassMapping(type)!.PropertyMappings.SelectMany(Named).ToDictionary(one => one.Name, one => one.Element, StringComparer.Ordinal);

    private static IEnumerable<(string Name, PropertyMapping Element)> Named(PropertyMapping element) =>
        element.Choice != ChoiceType.DatatypeChoice ? [(element.Name, element)]
            : element.FhirType.Select(type => ModelInfo.GetFhirTypeNameForType(type)!).Select(type => ($"{element.Name}{char.ToUpperInvariant(type[0])}{type[1..]}", element));
}
