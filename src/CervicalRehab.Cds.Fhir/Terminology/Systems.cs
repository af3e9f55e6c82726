namespace CervicalRehab.Cds.Fhir;

/// <summary>Code systems and canonical addresses, each once.</summary>
public static class Systems
{
    /// <summary>Canonical base of every resource we publish (contract section 2). A deployment owner sets a domain of its own here.</summary>
    public const string CanonicalBase = "https://cervical-rehab.example/fhir";

    /// <summary>Our findings: movements, signs, measures, methods, sides.</summary>
    public const string Findings = CanonicalBase + "/CodeSystem/findings";

    /// <summary>Topics of our cards.</summary>
    public const string CardTopic = CanonicalBase + "/CodeSystem/card-topic";

    /// <summary>Our own override reasons.</summary>
    public const string OverrideReason = CanonicalBase + "/CodeSystem/override-reason";

    /// <summary>Activities and orders of the program.</summary>
    public const string Activity = CanonicalBase + "/CodeSystem/activity";

    /// <summary>Problems that the service names in an OperationOutcome.</summary>
    public const string Problem = CanonicalBase + "/CodeSystem/problem";

    /// <summary>The criteria of the protocol as a CQL library.</summary>
    public const string Library = CanonicalBase + "/Library/CervicalRehab";

    /// <summary>The form of the initial assessment.</summary>
    public const string AssessmentForm = CanonicalBase + "/Questionnaire/cervical-assessment";

    /// <summary>The protocol as a PlanDefinition.</summary>
    public const string PlanDefinition = CanonicalBase + "/PlanDefinition/cervical-rehab";

    /// <summary>SNOMED CT.</summary>
    public const string Snomed = "http://snomed.info/sct";

    /// <summary>LOINC.</summary>
    public const string Loinc = "http://loinc.org";

    /// <summary>ICD-10-CM.</summary>
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

    /// <summary>RxNorm.</summary>
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    /// <summary>UCUM.</summary>
    public const string Ucum = "http://unitsofmeasure.org";

    /// <summary>Condition clinical status.</summary>
    public const string ConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    /// <summary>Condition verification status.</summary>
    public const string ConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    /// <summary>HL7 v3 observation interpretation.</summary>
    public const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    /// <summary>HL7 version 2, yes or no.</summary>
    public const string YesNo = "http://terminology.hl7.org/CodeSystem/v2-0136";

    /// <summary>US Core CarePlan category.</summary>
    public const string CarePlanCategory = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";

    /// <summary>HL7 reasons for not following a recommendation (CDS Hooks 3.0 ballot).</summary>
    public const string NonAdherenceReason = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";
}
