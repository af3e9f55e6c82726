namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A care plan with moderate resistance already, or a second resistance activity, beside a set at low load is to be settled: it does not go on unchanged (D19, D40, D45).</summary>
public sealed class TwoResistancesTests
{
    private const string Low = """{ "detail": { "status": "in-progress", "code": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/activity", "code": "resistance-low" }] } } }""";

    [Theory]
    [InlineData(2, "Review the program: ", false)]
    [InlineData(1, "Offer moderate resistance: ", true)]
    public void A_second_resistance_activity_is_reviewed(int activities, string words, bool progresses)
    {
        var plan = Written.Plan(members: $$""" "intent": "plan", "activity": [{{string.Join(", ", Enumerable.Repeat(Low, activities))}}] """);
        var chart = ResistanceTests.Progressing.With(plan);
        var alone = chart with { Resources = [.. chart.Resources.Where(resource => (string?)resource["resourceType"] != "CarePlan" || resource["activity"] is not null)] };

        alone.Decision.Summary.ShouldStartWith(words);
        (alone.Pathway == "progress").ShouldBe(progresses);
        alone.Decision.Summary.ShouldNotContain("Continue unchanged");
    }
}
