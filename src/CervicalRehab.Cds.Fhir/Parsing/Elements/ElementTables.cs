using System.Collections.Frozen;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>The table of each kind of resource that is read.</summary>
internal static class ElementTables
{
    internal static FrozenDictionary<Type, ElementTable> All { get; } = new Dictionary<Type, ElementTable>
    {
        [typeof(Observation)] = ObservationElements.Observation,
        [typeof(Condition)] = ConditionElements.Condition,
        [typeof(Patient)] = PatientElements.Patient,
        [typeof(DiagnosticReport)] = ImagingElements.Report,
        [typeof(ImagingStudy)] = ImagingElements.Study,
        [typeof(Procedure)] = ProcedureElements.Procedure,
        [typeof(CarePlan)] = CarePlanElements.CarePlan,
        [typeof(ServiceRequest)] = OrderElements.ServiceRequest,
        [typeof(RequestGroup)] = OrderElements.RequestGroup,
        [typeof(MedicationRequest)] = MedicationElements.Request,
        [typeof(MedicationStatement)] = MedicationElements.Statement,
        [typeof(Medication)] = MedicationElements.Medication,
    }.ToFrozenDictionary();

    /// <summary>The table of a kind of resource.</summary>
    internal static ElementTable<T> Of<T>()
        where T : Resource, new() => (ElementTable<T>)All[typeof(T)];
}
