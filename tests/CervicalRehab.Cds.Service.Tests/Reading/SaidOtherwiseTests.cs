using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>D35 to D37 and D31 for Observations: each contradiction in one record of a whole chart that offers a plan, and its harmless neighbour.</summary>
public sealed class SaidOtherwiseTests
{
    private const string Gait = "gait-instability";
    private const string Hand = "hand-weakness";
    private const string Legs = "lower-limb-neuro-symptom";
    private const string Pain = "38214-3";
    private const string V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private const string V2 = "http://terminology.hl7.org/CodeSystem/v2-0078";

    private static readonly string[] s_otherSpellings =
    [
        "http://hl7.org/fhir/v2/0078", "https://terminology.hl7.org/CodeSystem/v2-0078/", V2 + "|2.9", "urn:oid:2.16.840.1.113883.12.78", "URN:OID:2.16.840.1.113883.12.78",
        "urn:oid:2.16.840.1.113883.5.83", "http://hl7.org/fhir/v3/ObservationInterpretation", "HTTP://Terminology.HL7.org/CodeSystem/v3-ObservationInterpretation",
    ];

    private const string Snomed = "http://snomed.info/sct";
    private const string No = "\"valueBoolean\": false";

    public static TheoryData<string, string, string, string> Contradictions
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var code in new[] { "A", "AA", "DET", "H", "HH", "L", "LL", "IND", "E", "W", "B", "U", "D", "S", "R", "odd" })
            {
                rows.Add(Gait, "", "interpretation", Said(V3, code));
            }

            foreach (var code in new[] { "A", "IND", "HH", "W" })
            {
                rows.Add(Hand, "component/0", "interpretation", Said(V2, code));
            }

            foreach (var system in s_otherSpellings)
            {
                rows.Add(Gait, "", "interpretation", Said(system, "A"));
            }

            rows.Add(Gait, "", "interpretation", Said("urn:site:flags", "!"));
            rows.Add(Gait, "", "interpretation", """[{ "text": "Positive" }]""");
            rows.Add(Gait, "", "interpretation", """[{ "coding": [{ "code": "POS" }] }]""");
            rows.Add(Gait, "", "interpretation", $$"""[{ "coding": [{ "system": "{{V3}}", "code": "N" }, { "system": "{{V3}}", "code": "A" }] }]""");
            rows.Add(Gait, "", "interpretation", $$"""[{ "coding": [{ "system": "{{V3}}", "code": "N" }] }, { "text": "abnormal" }]""");
            rows.Add(Gait, "", "valueCodeableConcept", Both(Snomed, "255604002"));
            rows.Add(Gait, "", "valueCodeableConcept", Both(Snomed, "263654008"));
            rows.Add(Gait, "", "valueCodeableConcept", Both(Snomed, "22325002"));
            rows.Add(Gait, "", "valueCodeableConcept", Both(Snomed, "82334004"));
            rows.Add(Gait, "", "valueCodeableConcept", Both(Snomed, "413350009"));
            rows.Add(Gait, "", "valueCodeableConcept", Both("http://loinc.org", "LA9633-4"));
            rows.Add(Gait, "", "valueCodeableConcept", Both("http://terminology.hl7.org/CodeSystem/v2-0136", "Y"));
            rows.Add(Gait, "", "valueCodeableConcept", Both("urn:site:values", "52101004"));
            rows.Add(Gait, "", "valueCodeableConcept", Both("urn:site:values", "10828004"));
            foreach (var display in new[] { "Present", " positive ", "YES", "Abnormal" })
            {
                rows.Add(Gait, "", "valueCodeableConcept", Both("urn:site:values", "17").Replace("\"17\"", $"\"17\", \"display\": \"{display}\"", StringComparison.Ordinal));
            }

            rows.Add(Gait, "", "component", Part("sct|1", Written.Value("sct|82334004")));
            rows.Add(Gait, "", "component", Part("sct|1", $"\"interpretation\": {Said(V3, "A")}"));
            rows.Add(Gait, "", "component", Part("sct|22325002", "\"valueString\": \"?\""));
            foreach (var value in new[] { "sct|24484000", "sct|6736007", "sct|255604002", "sct|371924009", "sct|263654008", "sct|373066001", "loinc|LA33-6", "http://terminology.hl7.org/CodeSystem/v2-0136|Y" })
            {
                rows.Add(Gait, "", "component", Part("sct|246112005", Written.Value(value)));
                rows.Add(Hand, "", "component", Parts(Part("left-side", No), Part("right-side", No), Part("sct|1", Written.Value(value))));
            }

            rows.Add(Hand, "", "component", Parts(Part("left-side", No), Part("right-side", No), Part("upper-limb-strength-mrc", "\"valueInteger\": 3")));
            rows.Add(Hand, "", "component", Parts(Part("left-side", No), Part("right-side", No), Part("sct|1", Written.Value("sct|42425007"))));
            rows.Add(Hand, "", "component", Parts(Part("left-side", No), Part("right-side", Written.Value("sct|42425007"))));
            rows.Add(Hand, "", "bodySite", Written.Concept("sct|61685007"));
            rows.Add(Hand, "", "bodySite", Written.Concept("sct|7569003"));
            rows.Add(Hand, "", "bodySite", """{ "text": "thumb" }""");
            rows.Add("hoffmann-sign", "", "bodySite", Written.Concept("sct|7771000"));
            rows.Add(Legs, "", "bodySite", Written.Concept("sct|7771000"));
            rows.Add(Legs, "", "bodySite", Written.Concept("sct|53120007"));
            rows.Add(Legs, "", "bodySite", Written.Concept("sct|7769000"));
            rows.Add(Pain, "", "bodySite", Written.Concept("sct|61685007"));
            rows.Add(Pain, "valueQuantity", "unit", "\"cm\"");
            rows.Add(Gait, "", "extension", """[{ "url": "http://hl7.org/fhir/StructureDefinition/observation-focusCode", "valueCodeableConcept": { "text": "mother" } }]""");
            rows.Add(Gait, "", "focus", """[{ "reference": "Patient/other" }]""");
            rows.Add(Gait, "", "focus", """[{ "display": "her mother" }]""");
            rows.Add(Gait, "", "status", "\"Final\"");
            rows.Add(Gait, "", "status", "\"unknown\"");
            return rows;
        }
    }

    public static TheoryData<string, string, string, string> Agreements => new()
    {
        { Gait, "", "interpretation", Said(V3, "N") },
        { Gait, "", "interpretation", Said(V3, "NEG") },
        { Gait, "", "interpretation", Said(V3, "ND") },
        { Gait, "", "interpretation", Said(V2, "N") },
        { Gait, "", "interpretation", Said(V2, "NEG") },
        { Gait, "", "interpretation", $$"""[{ "coding": [{ "system": "{{V3}}", "code": "N" }, { "system": "urn:site:flags", "code": "WNL" }], "text": "Normal" }]""" },
        { Gait, "", "valueCodeableConcept", Both("urn:site:values", "no") },
        { Gait, "", "valueCodeableConcept", Both(Snomed, "260385009") },
        { Gait, "", "valueCodeableConcept", Both("urn:site:values", "N\", \"display\": \"Not present") },
        { Gait, "", "valueCodeableConcept", Both("urn:site:values", "17\", \"display\": \"Negative") },
        { Gait, "", "valueCodeableConcept", Both("urn:site:values", "POS-2") },
        { Gait, "", "valueCodeableConcept", Both("http://loinc.org", "LA9634-2") },
        { Gait, "", "valueCodeableConcept", Both("http://terminology.hl7.org/CodeSystem/v2-0136", "N") },
        { Gait, "", "valueCodeableConcept", Both("http://hl7.org/fhir/v2/0136", "N") },
        { Gait, "", "valueCodeableConcept", Both("urn:oid:2.16.840.1.113883.12.136", "N") },
        { Gait, "", "valueCodeableConcept", Both("urn:oid:2.16.840.1.113883.6.1", "LA9634-2") },
        { Gait, "", "component", Part("sct|1", No) },
        { Gait, "", "component", Part("sct|1", "\"valueString\": \"steady\"") },
        { Gait, "", "component", Part("sct|246112005", Written.Value("sct|17621005")) },
        { Gait, "", "component", Part("sct|1", Written.Value("sct|373067005")) },
        { Gait, "", "component", Part("sct|1", Written.Value("loinc|LA32-8")) },
        { Gait, "", "component", Part("sct|397155001", Written.Value("sct|10904000")) },
        { Gait, "", "component", Part("urn:site|aid", Written.Value("urn:site|none")) },
        { Gait, "", "component", Part("loinc|8867-4", Written.Quantity("70", "/min")) },
        { Hand, "", "component", Parts(Part("left-side", No), Part("right-side", No), Part("upper-limb-strength-mrc", "\"valueInteger\": 5")) },
        { Hand, "", "bodySite", Written.Concept("sct|85562004") },
        { Hand, "", "bodySite", Written.Concept("sct|53120007 urn:site|arms") },
        { Hand, "", "bodySite", Written.Concept("sct|51440002 sct|7569003") },
        { "hoffmann-sign", "", "bodySite", Written.Concept("sct|51440002") },
        { Gait, "", "bodySite", Written.Concept("sct|61685007") },
        { "bladder-dysfunction", "", "bodySite", Written.Concept("sct|89837001") },
        { Legs, "", "bodySite", Written.Concept("sct|61685007") },
        { Legs, "", "bodySite", Written.Concept("sct|51440002 sct|61685007") },
        { Pain, "", "bodySite", Written.Concept("sct|45048000") },
        { Pain, "valueQuantity", "unit", "\"millimeters\"" },
        { Gait, "", "extension", """[{ "url": "https://example.org/focus", "valueCodeableConcept": { "text": "mother" } }]""" },
        { Gait, "", "status", "\"corrected\"" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void D36_An_absence_beside_what_may_say_otherwise_leaves_no_plan(string code, string place, string member, string value)
    {
        var decision = NotUnderstoodTests.Changed(code, place, member, value).Decision;

        (decision.Pathway.Code(), decision.NoRedFlags).ShouldBe(("complete-assessment", false));
    }

    [Theory]
    [MemberData(nameof(Agreements))]
    public void D36_An_absence_beside_what_says_the_same_leaves_the_plan(string code, string place, string member, string value)
    {
        var decision = NotUnderstoodTests.Changed(code, place, member, value).Decision;

        (decision.Pathway.Code(), decision.NoRedFlags).ShouldBe(("conservative-plan", true));
    }

    // D33: the system and the table it came from in the ways they are written.
    [Fact]
    public void D36_An_interpretation_means_the_same_in_every_spelling_of_its_system()
    {
        foreach (var system in s_otherSpellings.Concat([V3, V2]))
        {
            NotUnderstoodTests.Changed(Gait, "", "interpretation", Said(system, "POS")).Pathway.ShouldBe("urgent-surgical-referral", system);
            foreach (var code in new[] { "N", "NEG", "ND" })
            {
                NotUnderstoodTests.Changed(Gait, "", "interpretation", Said(system, code)).Pathway.ShouldBe("conservative-plan", system + code);
            }
        }
    }

    [Fact]
    public void D36_Full_strength_that_is_abnormal_is_not_full_strength()
    {
        var sign = Chart.Empty.With(Written.OnSide("upper-limb-strength-mrc", "left-side", $"\"valueInteger\": 5, \"interpretation\": {Said(V3, "A")}")).Picture.Signs.ShouldHaveSingleItem();

        (sign.Finding, sign.Unclear).ShouldBe((Protocol.Answer.Unknown, Reason.Conflicting));
    }

    [Theory]
    [InlineData("sct|85151006", Side.Left)]
    [InlineData("sct|78791008", Side.Right)]
    [InlineData("sct|368208006", Side.Left)]
    [InlineData("sct|368209003", Side.Right)]
    public void D37_A_sided_limb_names_its_side(string site, Side side)
    {
        var sign = Chart.Empty.With(Written.OnSide(Hand, site, No)).Picture.Signs.ShouldHaveSingleItem();

        (sign.Side, sign.Finding).ShouldBe((side, Protocol.Answer.No));
    }

    [Theory]
    [InlineData("sct|61685007")]
    [InlineData("sct|7569003")]
    public void D37_What_is_present_warns_wherever_it_is(string site) =>
        Chart.Baseline.With(Written.OnSide(Legs, site, "\"valueBoolean\": true")).Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("unknown", "complete-assessment")]
    [InlineData("FINAL", "complete-assessment")]
    [InlineData("", "complete-assessment")]
    [InlineData("registered", "conservative-plan")]
    [InlineData("cancelled", "conservative-plan")]
    public void D35_What_is_present_under_a_status_that_is_not_known_leaves_its_sign_open(string status, string pathway) =>
        Chart.Baseline.With(Written.Present(Gait, status: status)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("unknown", "complete-assessment")]
    [InlineData("cancelled", "conservative-plan")]
    public void D35_So_does_an_MRI_finding(string status, string pathway) =>
        Chart.Baseline.With(Written.Present("mri-cord-compression", status: status)).Pathway.ShouldBe(pathway);

    [Fact]
    public void D35_What_is_absent_under_such_a_status_opens_nothing() => Chart.Baseline.With(Written.Absent(Gait, status: "unknown")).Pathway.ShouldBe("conservative-plan");

    private static string Said(string system, string code) => $$"""[{ "coding": [{ "system": "{{system}}", "code": "{{code}}" }] }]""";

    private static string Both(string system, string code) => $$"""{ "coding": [{ "system": "{{Snomed}}", "code": "2667000" }, { "system": "{{system}}", "code": "{{code}}" }] }""";

    private static string Part(string code, string member) => $$"""[{ "code": {{Written.Concept(code)}}, {{member}} }]""";

    private static string Parts(params string[] parts) => $"[{string.Join(", ", parts.Select(part => part[1..^1]))}]";
}
