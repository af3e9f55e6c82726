using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>The form of the initial assessment: its answers are what a plan needs, and nothing it leaves open becomes an answer.</summary>
public sealed class ExtractionTests
{
    private static readonly ImmutableArray<QuestionnaireItem> Items = [.. Below(AssessmentForm.Form.Item)];

    /// <summary>OPLL and spasm on the problem list, nothing examined.</summary>
    private static Chart Unexamined => new([.. Chart.Baseline.Resources.Where(resource => (string?)resource["resourceType"] == "Condition")]);

    [Fact]
    public void A_filled_form_gives_the_plan()
    {
        Unexamined.Pathway.ShouldBe("complete-assessment");

        Examined(Filled()).Pathway.ShouldBe("conservative-plan");
        Examined(Filled()).NotUsed.ShouldBeEmpty();
    }

    [Fact]
    public void Each_item_left_open_is_missing_except_where_another_stands_in()
    {
        string[] standIns = ["upper-limb-strength-mrc", "hand-weakness", "babinski", "38214-3", "72514-3"];
        foreach (var item in Items.Where(item => item.Type != "group" && !standIns.Any(start => item.LinkId!.StartsWith(start, StringComparison.Ordinal))))
        {
            Examined(Filled(except: [item.LinkId!])).Pathway.ShouldBe("complete-assessment", item.LinkId);
        }

        Examined(Filled(except: ["hand-weakness-left-side", "upper-limb-strength-mrc-left-side"])).Pathway.ShouldBe("complete-assessment");
        Examined(Filled(except: ["38214-3", "72514-3"])).Missing.ShouldContain(missing => missing.StartsWith("pain-vas", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gait-instability", "urgent-surgical-referral")]
    [InlineData("bladder-dysfunction", "urgent-surgical-referral")]
    [InlineData("hand-weakness-right-side", "surgical-referral")]
    [InlineData("babinski-sign", "complete-assessment")]
    public void An_answer_of_present_is_a_finding(string linkId, string pathway) => Examined(Filled(present: linkId)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("in-progress")]
    [InlineData("stopped")]
    [InlineData("entered-in-error")]
    [InlineData(null)]
    public void A_form_that_is_not_complete_extracts_nothing(string? status) => Extract(Filled() with { Status = status }).ShouldBeEmpty();

    [Fact]
    public void Without_a_date_or_a_patient_nothing_is_extracted()
    {
        Extract(Filled() with { Authored = null }).ShouldBeEmpty();
        Extract(Filled() with { Subject = null }).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_form_gives_no_Observation() => Extract(Filled() with { Item = null }).ShouldBeEmpty();

    [Fact]
    public void Two_answers_to_one_question_are_no_answer()
    {
        var filled = Filled();
        var gait = Below(filled.Item).Single(item => item.LinkId == "gait-instability");

        Extract(filled with { Item = [.. filled.Item!, gait] }).ShouldNotContain(observation => observation.Code!.Coding!.Value[0].Code == "gait-instability");
    }

    [Fact]
    public void An_Observation_says_who_when_and_from_which_form()
    {
        var panel = Extract(Filled() with { Status = "amended" }).Single(observation => observation.Id == "filled-rom-cervical-panel");

        panel.Status.ShouldBe("amended");
        panel.EffectiveDateTime.ShouldBe("2026-06-01T08:30:00+02:00");
        panel.Subject!.Literal.ShouldBe($"Patient/{Chart.PatientId}");
        panel.Performer!.Value.Single().Literal.ShouldBe("Practitioner/p1");
        panel.DerivedFrom!.Value.Single().Literal.ShouldBe("QuestionnaireResponse/filled");
        panel.Method!.Coding!.Value.Single().Code.ShouldBe("method-inclinometer");
        panel.Component!.Value.Length.ShouldBe(6);
        panel.Component.Value.ShouldAllBe(part => part.ValueQuantity!.Code == "deg" && part.ValueQuantity.System == "http://unitsofmeasure.org");
    }

    [Fact]
    public void The_committed_example_is_a_filled_form_and_what_it_extracts_to()
    {
        var response = Written(Filled(), FhirJson.Default.QuestionnaireResponse);
        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "examples", "QuestionnaireResponse-filled.json"), response);

        foreach (var observation in Extract(Filled()))
        {
            RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "examples", $"Observation-{observation.Id}.json"), Written(observation, FhirJson.Default.Observation));
        }
    }

    /// <summary>Every item answered: signs absent, normal shoulder, numbers in the middle.</summary>
    private static QuestionnaireResponse Filled(string? present = null, params string[] except) => new()
    {
        ResourceType = "QuestionnaireResponse",
        Id = "filled",
        Questionnaire = AssessmentForm.Form.Url,
        Status = "completed",
        Subject = new Reference { Literal = $"Patient/{Chart.PatientId}" },
        Authored = "2026-06-01T08:30:00+02:00",
        Author = new Reference { Literal = "Practitioner/p1" },
        Item = Answered(AssessmentForm.Form.Item!.Value, present, except),
    };

    private static ImmutableArray<ResponseItem> Answered(ImmutableArray<QuestionnaireItem> items, string? present, string[] except) =>
    [
        .. items.Where(item => !except.Contains(item.LinkId, StringComparer.Ordinal)).Select(item => new ResponseItem
        {
            LinkId = item.LinkId,
            Item = item.Item is { } parts ? Answered(parts, present, except) : null,
            Answer = item.Type == "group" ? null : [Answer(item, item.LinkId == present)],
        }),
    ];

    private static ResponseAnswer Answer(QuestionnaireItem item, bool present) => item.Type == "choice"
        ? new() { ValueCoding = item.AnswerOption!.Value[present ? 1 : 0].ValueCoding }
        : new() { ValueDecimal = JsonElement.Parse(item.LinkId!.StartsWith("upper-limb-strength", StringComparison.Ordinal) ? "5" : item.LinkId == "72514-3" ? "4" : "40") };

    private static Chart Examined(QuestionnaireResponse response) => Unexamined.WithExactly([.. Extract(response).Select(observation => JsonSerializer.Serialize(observation, FhirJson.Default.Observation))]);

    private static ImmutableArray<Observation> Extract(QuestionnaireResponse response) => ObservationExtraction.Extract(AssessmentForm.Form, response, linkId => $"filled-{linkId}");

    private static string Written<T>(T resource, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        CervicalRehab.Cds.Service.Publishing.PublishedResource.Text(JsonSerializer.SerializeToNode(resource, type)!.AsObject());

    private static IEnumerable<QuestionnaireItem> Below(ImmutableArray<QuestionnaireItem>? items) => (items ?? []).SelectMany(item => Below(item.Item).Prepend(item));

    private static IEnumerable<ResponseItem> Below(ImmutableArray<ResponseItem>? items) => (items ?? []).SelectMany(item => Below(item.Item).Prepend(item));
}
