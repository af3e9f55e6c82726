using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.Tests.Terminology;

public sealed class ConceptMapReaderTests
{
    private const string Site = "https://hospital.example/codes";

    private const string Modifier = """ "modifierExtension": [{ "url": "https://hospital.example/not", "valueBoolean": true }] """;

    private const string GaitToGait = """{ "code": "GAIT", "target": [{ "code": "gait-instability", "equivalence": "equal" }] }""";

    public static TheoryData<string, string, string> Faulty => new()
    {
        // what is wrong, map, fault
        { "not JSON", "{", "it is no valid JSON (line 1)" },
        { "no object", "[]", "it is no FHIR R4 resource" },
        { "text behind it", Map(GaitToGait) + " {}", "it is no valid JSON (line 1)" },
        { "another resource", """{ "resourceType": "ValueSet" }""", "it is no ConceptMap" },
        { "empty", """{ "resourceType": "ConceptMap", "status": "draft" }""", "it maps nothing" },
        { "no targets", Map("""{ "code": "GAIT" }"""), "it maps nothing" },
        { "group is no list", """{ "resourceType": "ConceptMap", "group": { "source": "x" } }""", "group[0]: Expected property to be a collection of ConceptMap.group, but found a single ConceptMap.group." },
        { "element is no list", """{ "resourceType": "ConceptMap", "group": [{ "element": 5 }] }""", "group[0].element[0]: Encountered a json primitive while expecting a json object for non-primitive element 'element'." },
        { "element is no object", Map(GaitToGait, "null"), "group[0].element[2]: Repeating elements should not contain a null value." },
        { "target is no list", Map(GaitToGait, """{ "code": "X", "target": { "code": "hoffmann-sign" } }"""), "group[0].element[1].target[0]: Expected property to be a collection of ConceptMap.group.element.target, but found a single ConceptMap.group.element.target." },
        { "no equivalence", Map(Row("GAIT", "gait-instability", null)), "group[0].element[0].target[0]: equivalence is missing" },
        { "the R5 word", Map("""{ "code": "GAIT", "target": [{ "code": "gait-instability", "relationship": "equivalent" }] }"""), "group[0].element[0].target[0].relationship: Found unknown element 'relationship'." },
        { "an unknown equivalence", Map(GaitToGait, Row("X", "gait-instability", "same")), "group[0].element[1].target[0].equivalence: Value 'same' is not a correct code for valueset 'ConceptMapEquivalence'." },
        { "no source code", Map("""{ "target": [{ "code": "gait-instability", "equivalence": "equal" }] }"""), "group[0].element[0].target[0]: group.source, group.target, element.code and target.code are needed" },
        { "no target code", Map("""{ "code": "GAIT", "target": [{ "equivalence": "equal" }] }"""), "group[0].element[0].target[0]: group.source, group.target, element.code and target.code are needed" },
        { "an empty source system", Map(GaitToGait).Replace(Site, string.Empty, StringComparison.Ordinal), "group[0].source: string '' is not a correct literal for a uri." },
        { "no source system", Map(GaitToGait).Replace("\"source\"", "\"sourceVersion\"", StringComparison.Ordinal), "group[0].element[0].target[0]: group.source, group.target, element.code and target.code are needed" },
        { "not one of ours", Map(Row("GAIT", "gait-instabilty", "equal")), $"group[0].element[0].target[0]: 'gait-instabilty' of {Systems.Findings} is not a code this service reads" },
        { "ours under another meaning", Map(GaitToGait).Replace(Site, Systems.Findings, StringComparison.Ordinal).Replace("GAIT", "hoffmann-sign", StringComparison.Ordinal), $"group[0].element[0].target[0]: 'hoffmann-sign' of {Systems.Findings} is a code this service reads already, with a meaning of its own" },
        { "only in a case", Map("""{ "code": "GAIT", "target": [{ "code": "gait-instability", "equivalence": "equal", "dependsOn": [{ "property": "https://hospital.example/part", "value": "z" }] }] }"""), "group[0].element[0].target[0]: dependsOn is not supported: the code would be taken for ours in every case" },
        { "only with something else", Map("""{ "code": "LL", "target": [{ "code": "lower-limb-neuro-symptom", "equivalence": "equal", "product": [{ "property": "side", "value": "left" }] }] }"""), "group[0].element[0].target[0]: product is not supported: the code would be taken for ours without what else it says" },
        { "retired", Map(GaitToGait).Replace("\"group\"", "\"status\": \"retired\", \"group\"", StringComparison.Ordinal), "status: the map is retired: name the one that replaces it" },
        { "rules that nobody knows", Map(GaitToGait).Replace("\"group\"", "\"implicitRules\": \"https://hospital.example/rules\", \"group\"", StringComparison.Ordinal), "implicitRules: rules that this service does not know may change what the map means" },
        { "a modifier of the map", Map(GaitToGait).Replace("\"group\"", $"{Modifier}, \"group\"", StringComparison.Ordinal), "modifierExtension: it may change what the map means, and this service does not know it" },
        { "a modifier of a group", Map(GaitToGait).Replace("\"source\"", $"{Modifier}, \"source\"", StringComparison.Ordinal), "group[0].modifierExtension: it may change what the map means, and this service does not know it" },
        { "a modifier of a code", Map(GaitToGait).Replace("\"code\": \"GAIT\"", $"{Modifier}, \"code\": \"GAIT\"", StringComparison.Ordinal), "group[0].element[0].modifierExtension: it may change what the map means, and this service does not know it" },
        { "a modifier of a row", Map(GaitToGait).Replace("\"equivalence\"", $"{Modifier}, \"equivalence\"", StringComparison.Ordinal), "group[0].element[0].target[0].modifierExtension: it may change what the map means, and this service does not know it" },
        { "one code, two meanings in two spellings of its system", Map(GaitToGait).Replace("\"group\": [", $"\"group\": [{{ \"source\": \"http://hospital.example/codes/|2\", \"target\": \"{Systems.Findings}\", \"element\": [{Row("GAIT", "hoffmann-sign", "equal")}] }}, ", StringComparison.Ordinal), "group[0].element[0].target[0] and group[1].element[0].target[0]: 'GAIT' of http://hospital.example/codes/ is mapped to more than one of our codes" },
        { "too long", Map(Row(new string('x', 200), "gait-instability", "equal")), "group[0].element[0].target[0]: group.source and element.code together are longer than 200 characters" },
        { "one code, two meanings", Map(GaitToGait, Row("X", "babinski-sign", "equal"), Row("GAIT", "hoffmann-sign", "equivalent")), $"group[0].element[0].target[0] and group[0].element[2].target[0]: 'GAIT' of {Site} is mapped to more than one of our codes" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_broken_map_names_the_row(string what, string map, string fault) =>
        ConceptMapReader.Read(map).Faults.ShouldBe([fault], what);

    [Theory]
    [InlineData("equal", 1, 0)]
    [InlineData("equivalent", 1, 0)]
    [InlineData("wider", 0, 1)]
    [InlineData("subsumes", 0, 1)]
    [InlineData("narrower", 0, 1)]
    [InlineData("specializes", 0, 1)]
    [InlineData("inexact", 0, 1)]
    [InlineData("relatedto", 0, 1)]
    [InlineData("unmatched", 0, 1)]
    [InlineData("disjoint", 0, 1)]
    public void Only_what_says_the_same_is_used(string equivalence, int used, int others)
    {
        var reading = ConceptMapReader.Read(Map(Row("GAIT", "gait-instability", equivalence)));

        reading.Faults.ShouldBeEmpty();
        reading.Rows.Length.ShouldBe(used);
        reading.NotEquivalent.ShouldBe(others);
    }

    // The source, the target and its code in any spelling (D33): what is asked for is what servers know.
    [Theory]
    [InlineData(Site, Systems.Findings, "gait-instability", Site, Systems.Findings, "gait-instability")]
    [InlineData(Site, Systems.Findings + "|1.0.0", "gait-instability", Site, Systems.Findings, "gait-instability")]
    [InlineData(Site + "|2.0", Systems.Findings + "/", "gait-instability", Site, Systems.Findings, "gait-instability")]
    [InlineData(Site + "/", "http://cervical-rehab.example/fhir/CodeSystem/findings", "gait-instability", Site + "/", Systems.Findings, "gait-instability")]
    [InlineData("urn:oid:1.2.3", "urn:oid:2.16.840.1.113883.6.96", "22325002", "urn:oid:1.2.3", Systems.Snomed, "22325002")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96", Systems.Findings, "gait-instability", Systems.Snomed, Systems.Findings, "gait-instability")]
    [InlineData(Site, "urn:oid:2.16.840.1.113883.6.90", "m4712", Site, Systems.Icd10Cm, "M47.12")]
    public void Systems_and_codes_are_taken_in_the_spelling_that_servers_know(string source, string target, string code, string askedSystem, string system, string listed)
    {
        var map = Map(Row("GAIT", code, "equal")).Replace($"\"{Site}\"", $"\"{source}\"", StringComparison.Ordinal).Replace($"\"{Systems.Findings}\"", $"\"{target}\"", StringComparison.Ordinal);

        ConceptMapReader.Read(map).Rows.ShouldBe([new MappedCode(new Term(askedSystem, "GAIT"), new Term(system, listed))]);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("active")]
    [InlineData("unknown")]
    public void A_map_that_is_in_use_or_in_the_making_is_taken_with_its_plain_extensions(string status) =>
        ConceptMapReader.Read(Map(GaitToGait).Replace("\"group\"", $"\"status\": \"{status}\", {Modifier.Replace("modifierExtension", "extension", StringComparison.Ordinal)}, \"group\"", StringComparison.Ordinal)).Rows.Length.ShouldBe(1);

    [Fact]
    public void A_row_that_says_the_same_twice_is_no_contradiction()
    {
        var reading = ConceptMapReader.Read(Map(GaitToGait, GaitToGait));

        reading.Faults.ShouldBeEmpty();
        reading.Rows.Distinct().ShouldBe([new MappedCode(new Term(Site, "GAIT"), new Term(Systems.Findings, "gait-instability"))]);
    }

    [Theory]
    [InlineData("\\ud800", "it is no FHIR R4 resource")]
    [InlineData("x\", \"code\": \"y", "group[0].element[0].target[0]: Encountered duplicate property 'code'.")]
    public void Half_a_character_and_a_repeated_member_are_faults_and_stop_nothing_else(string code, string fault) =>
        ConceptMapReader.Read(Map(Row("GAIT", code, "equal"))).Faults.ShouldHaveSingleItem().ShouldContain(fault);

    [Fact]
    public void Two_maps_that_contradict_each_other_and_a_missing_file_are_faults_of_the_settings()
    {
        var files = new[] { Map(GaitToGait), Map(Row("GAIT", "hoffmann-sign", "equal")) }.Select(map =>
        {
            var file = Path.GetTempFileName();
            File.WriteAllText(file, map);
            return file;
        }).ToArray();

        var (_, faults, _) = SiteCodes.Load(new TerminologyOptions { ConceptMaps = [.. files, "/nowhere/map.json"] });

        faults.ShouldBe(
        [
            "Terminology:ConceptMaps:2: the file '/nowhere/map.json' cannot be read",
            $"Terminology:ConceptMaps: code 'GAIT' of {Site} is mapped differently in two maps",
        ]);
        Array.ForEach(files, File.Delete);
    }

    internal static string Map(params string[] elements) =>
        $$"""{ "resourceType": "ConceptMap", "group": [{ "source": "{{Site}}", "target": "{{Systems.Findings}}", "element": [{{string.Join(',', elements)}}] }] }""";

    internal static string Row(string site, string ours, string? equivalence) =>
        $$"""{ "code": "{{site}}", "target": [{ "code": "{{ours}}"{{(equivalence is null ? string.Empty : $", \"equivalence\": \"{equivalence}\"")}} }] }""";
}
