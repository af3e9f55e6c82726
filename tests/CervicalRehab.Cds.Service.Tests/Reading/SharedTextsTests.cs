using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>Texts that nearly every resource has are in memory once, and every text is what was sent.</summary>
public sealed class SharedTextsTests
{
    [Theory]
    [InlineData(Systems.Ucum)]
    [InlineData(Systems.ConditionClinical)]
    [InlineData("http://terminology.hl7.org/CodeSystem/condition-ver-status")]
    [InlineData("Patient", "Condition", "Observation", "DiagnosticReport", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement")]
    [InlineData("final", "amended", "corrected", "preliminary", "active", "resolved", "confirmed", "Active", "Confirmed", "Resolved")]
    [InlineData("deg", "mm", "cm", "1", "%", "{score}", "{repetitions}")]
    public void A_common_text_is_shared(params string[] texts)
    {
        foreach (var text in texts)
        {
            Read($"\"{text}\"").ShouldBe(text);
            Read($"\"{text}\"").ShouldBeSameAs(Read($"\"{text}\""));
        }
    }

    [Fact]
    public void Every_code_of_ours_is_shared_to_the_longest() => A_common_text_is_shared([.. Codes.All.SelectMany(row => new[] { row.System, row.Code, row.Display })]);

    [Theory]
    [InlineData("\"fina\"", "fina")]
    [InlineData("\"finals\"", "finals")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\u0066inal\"", "final")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"été\"", "été")]
    public void Any_other_text_is_what_was_sent(string json, string text) => Read(json).ShouldBe(text);

    [Fact]
    public void A_text_longer_than_every_shared_one_is_what_was_sent() => Read($"\"{new string('x', 5_000)}\"").ShouldBe(new string('x', 5_000));

    private static string Read(string json) => SharedTexts.Of(JsonElement.Parse(json));
}
