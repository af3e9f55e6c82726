using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Benchmarks.Payloads;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>What is passed over in a body never changes the answer: the fast path held against the plain one.</summary>
public sealed class PassingOverTests
{
    private static readonly string[] Types = ["Observation", "Condition", "Procedure", "DiagnosticReport", "ServiceRequest", "MedicationRequest", "Medication", "Patient", "OperationOutcome", ""];

    private static readonly string[] Subjects =
    [
        """{ "reference": "Patient/sample-patient" }""", """{ "reference": "Patient/sample-patient/_history/2" }""", """{ "reference": "Patient/other" }""",
        """{ "reference": "https://ehr.example/fhir/Patient/sample-patient" }""", """{ "reference": "https://ehr.example/fhir/Patient/other" }""", """{ "reference": "urn:uuid:x" }""",
        """{ "reference": "Pati\u0065nt/other" }""", """{ "display": "Alex" }""", "\"Patient/other\"", """[{ "reference": "Patient/other" }]""", "5", "null",
    ];

    private static readonly string[] Codings =
    [
        """{ "system": "http://loinc.org", "code": "8867-4" }""", """{ "system": "http://snomed.info/sct", "code": "59621000", "display": "Essential hypertension" }""",
        """{ "system": "http://snomed.info/sct", "code": "22325002" }""", """{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "I10" }""",
        """{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "m488x2" }""", """{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "R.26.81" }""",
        """{ "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "849574", "display": "naproxen 220 MG" }""",
        """{ "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1", "display": "Gabapentin 300 MG" }""",
        """{ "code": 22325002, "system": "http://snomed.info/sct" }""", """{ "c\u006fde": "22325002", "system": "http://snomed.info/sct" }""", """{ "display": "OPLL, cervical" }""",
        """{ "display": "Ossification of the Posterior Longitudinal Ligament", "code": "x" }""", """{ "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] }""", "null", "{}", "5",
    ];

    private static readonly string[] Texts = ["", """, "text": "hypertension" """, """, "text": "opll" """, """, "text": "\u006fpll" """, """, "text": "Gabapentin" """, """, "text": "ſpaſm" """, """, "text": 5 """];

    private static readonly string[] Extras =
    [
        "", """, "status": "final", "valueBoolean": true""", """, "text": { "div": "<p/>" }, "status": "final", "note": [], "extension": [{}] """, """, "issue": [{ "severity": "information" }]""", """, "id": "gait-instability-2026-05-27" """,
        """, "component": [{ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] }, "valueBoolean": true }], "status": "final" """, """, "component": [{ "code": { "coding": [{ "code": "R26.81" }] } }]""",
        """, "component": [{ "code": 22325002 }], "status": "final" """, """, "component": [{ "code": ["gait-instability"] }]""", """, "component": { "code": "gait-instability" }""", """, "component": [{ "c\u006fde": "22325002" }]""",
        """, "component": [], "component": [{ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] }, "valueBoolean": true }]""",
        """, "component": [{ "code": { "coding": [{ "code": "8480-6" }] }, "valueCodeableConcept": { "coding": [{ "system": "http://snomed.info/sct", "code": "40492006" }] } }], "status": "unknown" """,
        """, "valueCodeableConcept": { "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "r339" }] }, "status": "final" """, """, "valueCodeableConcept": "22325002" """,
        """, "contained": [{ "resourceType": "Observation", "status": "final", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] }, "valueBoolean": true }], "status": "final" """,
        """, "contained": [{ "resourceType": "Condition", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] } }], "status": "active" """,
        """, "reasonCode": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "22325002" }] }], "status": "active" """, """, "reasonCode": { "coding": { "code": "R26.81" } }""", """, "reasonCode": ["R32"], "status": "revoked" """,
        """, "clinicalStatus": { "coding": [{ "code": "active" }] }""", """, "medicationCodeableConcept": { "text": "gabapentin" }""", """, "medicationReference": { "reference": "Medication/other-0" }""",
    ];

    // Resource and mode, in the order of different servers; and entries that are none.
    private static readonly string[] Entries =
    [
        """{ "resource": #resource#mode }""", """{ "fullUrl": "https://ehr.example/fhir/x/1", "resource": #resource#mode }""", """{"resource":#resource,"fullUrl":"urn:x"#mode,"link":[]}""",
        """{ "x": 1#mode, "resource": #resource }""", """{ "fullUrl": "urn:x"#mode }""", """{ "fullUrl": "urn:x"#mode, "resource": "#" }""", "{}",
    ];

    private static string Entry(string entry, string resource, string mode) => entry.Replace("#resource", resource, StringComparison.Ordinal).Replace("#mode", mode, StringComparison.Ordinal);

    private static readonly FsCheck.Gen<string> Resource =
        from type in Gen.Elements(Types)
        from subject in Gen.Elements(Subjects)
        from coding in Gen.Elements(Codings)
        from second in Gen.Elements(Codings)
        from text in Gen.Elements(Texts)
        from extra in Gen.Elements(Extras)
        from shape in Gen.Choose(0, 9)
        let code = shape switch
        {
            0 => $$"""{ "coding": [{{coding}}, {{second}}]{{text}} }""",
            1 => coding,
            2 => $"[{coding}]",
            3 => $$"""{ "coding": {{coding}}{{text}} }""",
            4 => "\"gait-instability\"",
            _ => $$"""{ "coding": [{{coding}}]{{text}} }""",
        }
        let name = type is "MedicationRequest" && shape % 2 == 0 ? "medicationCodeableConcept" : "code"
        let typed = type.Length == 0 ? "\"x\": 1" : $"\"resourceType\": \"{type}\""
        let kept = extra.Contains(name, StringComparison.Ordinal) ? string.Empty : extra
        select shape == 9 ? $$"""{ "{{name}}": {{code}}, "subject": {{subject}}, {{typed}}{{kept}} }""" : $$"""{ {{typed}}, "{{name}}": {{code}}, "subject": {{subject}}{{kept}} }""";

    [Fact]
    public void A_call_with_any_resources_among_its_own_has_the_answer_of_the_whole_body() => Generated.Holds(
        600,
        (from chart in GeneratedChart.All.Generator
         from resources in Resource.ListOf(6)
         from keys in Gen.Elements("conditions", "signs", "measurements", "medicationRequests", "serviceRequests", "procedures", "reports").ListOf(6)
         from mode in Gen.Elements("", """, "search": { "mode": "match" }""", """, "search": { "mode": "include" }""", """, "search": { "mode": "outcome" }""")
         from entry in Gen.Elements(Entries)
         from server in Gen.Elements("", "https://ehr.example/fhir")
         select (chart, Entries: keys.Zip(resources).Select(pair => (Key: pair.First, Text: Entry(entry, pair.Second, mode))).ToArray(), server)).ToArbitrary(),
        row => ShouldAgree(With(row.chart.Chart.Call(row.chart.Hook), row.Entries, row.server), row.chart.Hook));

    [Fact]
    public void A_call_with_one_element_corrupted_has_the_answer_of_the_whole_body() => Generated.Holds(
        600,
        (from chart in GeneratedChart.All.Generator from at in Gen.Choose(0, 3000) from junk in Gen.Elements(CorruptionTests.Junk) select (chart, at, junk)).ToArbitrary(),
        row =>
        {
            var call = row.chart.Chart.Call(row.chart.Hook);
            CorruptionTests.Replace(call, row.at, row.junk);
            ShouldAgree(CorruptionTests.Text(call), row.chart.Hook);
        });

    [Fact]
    public void Every_scenario_and_every_size_has_the_answer_of_the_whole_body()
    {
        foreach (var scenario in Scenario.All)
        {
            ShouldAgree(scenario.Request, scenario.Hook);
        }

        foreach (var payload in Payload.Sizes)
        {
            ShouldAgree(Encoding.UTF8.GetString(payload.Body), Payload.Hook);
        }
    }

    [Theory]
    [InlineData("""{ "resourceType": "Observation", "code": { "coding": [{ "system": "http://loinc.org", "code": "8867-4" }] }, "subject": { "reference": "Patient/sample-patient" } }""", true)]
    [InlineData("""{ "resourceType": "Observation", "code": { "coding": [{ "system": "http://loinc.org", "code": "8867-4" }] } }""", true)]
    [InlineData("""{ "resourceType": "Observation", "code": { "coding": [{ "system": "http://loinc.org", "code": "8867-4" }] }, "subject": { "reference": "Patient/other" } }""", false)]
    [InlineData("""{ "resourceType": "Observation", "code": { "coding": [{ "system": "http://loinc.org", "code": "38214-3" }] }, "subject": { "reference": "Patient/sample-patient" } }""", false)]
    [InlineData("""{ "resourceType": "Condition", "code": { "text": "Hypertension" }, "subject": { "reference": "Patient/sample-patient" } }""", true)]
    [InlineData("""{ "resourceType": "Condition", "code": { "text": "OPLL" }, "subject": { "reference": "Patient/sample-patient" } }""", false)]
    [InlineData("""{ "resourceType": "Condition", "subject": { "reference": "Patient/sample-patient" } }""", false)]
    [InlineData("""{ "resourceType": "CarePlan", "subject": { "reference": "Patient/sample-patient" } }""", false)]
    public void What_no_reader_would_use_list_or_count_is_passed_over(string resource, bool isPassed)
    {
        var bundle = BodyWalk.Read(Encoding.UTF8.GetBytes($$"""{ "entry": [{ "resource": {{resource}} }] }"""), HookPath.Options).Bundle!;
        var type = resource.Split('"')[3];

        bundle.Of(type, new SubjectCheck("sample-patient", null)).Length.ShouldBe(isPassed ? 0 : 1);
        bundle.Matches.ShouldBe(1);
    }

    // Text, because some of it is JSON that no node could carry.
    private static string With(JsonObject call, (string Key, string Text)[] entries, string server)
    {
        if (server.Length > 0)
        {
            call["fhirServer"] = server;
        }

        for (var at = 0; at < entries.Length; at++)
        {
            var (key, _) = entries[at];
            (call["prefetch"]![key]!["entry"] as JsonArray)?.Insert(0, $"entry#{at}");
        }

        return entries.Select((entry, at) => (entry.Text, Mark: $"\"entry#{at}\"")).Aggregate(call.ToJsonString(), (text, entry) => text.Replace(entry.Mark, entry.Text, StringComparison.Ordinal));
    }

    private static void ShouldAgree(string call, string hook) =>
        Answer(call, body => HookPath.Answer(body, hook)).ShouldBe(Answer(call, body => HookPath.AnswerToWhole(body, hook)), call);

    private static string Answer(string call, Func<byte[], string> path)
    {
        try
        {
            return path(Encoding.UTF8.GetBytes(call));
        }
        catch (System.Text.Json.JsonException broken)
        {
            return $"not JSON {broken.LineNumber} {broken.BytePositionInLine}";
        }
    }
}
