using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>Source-generated JSON for our R4 records: camel case, absent instead of null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiagnosticReport))]
[JsonSerializable(typeof(Procedure))]
[JsonSerializable(typeof(MedicationUse))]
[JsonSerializable(typeof(ServiceRequest))]
[JsonSerializable(typeof(CarePlan))]
public sealed partial class FhirJson : JsonSerializerContext;
