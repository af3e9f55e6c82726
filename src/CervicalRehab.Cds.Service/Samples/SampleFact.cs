using System.Globalization;
using CervicalRehab.Cds.Fhir;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>One resource of a sample patient, without its subject. <paramref name="Name"/> says what it tells; facts of one name are several looks at one thing.</summary>
internal sealed record SampleFact(string Name, DomainResource Resource)
{
    public string Type => Resource.TypeName;

    public string Id => Resource.Id!;

    /// <summary>An Observation of one of our findings.</summary>
    public static SampleFact Observation(string code, DateOnly on, DataType? value, ObservationStatus status = ObservationStatus.Final) =>
        Observation(code, new Term(Systems.Findings, code), on, value, status);

    /// <summary>An Observation under any code.</summary>
    public static SampleFact Observation(string name, Term code, DateOnly on, DataType? value, ObservationStatus status = ObservationStatus.Final) => new(name, new Observation
    {
        Id = $"{name}-{Date(on)}",
        Status = status,
        Code = code.ToConcept(),
        Effective = new FhirDateTime(Date(on)),
        Value = value,
    });

    public static Quantity Quantity(decimal value, string unit) => new() { Value = value, Unit = unit, System = Systems.Ucum, Code = unit };

    /// <summary>SNOMED CT present or absent.</summary>
    public static CodeableConcept Present(bool present) =>
        (present ? new Term(Systems.Snomed, "52101004", "Present") : new Term(Systems.Snomed, "2667000", "Absent")).ToConcept();

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
