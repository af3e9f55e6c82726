using System.Text;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>Of several Patient resources with one id the latest is read, and when nothing tells which that is, the most cautious (D34).</summary>
public sealed class PatientVersionsTests
{
    private const string Adult = """ "birthDate": "1972-03-05" """;

    // The second is chosen, whichever comes first.
    public static TheoryData<string, string> Pairs => new()
    {
        { $$"""{{Adult}}, "meta": { "versionId": "1" }, "active": false""", $$"""{{Adult}}, "meta": { "versionId": "2" }""" },
        { $$"""{{Adult}}, "meta": { "versionId": "9" }""", """ "birthDate": "2015-01-01", "meta": { "versionId": "10" } """ },
        { $$"""{{Adult}}, "meta": { "lastUpdated": "2026-05-01T10:00:00+02:00" }, "active": false""", $$"""{{Adult}}, "meta": { "lastUpdated": "2026-05-01T09:00:00Z" }""" },
        { $$"""{{Adult}}, "meta": { "versionId": "2", "lastUpdated": "2026-05-01T09:00:00Z" }""", $$"""{{Adult}}, "meta": { "versionId": "1", "lastUpdated": "2026-05-02T09:00:00Z" }, "active": false""" },
        { $$"""{{Adult}}, "meta": { "versionId": "a" }""", $$"""{{Adult}}, "meta": { "versionId": "b" }, "active": false""" },
        { Adult, $$"""{{Adult}}, "active": false""" },
        { Adult, $$"""{{Adult}}, "link": [{ "type": "replaced-by", "other": { "reference": "Patient/y" } }]""" },
        { Adult, $$"""{{Adult}}, "modifierExtension": [{ "url": "http://ehr.example/x", "valueBoolean": true }]""" },
        { Adult, """ "gender": "female" """ },
        { Adult, """ "birthDate": "1972" """ },
        { Adult, """ "birthDate": "2015-01-01" """ },
        { """ "birthDate": "2015-01-01" """, """ "gender": "female" """ },
        { $$"""{{Adult}}, "deceasedBoolean": true""", Adult },
        { """ "birthDate": "2015-01-01", "deceasedDateTime": "2020-01-01" """, Adult },
        { Adult, $$"""{{Adult}}, "deceasedDateTime": "soon" """ },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_order_they_came_in_does_not_matter(string other, string chosen)
    {
        PatientVersions.Chosen([Patient(other), Patient(chosen)], "x").ShouldBe(1);
        PatientVersions.Chosen([Patient(chosen), Patient(other)], "x").ShouldBe(0);
    }

    [Fact]
    public void Of_two_that_tell_nothing_apart_it_is_always_the_same() =>
        PatientVersions.Chosen([Patient(Adult + ", \"gender\": \"male\""), Patient(Adult)], "x").ShouldBe(1 - PatientVersions.Chosen([Patient(Adult), Patient(Adult + ", \"gender\": \"male\"")], "x"));

    [Fact]
    public void One_alone_is_read() => PatientVersions.Chosen([Patient(Adult)], "x").ShouldBe(0);

    private static ReadOnlyMemory<byte> Patient(string members) => Encoding.UTF8.GetBytes($$"""{ "resourceType": "Patient", "id": "x", {{members}} }""");
}
