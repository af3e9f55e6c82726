using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What a completed therapy session dates, and what it does not: one of another part of the body, or from before the plan was made (D16, D24, D37).</summary>
public sealed class TherapySessionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Knee = "\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"72696002\" }] }]";
    private const string Gonarthrosis = "\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M17.11\" }] }]";
    private const string Neck = "\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }]";

    // Pain up by 25 mm since the day before the session.
    private static Chart Worse => Chart.Baseline.Without("38214-3").With(Pain(30, "2026-04-11"), Pain(55, "2026-05-27"));

    [Theory]
    [InlineData("\"note\": []", "complete-assessment")]
    [InlineData(Neck, "complete-assessment")]
    [InlineData(Knee + ", " + "\"reasonCode\": [{ \"text\": \"neck pain\" }]", "complete-assessment")]
    [InlineData("\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"7771000\" }] }]", "complete-assessment")]
    [InlineData("\"reasonCode\": [{ \"text\": \"pain\" }]", "complete-assessment")]
    [InlineData(Knee, "conservative-plan")]
    [InlineData(Gonarthrosis, "conservative-plan")]
    [InlineData(Knee + ", " + Gonarthrosis, "conservative-plan")]
    [InlineData("\"bodySite\": [{ \"text\": \"left knee\" }]", "conservative-plan")]
    public void D37_A_session_of_another_part_of_the_body_began_no_therapy_of_the_neck(string members, string pathway)
    {
        var chart = Worse.With(Session("2026-04-12", members));

        chart.Pathway.ShouldBe(pathway);
        chart.NotUsed.Any(static unused => unused.EndsWith(": other-site", StringComparison.Ordinal)).ShouldBe(pathway == "conservative-plan");
    }

    [Theory]
    [InlineData("2026-04-12", "", "surgical-referral")]
    [InlineData("2026-04-12", "2026-04-12", "surgical-referral")]
    [InlineData("2026-04-12", "2026-04-13", "complete-assessment")]
    [InlineData("2025-07-26", "2026-04-12", "complete-assessment")]
    public void D16_A_plan_without_a_start_was_begun_by_no_session_before_it_was_made(string session, string created, string pathway) => Chart.Baseline.Without("38214-3")
        .With(Undated(created), Pain(55, "2026-04-11"), Pain(75, "2026-05-30"), Session(session)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("2026-04-12", "complete-assessment")]
    [InlineData("2026-06-01", "hold")]
    public void D16_Worse_than_on_the_day_on_which_the_plan_was_made_asks_when_it_began(string created, string pathway) => Chart.Baseline.Without("38214-3")
        .With(Undated(created), Pain(75, "2026-03-23"), Pain(45, "2026-04-12"), Pain(75, "2026-05-27")).Pathway.ShouldBe(pathway);

    [Fact]
    public async Task D16_A_program_of_last_year_hides_no_worsening_since_therapy_began()
    {
        var worse = Worse.With(Session("2026-04-12"), Pain(55, "2026-04-01"));
        var answer = await host.Post(worse.With(Written.Plan("completed", "2025-03-08").Replace("\"2025-03-08\"", "\"2025-03-08\", \"end\": \"2025-05-07\"", StringComparison.Ordinal)).Call());

        answer.Pathway().ShouldBe("complete-assessment");
        answer.Words().ShouldContain("worse since therapy began (pain +25 mm)");
        answer.Words().ShouldContain("Worse since the first therapy session on Apr 12");
        worse.With(Written.Plan("revoked", "2025-03-08")).Pathway.ShouldBe("complete-assessment", "its end is not recorded");
    }

    private static string Undated(string created) => $$"""
        { "resourceType": "CarePlan", "id": "undated", "status": "active", "intent": "plan", "instantiatesCanonical": ["{{Systems.PlanDefinition}}"]{{(created.Length > 0 ? $", \"created\": \"{created}\"" : string.Empty)}} }
        """;

    private static string Session(string date, string members = "\"note\": []") =>
        $$"""{ "resourceType": "Procedure", "status": "completed", "code": {{Written.Concept("sct|91251008")}}, "performedDateTime": "{{date}}", {{members}} }""";

    private static string Pain(int millimeters, string date) => Written.Observation("loinc|38214-3", Written.Quantity($"{millimeters}", "mm"), date);
}
