using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Publishing;
using CervicalRehab.Cds.Service.Tests.Medicine;
using Hl7.Fhir.Model;
using Answered = Hl7.Fhir.Model.QuestionnaireResponse.ItemComponent;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;
using Kind = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemType;
using Status = Hl7.Fhir.Model.QuestionnaireResponse.QuestionnaireResponseStatus;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>The form of the initial assessment: its answers are what a plan needs, and nothing it leaves open becomes an answer.</summary>
public sealed class ExtractionTests
{
    private static readonly ImmutableArray<Asked> Items = [.. Below(AssessmentForm.Form.Item)];

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
        string[] standIns = ["upper-limb-strength-mrc", "hand-weakness", "upper-limb-weakness", "babinski", "38214-3", "72514-3"];
        foreach (var item in Items.Where(item => item.Type != Kind.Group && !standIns.Any(start => item.LinkId!.StartsWith(start, StringComparison.Ordinal))))
        {
            Examined(Filled(except: [item.LinkId!])).Pathway.ShouldBe("complete-assessment", item.LinkId);
        }

        Examined(Filled(except: ["hand-weakness-left-side", "upper-limb-weakness-left-side", "upper-limb-strength-mrc-left-side"])).Pathway.ShouldBe("complete-assessment");
        Examined(Filled(except: ["38214-3", "72514-3"])).Missing.ShouldContain(missing => missing.StartsWith("pain-vas", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gait-instability", "urgent-surgical-referral")]
    [InlineData("bladder-dysfunction", "urgent-surgical-referral")]
    [InlineData("hand-weakness-right-side", "surgical-referral")]
    [InlineData("babinski-sign", "complete-assessment")]
    public void An_answer_of_present_is_a_finding(string linkId, string pathway) => Examined(Filled(present: linkId)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData(Status.InProgress)]
    [InlineData(Status.Stopped)]
    [InlineData(Status.EnteredInError)]
    [InlineData(null)]
    public void A_form_that_is_not_complete_extracts_nothing(Status? status) => Extract(Filled(), response => response.Status = status).ShouldBeEmpty();

    [Fact]
    public void Without_a_date_or_a_patient_nothing_is_extracted()
    {
        Extract(Filled(), response => response.Authored = null).ShouldBeEmpty();
        Extract(Filled(), response => response.Subject = null).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_examined_gives_no_Observation_and_is_kept_in_the_response()
    {
        var filled = Filled();
        foreach (var answered in Below(filled.Item).Where(item => item.Answer is [{ Value: Coding }]))
        {
            answered.Answer[0].Value = AssessmentForm.NotExamined.ToCoding();
        }

        Extract(filled).Select(observation => observation.Id).ShouldBe(["filled-upper-limb-strength-mrc", "filled-rom-cervical-panel", "filled-38214-3", "filled-72514-3"]);
        Below(filled.Item).Count(item => item.Answer is [{ Value: Coding { Code: "not-performed" } }]).ShouldBe(17);
    }

    [Fact]
    public void Every_choice_but_the_method_offers_that_it_was_not_examined() =>
        Items.Where(item => item.Type == Kind.Choice && item.AnswerOption.TrueForAll(option => ((Coding)option.Value!).Code != "not-performed")).Select(item => item.LinkId).ShouldBe(["rom-method"]);

    [Fact]
    public void An_empty_form_gives_no_Observation() => Extract(Filled(), response => response.Item = []).ShouldBeEmpty();

    [Fact]
    public void Two_answers_to_one_question_are_no_answer()
    {
        var filled = Filled();
        var gait = Below(filled.Item).Single(item => item.LinkId == "gait-instability");

        Extract(filled, response => response.Item.Add(gait)).ShouldNotContain(observation => observation.Code!.Coding[0].Code == "gait-instability");
    }

    [Fact]
    public void An_Observation_says_who_when_and_from_which_form()
    {
        var panel = Extract(Filled(), response => response.Status = Status.Amended).Single(observation => observation.Id == "filled-rom-cervical-panel");

        panel.Status.ShouldBe(ObservationStatus.Amended);
        panel.Effective.ShouldBeOfType<FhirDateTime>().Value.ShouldBe("2026-06-01T08:30:00+02:00");
        panel.Subject!.Reference.ShouldBe($"Patient/{Chart.PatientId}");
        panel.Performer.ShouldHaveSingleItem().Reference.ShouldBe("Practitioner/p1");
        panel.DerivedFrom.ShouldHaveSingleItem().Reference.ShouldBe("QuestionnaireResponse/filled");
        panel.Method!.Coding.ShouldHaveSingleItem().Code.ShouldBe("method-inclinometer");
        panel.Component.Count.ShouldBe(6);
        panel.Component.Select(part => part.Value).Cast<Quantity>().ShouldAllBe(value => value.Code == "deg" && value.System == "http://unitsofmeasure.org");
    }

    [Fact]
    public void Neither_form_nor_response_shares_anything_with_what_is_extracted_from_it()
    {
        var (form, filled) = (PublishedResource.Text(AssessmentForm.Form), Filled());
        var before = PublishedResource.Text(filled);

        foreach (var observation in Extract(filled))
        {
            observation.Code!.Coding[0].Display = "changed";
            observation.Subject!.Reference = "Patient/changed";
            observation.Category.ForEach(category => category.Text = "changed");
            (observation.Value as CodeableConcept)?.Coding.ForEach(coding => coding.Code = "changed");
        }

        PublishedResource.Text(AssessmentForm.Form).ShouldBe(form);
        PublishedResource.Text(filled).ShouldBe(before);
    }

    [Fact]
    public void The_committed_example_is_a_filled_form_and_what_it_extracts_to()
    {
        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "examples", "QuestionnaireResponse-filled.json"), PublishedResource.Text(Filled()));

        foreach (var observation in Extract(Filled()))
        {
            RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "examples", $"Observation-{observation.Id}.json"), PublishedResource.Text(observation));
        }
    }

    /// <summary>Every item answered: signs absent, normal shoulder, numbers in the middle.</summary>
    private static QuestionnaireResponse Filled(string? present = null, params string[] except) => new()
    {
        Id = "filled",
        Questionnaire = AssessmentForm.Form.Url,
        Status = Status.Completed,
        Subject = new($"Patient/{Chart.PatientId}"),
        Authored = "2026-06-01T08:30:00+02:00",
        Author = new("Practitioner/p1"),
        Item = Answers(AssessmentForm.Form.Item, present, except),
    };

    private static List<Answered> Answers(List<Asked> items, string? present, string[] except) =>
    [
        .. items.Where(item => !except.Contains(item.LinkId, StringComparer.Ordinal)).Select(item => new Answered
        {
            LinkId = item.LinkId,
            Item = Answers(item.Item, present, except),
            Answer = item.Type == Kind.Group ? [] : [new() { Value = Answer(item, item.LinkId == present) }],
        }),
    ];

    private static DataType Answer(Asked item, bool present) => item.Type == Kind.Choice
        ? (DataType)item.AnswerOption[present ? 1 : 0].Value!.DeepCopy()
        : new FhirDecimal(item.LinkId!.StartsWith("upper-limb-strength", StringComparison.Ordinal) ? 5 : item.LinkId == "72514-3" ? 4 : 40);

    private static Chart Examined(QuestionnaireResponse response) => Unexamined.WithExactly([.. Extract(response).Select(observation => Encoding.UTF8.GetString(ResourceJson.ToBytes(observation).Span))]);

    private static ImmutableArray<Observation> Extract(QuestionnaireResponse response, Action<QuestionnaireResponse>? change = null)
    {
        change?.Invoke(response);
        return ObservationExtraction.Extract(AssessmentForm.Form, response, linkId => $"filled-{linkId}");
    }

    private static IEnumerable<Asked> Below(IEnumerable<Asked> items) => items.SelectMany(item => Below(item.Item).Prepend(item));

    private static IEnumerable<Answered> Below(IEnumerable<Answered> items) => items.SelectMany(item => Below(item.Item).Prepend(item));
}
