using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.WriteBack;
using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.WriteBack;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Validation;

/// <summary>What the assessment writes into a record, in the eyes of the SDK's validator: the form, each Observation by the profile it claims, the transaction and the note.</summary>
public sealed class WrittenValidationTests
{
    private const string NotExamined = "not-performed";

    private static readonly ImmutableArray<Questionnaire.ItemComponent> Questions = [.. AskedItem.Questions(AssessmentForm.Form.Item).Select(question => question.Item)];

    public static TheoryData<string> Items => [.. Questions.Select(item => item.LinkId!)];

    [Theory]
    [MemberData(nameof(Items))]
    public void Every_answer_to_every_question_is_written_valid_without_a_warning(string linkId)
    {
        var item = Questions.Single(one => one.LinkId == linkId);
        string[] answers = item.IsNumber() ? ["0", "0.5", $"{(int)item.Most()!}", NotExamined] : [.. item.Options().Select(option => option.Code!)];

        foreach (var answer in answers)
        {
            // Beside all the others, and alone.
            Problems(Examined.Normal.SetItem(linkId, answer)).ShouldBeEmpty(answer);
            Problems(ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(linkId, answer)])).ShouldBeEmpty(answer);
        }
    }

    [Theory]
    [InlineData("Practitioner/doc", "e1")]
    [InlineData(null, null)]
    [InlineData("Patient/p1", null)]
    public void Transaction_and_note_are_valid_whoever_is_signed_in(string? user, string? encounter)
    {
        var examined = new Examined { Session = Examined.NewSession(user, encounter) };
        var items = examined.Items();
        foreach (var item in items)
        {
            TransactionBundle.Link(item, items, items);
        }

        OutsideView.Problems(Encoding.UTF8.GetString(TransactionBundle.Of(items, Lookup.Query).Span)).ShouldBeEmpty();
        OutsideView.Problems(Json(examined.Items(WriteWay.Note).ShouldHaveSingleItem().Resource)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_Observation_claims_the_profile_of_its_kind_and_motion_that_is_not_whole_no_more_than_it_is()
    {
        var whole = Written(Examined.Normal).OfType<Observation>().Select(Profile).ToList();
        whole.Count.ShouldBe(16);
        whole.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(
            ["cervical-motion-panel", "pain-numeric-rating", "pain-visual-analog", "shoulder-item", "sided-neurologic-sign", "unsided-neurologic-sign", "upper-limb-strength"]);

        foreach (var left in new[] { "rom-flexion", "rom-method" })
        {
            Profile(Written(Examined.Normal.Remove(left)).OfType<Observation>().Single(one => one.Code!.Coding[0].Code == "rom-cervical-panel")).ShouldBe("cervical-rehab-observation");
        }
    }

    [Fact]
    public void An_Observation_that_claims_a_profile_it_does_not_follow_is_a_problem()
    {
        var panel = Written(Examined.Normal).OfType<Observation>().Single(one => one.Code!.Coding[0].Code == "rom-cervical-panel");
        panel.Component.RemoveAt(0);

        OutsideView.Problems(Json(panel)).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Problems(ImmutableDictionary<string, string> answers) =>
        Written(answers).SelectMany(resource => OutsideView.Problems(Json(resource)).Select(problem => $"{resource.TypeName}: {problem}"));

    private static IEnumerable<DomainResource> Written(ImmutableDictionary<string, string> answers) =>
        new Examined { Answers = answers }.Items().Select(item => item.Resource);

    private static string Profile(Observation observation) => observation.Meta!.Profile.ShouldHaveSingleItem().ShouldNotBeNull().Split('/')[^1];

    private static string Json(Base value) => Encoding.UTF8.GetString(ResourceJson.ToBytes(value).Span);
}
