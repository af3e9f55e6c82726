using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.SilentRun.Population;

/// <summary>What fills a record beside that which concerns us: laboratory, vital signs, visits, bills.</summary>
internal sealed class PopulationNoise(PopulatedPerson person, Random dice, DateOnly today)
{
    private static readonly ImmutableArray<(string Code, string Display, string Unit, int Low, int High)> s_laboratory =
    [
        ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 10, 17), ("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", 70, 180), ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", 1, 3),
        ("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", 130, 148), ("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", 3, 6), ("6690-2", "Leukocytes [#/volume] in Blood", "10*3/uL", 3, 14),
        ("777-3", "Platelets [#/volume] in Blood", "10*3/uL", 120, 420), ("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", 4, 11), ("8480-6", "Systolic blood pressure", "mm[Hg]", 95, 175),
        ("8462-4", "Diastolic blood pressure", "mm[Hg]", 55, 105), ("29463-7", "Body weight", "kg", 45, 120), ("8302-2", "Body height", "cm", 150, 195), ("8867-4", "Heart rate", "/min", 50, 110), ("9279-1", "Respiratory rate", "/min", 10, 24),
        ("13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma", "mg/dL", 60, 190), ("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma", "U/L", 8, 70),
    ];

    private static readonly ImmutableArray<(string Code, string Display)> s_problems =
    [
        ("38341003", "Hypertensive disorder"), ("44054006", "Diabetes mellitus type 2"), ("55822004", "Hyperlipidemia"), ("195967001", "Asthma"), ("396275006", "Osteoarthritis"), ("81680005", "Neck pain"), ("279039007", "Low back pain"),
    ];

    private static readonly ImmutableArray<(string Code, string Display)> s_drugs = [("197361", "amlodipine 5 MG Oral Tablet"), ("860975", "metformin 500 MG Extended Release Oral Tablet"), ("617311", "atorvastatin 40 MG Oral Tablet"), ("198440", "acetaminophen 500 MG Oral Tablet")];

    private int _number;

    /// <summary>Writes until the export is as long as this.</summary>
    public void Write(PopulationWriter export, long until)
    {
        for (var visit = 0; visit < 4 || export.Written < until; visit++)
        {
            Visit(export, until);
        }
    }

    private void Visit(PopulationWriter export, long until)
    {
        var day = today.AddDays(-dice.Next(1, 720));
        var encounter = Next("enc");
        var at = $"{SampleFact.Date(day)}T{dice.Next(8, 17):00}:{dice.Next(60):00}:00Z";
        export.Write("Encounter", $$$"""
            {"resourceType":"Encounter","id":"{{{encounter}}}","meta":{"versionId":"1","lastUpdated":"{{{at}}}","profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter"]},"status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},"type":[{"coding":[{"system":"http://snomed.info/sct","code":"185349003","display":"Encounter for check up"}],"text":"Encounter for check up"}],"subject":{"reference":"{{{person.Reference}}}"},"participant":[{"individual":{"reference":"Practitioner/pr{{{dice.Next(400)}}}"}}],"period":{"start":"{{{at}}}","end":"{{{SampleFact.Date(day)}}}T18:00:00Z"},"serviceProvider":{"reference":"Organization/o{{{dice.Next(20)}}}"}}
            """);
        for (var test = dice.Next(6, 14); test > 0 && export.Written < until; test--)
        {
            Laboratory(export, encounter, at);
        }

        if (dice.Next(3) == 0)
        {
            Problem(export, day);
        }

        if (dice.Next(3) == 0)
        {
            Drug(export, encounter, at);
        }

        Bill(export, encounter, day);
    }

    private void Laboratory(PopulationWriter export, string encounter, string at)
    {
        var (code, display, unit, low, high) = s_laboratory[dice.Next(s_laboratory.Length)];
        export.Write("Observation", $$$"""
            {"resourceType":"Observation","id":"{{{Next("lab")}}}","meta":{"versionId":"1","lastUpdated":"{{{at}}}","profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"]},"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory","display":"Laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}","display":"{{{display}}}"}],"text":"{{{display}}}"},"subject":{"reference":"{{{person.Reference}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"effectiveDateTime":"{{{at}}}","issued":"{{{at}}}","performer":[{"reference":"Organization/o{{{dice.Next(20)}}}","display":"Central Laboratory"}],"valueQuantity":{"value":{{{dice.Next(low, high)}}}.{{{dice.Next(10)}}},"unit":"{{{unit}}}","system":"http://unitsofmeasure.org","code":"{{{unit}}}"},"interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N","display":"Normal"}]}],"referenceRange":[{"low":{"value":{{{low}}},"unit":"{{{unit}}}"},"high":{"value":{{{high}}},"unit":"{{{unit}}}"}}]}
            """);
    }

    private void Problem(PopulationWriter export, DateOnly day)
    {
        var (code, display) = s_problems[dice.Next(s_problems.Length)];
        export.Write("Condition", $$$"""
            {"resourceType":"Condition","id":"{{{Next("con")}}}","meta":{"versionId":"1","profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition"]},"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"problem-list-item"}]}],"code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{code}}}","display":"{{{display}}}"}],"text":"{{{display}}}"},"subject":{"reference":"{{{person.Reference}}}"},"onsetDateTime":"{{{SampleFact.Date(day)}}}","recordedDate":"{{{SampleFact.Date(day)}}}"}
            """);
    }

    private void Drug(PopulationWriter export, string encounter, string at)
    {
        var (code, display) = s_drugs[dice.Next(s_drugs.Length)];
        export.Write("MedicationRequest", $$$"""
            {"resourceType":"MedicationRequest","id":"{{{Next("med")}}}","status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{{code}}}","display":"{{{display}}}"}],"text":"{{{display}}}"},"subject":{"reference":"{{{person.Reference}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"authoredOn":"{{{at}}}","requester":{"reference":"Practitioner/pr{{{dice.Next(400)}}}"},"dosageInstruction":[{"sequence":1,"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"asNeededBoolean":false,"doseAndRate":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/dose-rate-type","code":"ordered"}]},"doseQuantity":{"value":1}}]}]}
            """);
    }

    private void Bill(PopulationWriter export, string encounter, DateOnly day)
    {
        var items = string.Join(',', Enumerable.Range(1, dice.Next(2, 6)).Select(item =>
            $$$"""{"sequence":{{{item}}},"category":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/ex-benefitcategory","code":"1","display":"Medical care"}]},"productOrService":{"coding":[{"system":"http://snomed.info/sct","code":"185349003","display":"Encounter for check up"}],"text":"Encounter for check up"},"servicedPeriod":{"start":"{{{SampleFact.Date(day)}}}","end":"{{{SampleFact.Date(day)}}}"},"encounter":[{"reference":"Encounter/{{{encounter}}}"}],"net":{"value":{{{dice.Next(20, 900)}}}.{{{dice.Next(10, 99)}}},"currency":"USD"},"adjudication":[{"category":{"coding":[{"system":"https://bluebutton.example/adjudication","code":"line_allowed","display":"Line Allowed Charge Amount"}]},"amount":{"value":{{{dice.Next(20, 400)}}},"currency":"USD"}}]}"""));
        export.Write("ExplanationOfBenefit", $$$"""
            {"resourceType":"ExplanationOfBenefit","id":"{{{Next("eob")}}}","status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},"use":"claim","patient":{"reference":"{{{person.Reference}}}"},"billablePeriod":{"start":"{{{SampleFact.Date(day)}}}","end":"{{{SampleFact.Date(day)}}}"},"created":"{{{SampleFact.Date(day)}}}","insurer":{"display":"Insurer {{{dice.Next(30)}}}"},"provider":{"reference":"Practitioner/pr{{{dice.Next(400)}}}"},"outcome":"complete","careTeam":[{"sequence":1,"provider":{"reference":"Practitioner/pr{{{dice.Next(400)}}}"},"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claimcareteamrole","code":"primary","display":"Primary Care Practitioner"}]}}],"insurance":[{"focal":true,"coverage":{"display":"Insurer {{{dice.Next(30)}}}"}}],"item":[{{{items}}}],"total":[{"category":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/adjudication","code":"submitted","display":"Submitted Amount"}]},"amount":{"value":{{{dice.Next(100, 2000)}}},"currency":"USD"}}]}
            """);
    }

    private string Next(string kind) => $"{kind}-{person.Id}-{_number++}";
}
