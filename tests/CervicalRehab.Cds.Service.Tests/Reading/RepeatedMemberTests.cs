using System.Text;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>A resource that says something twice is unreadable: nobody knows which one holds, so neither reassures and each may warn.</summary>
public sealed class RepeatedMemberTests
{
    private static readonly string Gait = Of(Written.Absent("gait-instability"));
    private static readonly string Opll = Of(Written.Condition("icd|M48.8X2 sct|202664003"));

    public static TheoryData<string> Signs =>
    [
        Gait.Replace("\"status\": \"final\"", "\"status\": \"final\", \"status\": \"entered-in-error\"", StringComparison.Ordinal),
        Gait.Replace("\"status\": \"final\"", "\"status\": \"final\", \"st\\u0061tus\": \"final\"", StringComparison.Ordinal),
        Gait.Replace("\"code\": {", "\"code\": { \"coding\": [{ \"code\": \"x\" }] }, \"code\": {", StringComparison.Ordinal),
        Gait.Replace(" \"effectiveDateTime\"", " \"code\": { \"coding\": [{ \"code\": \"x\" }] }, \"effectiveDateTime\"", StringComparison.Ordinal),
        Gait.Replace("\"code\": \"gait-instability\"", "\"code\": \"gait-instability\", \"code\": \"x\"", StringComparison.Ordinal),
        Gait.Replace("\"valueCodeableConcept\": {", "\"valueCodeableConcept\": { \"text\": \"a\", \"text\": \"b\",", StringComparison.Ordinal),
        Gait.Replace("\"resourceType\": \"Observation\"", "\"resourceType\": \"Observation\", \"resourceType\": \"Observation\"", StringComparison.Ordinal),
        Gait.Replace("\"id\": \"x\"", "\"id\": \"x\", \"id\": \"x\"", StringComparison.Ordinal),
        Gait.Replace("\"subject\": {", "\"subject\": { \"reference\": \"Patient/p\", ", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_sign_said_twice_is_listed_and_open(string sign)
    {
        var picture = Read(observation: sign);

        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);
        picture.Signs.ShouldContain(found => found.Sign == Sign.GaitInstability && found.Finding == CervicalRehab.Cds.Protocol.Answer.Unknown);
    }

    [Fact]
    public void What_is_of_no_concern_may_repeat_what_it_likes()
    {
        var picture = Read(observation: Of(Written.Observation("loinc|8867-4", "\"valueInteger\": 5, \"valueInteger\": 6")));

        picture.NotUsed.ShouldBeEmpty();
        picture.Signs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"code\": {", "\"code\": { \"text\": \"rash\" }, \"code\": {")]
    [InlineData("\"onsetDateTime\"", "\"code\": { \"text\": \"rash\" }, \"onsetDateTime\"")]
    [InlineData("\"clinicalStatus\": {", "\"clinicalStatus\": {}, \"clinicalStatus\": {")]
    public void An_OPLL_said_twice_is_unconfirmed(string member, string twice)
    {
        var picture = Read(condition: Opll.Replace(member, twice, StringComparison.Ordinal));

        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);
        picture.Opll.ShouldHaveSingleItem().Unconfirmed.ShouldBeTrue();
    }

    [Fact]
    public void A_procedure_said_twice_is_listed() =>
        Read(procedure: Of($$"""{ "resourceType": "Procedure", "status": "completed", "status": "not-done", "code": {{Written.Concept("cervical-fusion")}} }"""))
            .NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);

    [Theory]
    [InlineData("""{ "id": "a", "x": 1 }""", """{ "x": 1.0, "id": "\u0061" }""", true)]
    [InlineData("""{ "id": "a", "x": { "y": [1, 2] } }""", """{ "id": "a", "x": { "y": [2, 1] } }""", false)]
    [InlineData("""{ "id": "a", "x": 1e99999999999 }""", """{ "id": "a", "x": 1e99999999998 }""", false)]
    public void Two_resources_say_the_same_however_they_are_written(string one, string other, bool same) => Sent(one).SaysTheSameAs(Sent(other)).ShouldBe(same);

    private static PatientPicture Read(string? observation = null, string? condition = null, string? procedure = null) => PictureReader.Read(new()
    {
        PatientId = "p",
        Patient = Sent("""{ "resourceType": "Patient", "id": "p" }"""),
        Observations = Part(observation),
        Conditions = Part(condition),
        Procedures = Part(procedure),
    }).Picture;

    private static GatheredPart Part(string? json) => new(LoadState.Complete, json is null ? [] : [Sent(json)]);

    private static SentResource Sent(string json) => BodyWalk.Read(Encoding.UTF8.GetBytes(json), options: null);

    private static string Of(string resource) => resource.TrimEnd()[..^1] + """, "id": "x", "subject": { "reference": "Patient/p" } }""";
}
