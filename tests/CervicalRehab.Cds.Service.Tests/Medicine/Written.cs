using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>FHIR JSON in one line. Codes are written <c>sct|22325002</c>; a bare code is one of our findings.</summary>
internal static class Written
{
    public const string Today = "2026-06-01";

    /// <summary>Later than the baseline examination of 2026-05-27.</summary>
    public const string Recently = "2026-05-30";

    public static string Observation(string code, string members, string date = Recently, string status = "final") =>
        $$"""{ "resourceType": "Observation", "status": "{{status}}", "code": {{Concept(code)}}, "effectiveDateTime": "{{date}}", {{members}} }""";

    /// <summary>An Observation with a side as bodySite.</summary>
    public static string OnSide(string code, string side, string members, string date = Recently) =>
        Observation(code, $$""" "bodySite": {{Concept(side)}}, {{members}} """, date);

    /// <summary>An Observation with left and right as components.</summary>
    public static string Sides(string code, string left, string right, string date = Recently, string status = "final") => Observation(
        code, $$""" "component": [{ "code": {{Concept("left-side")}}, {{left}} }, { "code": {{Concept("right-side")}}, {{right}} }] """, date, status);

    public static string Present(string code, string date = Recently, string status = "final") => Observation(code, Value("sct|52101004"), date, status);

    public static string Absent(string code, string date = Recently, string status = "final") => Observation(code, Value("sct|2667000"), date, status);

    /// <summary>A member with a coded value.</summary>
    public static string Value(string code) => $$""" "valueCodeableConcept": {{Concept(code)}} """;

    /// <summary>A member with a quantity in a UCUM unit.</summary>
    public static string Quantity(string value, string unit) =>
        $$""" "valueQuantity": { "value": {{value}}, "unit": "{{unit}}", "system": "{{Systems.Ucum}}", "code": "{{unit}}" } """;

    public static string Condition(string code, string members = "\"onsetDateTime\": \"2026-05-30\"", string clinical = "active", string verification = "confirmed") => $$"""
        { "resourceType": "Condition", {{Status("clinicalStatus", Systems.ConditionClinical, clinical)}} {{Status("verificationStatus", Systems.ConditionVerification, verification)}}
          "code": {{Concept(code)}}, {{members}} }
        """;

    public static string Report(string members, string code = "loinc|24935-9", string date = "2026-05-01", string status = "final") =>
        $$"""{ "resourceType": "DiagnosticReport", "status": "{{status}}", "code": {{Concept(code)}}, "effectiveDateTime": "{{date}}", {{members}} }""";

    public static string Order(string code, string status = "active", string members = "\"intent\": \"order\"", string type = "ServiceRequest") =>
        $$"""{ "resourceType": "{{type}}", "status": "{{status}}", "code": {{Concept(code)}}, {{members}} }""";

    public static string Plan(string status = "active", string start = "2026-05-11", string members = "\"intent\": \"plan\"", string canonical = Systems.PlanDefinition) =>
        $$"""{ "resourceType": "CarePlan", "status": "{{status}}", "instantiatesCanonical": ["{{canonical}}"], "period": { "start": "{{start}}" }, {{members}} }""";

    public static string Drug(string code, string status = "active", string type = "MedicationRequest") =>
        $$"""{ "resourceType": "{{type}}", "status": "{{status}}",{{(type == "MedicationRequest" ? " \"intent\": \"order\"," : string.Empty)}} "medicationCodeableConcept": {{Concept(code)}} }""";

    /// <summary>A CodeableConcept; several codes are separated by blanks.</summary>
    public static string Concept(string codes) => $$"""{ "coding": [{{string.Join(", ", codes.Split(' ').Select(Coding))}}] }""";

    private static string Coding(string code)
    {
        var (system, bare) = code.Split('|') switch
        {
            ["sct", var id] => (Systems.Snomed, id),
            ["icd", var id] => (Systems.Icd10Cm, id),
            ["loinc", var id] => (Systems.Loinc, id),
            ["rx", var id] => (Systems.RxNorm, id),
            ["activity", var id] => (Systems.Activity, id),
            ["v3", var id] => (Systems.Interpretation, id),
            [var id] => (Systems.Findings, id),
            var other => (other[0], other[1]),
        };
        return $$"""{ "system": "{{system}}", "code": "{{bare}}" }""";
    }

    private static string Status(string member, string system, string code) =>
        code.Length == 0 ? string.Empty : $$""" "{{member}}": { "coding": [{ "system": "{{system}}", "code": "{{code}}" }] }, """;
}
