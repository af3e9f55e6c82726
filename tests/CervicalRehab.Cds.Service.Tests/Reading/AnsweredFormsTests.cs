using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>A form tool may date what it extracts to the day on which a form was opened again. Where the response came too, nothing in it is taken for fresher (D29).</summary>
public sealed class AnsweredFormsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Old = "2026-01-10T10:00:00Z";
    private const string Derived = "\"derivedFrom\": [{ \"reference\": \"QuestionnaireResponse/form\" }]";

    [Theory]
    [InlineData("QuestionnaireResponse/form")]
    [InlineData("QuestionnaireResponse/form/_history/3")]
    [InlineData("https://ehr.example/fhir/QuestionnaireResponse/form")]
    public async Task D29_An_absence_of_an_old_form_that_says_a_later_day_does_not_reassure(string reference)
    {
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Observation("gait-instability", $"{Written.Value("sct|2667000")}, \"derivedFrom\": [{{ \"reference\": \"Patient/x\" }}, {{ \"reference\": \"{reference}\" }}]"));

        (await Asked(chart, Form(Old))).Pathway().ShouldBe("complete-assessment");
        (await Asked(chart, Form(Old), Form("2026-05-30"))).Pathway().ShouldBe("complete-assessment", "two responses of one id: the older one counts");
    }

    [Fact]
    public async Task D29_A_measurement_of_an_old_form_that_says_a_later_day_does_not_reassure()
    {
        var chart = Chart.Baseline.Without("38214-3").With(Written.Observation("loinc|38214-3", $"{Written.Quantity("55", "mm")}, {Derived}"));

        (await Asked(chart, Form("2026-05-30"))).Pathway().ShouldBe("conservative-plan");
        (await Asked(chart, Form(Old))).Pathway().ShouldBe("complete-assessment");
    }

    [Fact]
    public async Task H02_A_red_flag_of_an_old_form_stands()
    {
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Observation("gait-instability", $"{Written.Value("sct|52101004")}, {Derived}"));

        (await Asked(chart, Form(Old))).Pathway().ShouldBe("urgent-surgical-referral");
    }

    [Fact]
    public async Task D9_A_fall_of_strength_shown_by_an_old_form_stands()
    {
        var chart = Chart.Baseline.With(
            Written.OnSide("upper-limb-strength-mrc", "left-side", Written.Quantity("5", "{score}"), "2026-03-01"),
            Written.OnSide("upper-limb-strength-mrc", "left-side", $"{Written.Quantity("3", "{score}")}, {Derived}"));

        var plain = await Asked(chart);
        plain.Pathway().ShouldBe("urgent-surgical-referral");
        (await Asked(chart, Form(Old))).Pathway().ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData(null, "the response did not come")]
    [InlineData("{ \"resourceType\": \"QuestionnaireResponse\", \"id\": \"form\", \"authored\": \"2026-05-30T23:00:00Z\" }", "the same day")]
    [InlineData("{ \"resourceType\": \"QuestionnaireResponse\", \"id\": \"form\", \"authored\": \"2026-05-31\" }", "written down later")]
    [InlineData("{ \"resourceType\": \"QuestionnaireResponse\", \"id\": \"form\" }", "nobody knows when")]
    [InlineData("{ \"resourceType\": \"QuestionnaireResponse\", \"id\": \"form\", \"authored\": 3 }", "nobody knows when")]
    [InlineData("{ \"resourceType\": \"QuestionnaireResponse\", \"id\": \"other\", \"authored\": \"2026-01-10\" }", "another form")]
    [InlineData("{ \"resourceType\": \"Procedure\", \"id\": \"form\", \"authored\": \"2026-01-10\" }", "no form")]
    public async Task D6_A_form_that_is_not_older_changes_nothing(string? beside, string why)
    {
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Observation("gait-instability", $"{Written.Value("sct|2667000")}, {Derived}"));

        (await Asked(chart, beside is null ? [] : [beside])).Pathway().ShouldBe("conservative-plan", why);
    }

    private static string Form(string authored) => $$"""{ "resourceType": "QuestionnaireResponse", "id": "form", "status": "completed", "authored": "{{authored}}" }""";

    private Task<Answer> Asked(Chart chart, params string[] beside)
    {
        var call = chart.Call();
        var entries = call["prefetch"]!["signs"]!["entry"]!.AsArray();
        foreach (var resource in beside)
        {
            entries.Add(new JsonObject { ["resource"] = JsonNode.Parse(resource), ["search"] = new JsonObject { ["mode"] = "include" } });
        }

        return host.Post(call);
    }
}
