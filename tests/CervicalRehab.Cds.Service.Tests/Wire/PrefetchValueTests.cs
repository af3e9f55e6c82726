using System.Text;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class PrefetchValueTests
{
    private const string Gait = """{ "resourceType": "Observation", "id": "gait" }""";

    private static readonly PrefetchKey Search = new("signs", "Observation", "Observation?patient=x", Required: true);
    private static readonly PrefetchKey Read = new("patient", "Patient", "Patient/x", Required: true);

    public static TheoryData<string, string, string, int> Searches => new()
    {
        // what it is, value, state, resources
        { "DATA_4 null", "null", "Nothing", 0 },
        { "DATA_4 empty searchset", """{ "resourceType": "Bundle", "type": "searchset", "total": 0 }""", "Nothing", 0 },
        { "empty entry list", """{ "resourceType": "Bundle", "type": "searchset", "entry": [] }""", "Nothing", 0 },
        { "DATA_11 searchset", Bundle("searchset", $$"""{ "resource": {{Gait}} }"""), "Found", 1 },
        { "DATA_11 collection", Bundle("collection", $$"""{ "resource": {{Gait}} }"""), "Found", 1 },
        { "Bundle without a type", $$"""{ "resourceType": "Bundle", "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "Bundle whose type is null", $$"""{ "resourceType": "Bundle", "type": null, "total": 1, "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "Bundle without a type and with a next page", $$"""{ "resourceType": "Bundle", "link": [{ "relation": "next", "url": "x" }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "Bundle without a type and entries", """{ "resourceType": "Bundle" }""", "Failed", 0 },
        { "Bundle without a type and matches", """{ "resourceType": "Bundle", "total": 0, "entry": [] }""", "Failed", 0 },
        { "Bundle without a type that another answers with", Bundle("searchset", $$"""{ "resource": { "resourceType": "Bundle", "entry": [{ "resource": {{Gait}} }] } }"""), "Incomplete", 1 },
        { "Bundle without a type and entries that another answers with", Bundle("searchset", $$"""{ "resource": { "resourceType": "Bundle" } }""", $$"""{ "resource": {{Gait}} }"""), "Incomplete", 1 },
        { "single resource for a search", Gait, "Found", 1 },
        { "DATA_3 OperationOutcome", """{ "resourceType": "OperationOutcome" }""", "Failed", 0 },
        { "Bundle of another type", Bundle("transaction"), "Failed", 0 },
        { "Bundle with a type that is no string", """{ "resourceType": "Bundle", "type": 5 }""", "Failed", 0 },
        { "entry is no list", """{ "resourceType": "Bundle", "type": "searchset", "entry": {} }""", "Failed", 0 },
        { "another resource", """{ "resourceType": "Condition" }""", "Failed", 0 },
        { "no resource type", "{}", "Failed", 0 },
        { "a string", "\"<html>\"", "Failed", 0 },
        { "a list", "[]", "Failed", 0 },
        { "DATA_3 error entry", Bundle("searchset", $$"""{ "resource": {{Gait}} }""", Outcome("error")), "Incomplete", 1 },
        { "fatal entry", Bundle("searchset", Outcome("fatal")), "Incomplete", 0 },
        { "warning entry", Bundle("searchset", $$"""{ "resource": {{Gait}} }""", Outcome("warning")), "Found", 1 },
        { "information entry", Bundle("searchset", Outcome("information")), "Nothing", 0 },
        { "D30 remark of a kind that leaves something out", Bundle("searchset", $$"""{ "resource": {{Gait}} }""", Outcome("information", "suppressed")), "Incomplete", 1 },
        { "D30 one such remark among others", Bundle("searchset", """{ "resource": { "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "not-supported" }, { "severity": "warning", "code": "incomplete" }] } }"""), "Incomplete", 0 },
        { "D30 remark without a code", Bundle("searchset", """{ "resource": { "resourceType": "OperationOutcome", "issue": [{ "severity": "warning" }] } }"""), "Incomplete", 0 },
        { "D30 outcome without an issue", Bundle("searchset", """{ "resource": { "resourceType": "OperationOutcome", "issue": [] } }"""), "Incomplete", 0 },
        { "D30 outcome with a modifier", Bundle("searchset", """{ "resource": { "resourceType": "OperationOutcome", "modifierExtension": [{ "url": "x" }], "issue": [{ "severity": "warning", "code": "processing" }] } }"""), "Incomplete", 0 },
        { "D30 outcome by its mode alone", Bundle("searchset", """{ "resource": { "resourceType": "Basic" }, "search": { "mode": "outcome" } }"""), "Incomplete", 0 },
        { "outcome without severity", Bundle("searchset", """{ "resource": { "resourceType": "OperationOutcome" } }"""), "Incomplete", 0 },
        { "empty entry", Bundle("searchset", "{}"), "Nothing", 0 },
        { "entry with an address only", Bundle("searchset", """{ "fullUrl": "https://ehr.example/fhir/Observation/1" }"""), "Incomplete", 0 },
        { "entry is no object", Bundle("searchset", "5"), "Incomplete", 0 },
        { "resource is no object", Bundle("searchset", """{ "resource": "x" }"""), "Incomplete", 0 },
        { "resource without a type goes to the reader", Bundle("searchset", """{ "resource": { "id": "x" } }"""), "Found", 1 },
        { "included resource", Bundle("searchset", $$"""{ "resource": {{Gait}} }""", """{ "resource": { "resourceType": "Patient" }, "search": { "mode": "include" } }"""), "Found", 1 },
        { "included resource of the type", Bundle("searchset", $$"""{ "resource": {{Gait}}, "search": { "mode": "include" } }"""), "Found", 1 },
        { "included resources are none of the total", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 1, "entry": [{ "resource": {{Gait}}, "search": { "mode": "include" } }] }""", "Incomplete", 1 },
        { "resource of another type", Bundle("searchset", """{ "resource": { "resourceType": "Patient" } }"""), "Nothing", 0 },
        { "DATA_6 next page", $$"""{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "self" }, { "relation": "next" }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total larger than what arrived", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 2, "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total of what arrived", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 1, "entry": [{ "resource": {{Gait}} }] }""", "Found", 1 },
        { "total in quotes", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": "30", "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total in quotes, of what arrived", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": "1", "entry": [{ "resource": {{Gait}} }] }""", "Found", 1 },
        { "total with decimals", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 30.0, "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total with decimals, of what arrived", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 1.0, "entry": [{ "resource": {{Gait}} }] }""", "Found", 1 },
        { "total that is half of one more", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 1.5, "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total in words", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": "many", "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "total as a list", """{ "resourceType": "Bundle", "type": "searchset", "total": [3] }""", "Incomplete", 0 },
        { "total that is true", """{ "resourceType": "Bundle", "type": "searchset", "total": true }""", "Incomplete", 0 },
        { "total that is null", """{ "resourceType": "Bundle", "type": "searchset", "total": null }""", "Nothing", 0 },
        { "total in quotes, nothing found", """{ "resourceType": "Bundle", "type": "searchset", "total": "0" }""", "Nothing", 0 },
        { "next page in another case", $$"""{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "Next", "url": "https://ehr.example/fhir/page2" }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "next page with a space", $$"""{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "next ", "url": "https://ehr.example/fhir/page2" }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "a link to itself", $$"""{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "Self", "url": "https:\/\/ehr.example/fhir/page1" }], "entry": [{ "resource": {{Gait}} }] }""", "Found", 1 },
        { "D29 entries under another name", $$"""{ "resourceType": "Bundle", "type": "searchset", "total": 0, "entries": [{ "resource": {{Gait}} }] }""", "Incomplete", 0 },
        { "D29 entries under another name beside those found", $$"""{ "resourceType": "Bundle", "type": "searchset", "Entry": [{ "resource": {{Gait}} }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "D29 resources without entries", $$"""{ "resourceType": "Bundle", "type": "searchset", "resources": [{{Gait}}] }""", "Incomplete", 0 },
        { "D30 issues of a Bundle of R5", $$"""{ "resourceType": "Bundle", "type": "searchset", "entry": [], "issues": { "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "suppressed" }] } }""", "Incomplete", 0 },
        { "D29 an issue of the Bundle", """{ "resourceType": "Bundle", "type": "searchset", "total": 0, "issue": [{ "severity": "error", "code": "exception" }] }""", "Incomplete", 0 },
        { "D29 a resource within a resource", $$"""{ "resourceType": "Bundle", "type": "searchset", "entry": [{ "resource": { "resource": {{Gait}} } }] }""", "Incomplete", 1 },
        { "all that R4 has of a Bundle", """{ "resourceType": "Bundle", "id": "b", "meta": { "lastUpdated": "2026-06-01T09:00:00Z" }, "implicitRules": null, "language": "en", "identifier": { "value": "1" }, "type": "searchset", "timestamp": "2026-06-01T09:00:00Z", "total": 0, "link": [{ "relation": "self", "url": "x" }], "entry": null, "signature": { "who": {} } }""", "Nothing", 0 },
        { "texts and extensions that a server adds", """{ "resourceType": "Bundle", "type": "searchset", "total": 0, "took": 5, "status": "ok", "warnings": [], "_id": {}, "extension": [{ "url": "urn:x", "valueString": "y" }], "text": { "status": "empty" }, "fhir_comments": ["x"], "_total": { "id": "t" } }""", "Nothing", 0 },
        { "DATA_6 next page under another name", Linked("""{ "rel": "next", "href": "x" }"""), "Incomplete", 1 },
        { "link without a relation", Linked("""{ "relation": "self", "url": "x" }, { "url": "y" }"""), "Incomplete", 1 },
        { "link whose relation is no text", Linked("""{ "relation": ["next"], "url": "x" }"""), "Incomplete", 1 },
        { "link to a page by another word", Linked("""{ "relation": "next-page", "url": "x" }"""), "Incomplete", 1 },
        { "links under another name", $$"""{ "resourceType": "Bundle", "type": "searchset", "links": [{ "relation": "next", "url": "x" }], "entry": [{ "resource": {{Gait}} }] }""", "Incomplete", 1 },
        { "links to other places", Linked("""{ "relation": "self", "url": "https://ehr.example/next?next=next" }, { "relation": "first", "url": "x" }, { "relation": "last" }, { "relation": "previous", "url": "x" }, { "relation": "fhir-base", "url": "x" }, { "relation": "http://x/alternate" }, { "rel": "self", "href": "y" }, null, {}"""), "Found", 1 },
        { "total without entries", """{ "resourceType": "Bundle", "type": "searchset", "total": 3 }""", "Incomplete", 0 },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    [Meets("DATA-3", "DATA-11")]
    public void A_search_value_is_told_apart(string what, string value, string state, int resources)
    {
        var result = Classified(Search, value);

        result.State.ToString().ShouldBe(state, what);
        result.Resources.Length.ShouldBe(resources, what);
    }

    [Theory]
    [InlineData("null", "Nothing", false)]
    [InlineData("""{ "resourceType": "Patient" }""", "Found", false)]
    [InlineData("""{ "resourceType": "OperationOutcome" }""", "Failed", false)]
    [InlineData("""{ "resourceType": "Bundle", "type": "searchset" }""", "Failed", true)]
    [InlineData("""{ "resourceType": "Practitioner" }""", "Failed", true)]
    [InlineData("\"x\"", "Failed", true)]
    [Meets("DATA-3")]
    public void A_read_value_is_told_apart(string value, string state, bool unreadable)
    {
        var result = Classified(Read, value);

        result.State.ToString().ShouldBe(state);
        result.IsUnreadable.ShouldBe(unreadable);
    }

    [Fact]
    public void DATA_5_An_absent_key_is_not_an_empty_one() => PrefetchValue.Classify(Search, null, Subjects).State.ShouldBe(KeyState.Absent);

    [Theory]
    [InlineData("Found Nothing", LoadState.Complete)]
    [InlineData("Found Incomplete", LoadState.Incomplete)]
    [InlineData("Found Failed Incomplete", LoadState.Failed)]
    [InlineData("Absent Absent", LoadState.NotSupplied)]
    [InlineData("Found Absent", LoadState.Incomplete)]
    public void Several_keys_are_as_complete_as_the_least_complete(string states, LoadState expected)
    {
        var part = PatientRecordSource.Together([.. states.Split(' ').Select(state => new KeyResult(Enum.Parse<KeyState>(state), [Sent(Gait)]))]);

        part.State.ShouldBe(expected);
        part.Resources.Length.ShouldBe(states.Split(' ').Length, "which of them are one is told when they are read");
    }

    [Theory]
    [InlineData(""" "type": "searchset", "type": "searchset", "entry": [] """)]
    [InlineData(""" "type": "searchset", "meta": {}, "meta": {}, "entry": [] """)]
    [InlineData(""" "type": "searchset", "entry": [], "entry": [] """)]
    [InlineData(""" "type": "searchset", "link": [{ "relation": "self", "relation": "next" }] """)]
    [InlineData(""" "type": "searchset", "entry": [{ "resource": # , "resource": # }] """)]
    [InlineData(""" "type": "searchset", "entry": [{ "resource": # , "re\u0073ource": # }] """)]
    [InlineData(""" "type": "searchset", "entry": [{ "resource": # , "fullUrl": "a", "fullUrl": "b" }] """)]
    [InlineData(""" "type": "searchset", "entry": [{ "resource": # , "search": {}, "search": {} }] """)]
    [InlineData(""" "type": "searchset", "entry": [{ "resource": # , "search": { "mode": "match", "mode": "outcome" } }] """)]
    public void A_Bundle_that_says_something_twice_is_incomplete_and_nothing_in_it_is_lost(string members)
    {
        var result = Classified(Search, $$"""{ "resourceType": "Bundle", {{members.Replace("#", Gait, StringComparison.Ordinal)}} }""");

        (result.State, result.IsDamaged).ShouldBe((KeyState.Incomplete, true));
        result.Resources.Length.ShouldBe(members.Contains("outcome", StringComparison.Ordinal) ? 0 : members.Count(letter => letter == '#'));
    }

    private static string Linked(string links) => $$"""{ "resourceType": "Bundle", "type": "searchset", "link": [{{links}}], "entry": [{ "resource": {{Gait}} }] }""";

    private static string Bundle(string type, params string[] entries) =>
        $$"""{ "resourceType": "Bundle", "type": "{{type}}", "entry": [{{string.Join(',', entries)}}] }""";

    [Theory]
    [InlineData("suppressed incomplete timeout too-costly forbidden security login expired session throttled no-store transient exception lock-error unknown Suppressed", true)]
    [InlineData("informational success processing not-supported code-invalid not-found deleted duplicate multiple-matches business-rule conflict value extension", false)]
    public void D30_A_remark_makes_a_search_incomplete_by_its_code(string codes, bool incomplete)
    {
        foreach (var code in codes.Split(' '))
        {
            foreach (var severity in new[] { "warning", "information" })
            {
                Classified(Search, Bundle("searchset", Outcome(severity, code))).State.ShouldBe(incomplete ? KeyState.Incomplete : KeyState.Nothing, $"{severity} {code}");
            }

            foreach (var severity in new[] { "error", "fatal", "Warning", "note" })
            {
                Classified(Search, Bundle("searchset", Outcome(severity, code))).State.ShouldBe(KeyState.Incomplete, $"{severity} {code}");
            }
        }
    }

    [Theory]
    [InlineData(""" "meta": { "tag": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED" }] } """, true)]
    [InlineData(""" "meta": { "tag": [{ "code": "x" }, { "system": "http://hl7.org/fhir/v3/ObservationValue", "code": "SUBSETTED" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "REDACTED" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "code": "masked " }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "ABSTRED" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "AGGRED" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "REDACT" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "MASK" }] } """, true)]
    [InlineData(""" "meta": { "security": [{ "code": 5 }] } """, true)]
    [InlineData(""" "meta": { "tag": "SUBSETTED" } """, true)]
    [InlineData(""" "meta": "SUBSETTED" """, true)]
    [InlineData(""" "implicitRules": "http://rules.example" """, true)]
    [InlineData(""" "_implicitRules": { "extension": [{ "url": "x" }] } """, true)]
    [InlineData(""" "link": [{ "relation": "self", "url": "x", "modifierExtension": [{ "url": "x" }] }] """, true)]
    [InlineData(""" "link": [{ "relation": "self", "url": "x", "extension": [{ "url": "x" }] }] """, false)]
    [InlineData(""" "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "N" }, { "code": "R" }, { "code": "HTEST" }, { "display": "redacted" }] } """, false)]
    [InlineData(""" "meta": { "tag": [{ "system": "http://site.example", "code": "nightly" }], "lastUpdated": "2026-06-01T00:00:00Z", "profile": ["x"], "extension": [{ "url": "x" }] } """, false)]
    [InlineData(""" "meta": null, "implicitRules": null, "language": "en", "timestamp": "2026-06-01T00:00:00Z", "identifier": { "value": "x" } """, false)]
    public void D30_A_Bundle_that_is_marked_as_a_part_is_incomplete(string members, bool incomplete)
    {
        var result = Classified(Search, $$"""{ "resourceType": "Bundle", "type": "searchset", {{members}}, "entry": [{ "resource": {{Gait}} }] }""");

        (result.State, result.Resources.Length, result.IsDamaged).ShouldBe((incomplete ? KeyState.Incomplete : KeyState.Found, 1, incomplete));
    }

    [Theory]
    [InlineData(""" "modifierExtension": [{ "url": "x" }] """, true)]
    [InlineData(""" "implicitRules": "x" """, true)]
    [InlineData(""" "search": { "mode": "match", "modifierExtension": [{ "url": "x" }] } """, true)]
    [InlineData(""" "search": { "mode": "match", "extension": [{ "url": "x" }], "score": 1 } """, false)]
    [InlineData(""" "extension": [{ "url": "x" }], "fullUrl": "urn:x", "modifierExtension": [] """, false)]
    public void D30_A_modifier_on_an_entry_makes_a_search_incomplete(string members, bool incomplete) => Classified(Search, Bundle("searchset", $$"""{ "resource": {{Gait}}, {{members}} }""")).State.ShouldBe(incomplete ? KeyState.Incomplete : KeyState.Found);

    private static string Outcome(string severity, string code = "processing") =>
        $$"""{ "resource": { "resourceType": "OperationOutcome", "issue": [{ "severity": "{{severity}}", "code": "{{code}}" }] }, "search": { "mode": "outcome" } }""";

    private static readonly SubjectCheck Subjects = new("x", null);

    private static KeyResult Classified(PrefetchKey key, string value) => PrefetchValue.Classify(key, Sent(value), Subjects);

    private static SentResource Sent(string json) => BodyWalk.Read(Encoding.UTF8.GetBytes(json), options: null);
}
