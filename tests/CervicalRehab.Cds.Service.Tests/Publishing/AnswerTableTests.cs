using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Workbench.Assessment;
using Hl7.Fhir.Model;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>
/// Every item of the form with every answer it takes, from the field of the page to the decision: "absent", "present", "normal", "abnormal", 0 and "not examined"
/// come through as what they are.
/// </summary>
public sealed class AnswerTableTests
{
    private static readonly ImmutableArray<Asked> Questions = [.. AskedItem.Questions(AssessmentForm.Form.Item).Select(question => question.Item)];

    private static Chart Unexamined => new([.. Chart.Baseline.Resources.Where(resource => (string?)resource["resourceType"] == "Condition")]);

    public static TheoryData<string, string> Answers =>
        [.. Questions.SelectMany(item => (item.IsNumber() ? ["0", Text(item.Most()), "not-performed"] : item.Options().Select(option => option.Code!)).Select(answer => (item.LinkId!, answer)))];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_survives_from_the_page_to_the_picture(string linkId, string answer)
    {
        // A movement needs its method, and neither makes the other.
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["rom-method"] = "method-inclinometer", [linkId] = answer };
        if (answer == "not-performed" && Questions.Single(item => item.LinkId == linkId).IsNumber())
        {
            fields.Remove(linkId);
            fields[AskedItem.NotMeasured(linkId)] = "on";
        }

        var given = GivenAnswers.Read(AssessmentForm.Form, field => fields.GetValueOrDefault(field, string.Empty));
        var form = new FilledForm(AssessmentForm.Form.Item, given.ByItem);
        form.Faults.ShouldBeEmpty();
        var response = form.Response(AssessmentForm.Form, Chart.PatientId, "Practitioner/p1", null, Chart.Now);
        Kept(response, linkId).ShouldBe(answer);

        var picture = With(response).Picture;
        var told = Told(picture, linkId);
        if (answer == "not-performed" || linkId == "rom-method")
        {
            told.ShouldBeNull();
            picture.NotUsed.ShouldBeEmpty();
        }
        else
        {
            told.ShouldBe(answer switch { "2667000" => "absent", "52101004" => "present", "17621005" => "normal", "263654008" => "abnormal", var number => number });
        }
    }

    // D36: two answers to one question. The box of the six movements speaks for those that were left empty.
    [Theory]
    [InlineData("38214-3", "38214-3--not-examined", "38214-3")]
    [InlineData("upper-limb-strength-mrc-left-side", "upper-limb-strength-mrc-left-side--not-examined", "upper-limb-strength-mrc-left-side")]
    [InlineData("rom-", "rom-cervical-panel--not-examined", "rom-flexion")]
    [InlineData("rom-flexion", "rom-cervical-panel--not-examined", "")]
    [InlineData("38214-3", "rom-cervical-panel--not-examined", "")]
    public void A_number_that_was_not_examined_is_to_be_mended(string answered, string box, string faulty)
    {
        var numbers = Questions.Where(item => item.IsNumber() && item.LinkId!.StartsWith(answered, StringComparison.Ordinal)).Select(item => item.LinkId!).ToHashSet(StringComparer.Ordinal);
        var given = GivenAnswers.Read(AssessmentForm.Form, field => field == "rom-method" ? "method-inclinometer" : field == box ? "on" : numbers.Contains(field) ? "3" : string.Empty);
        var faults = new FilledForm(AssessmentForm.Form.Item, given.ByItem, given.Twice).Faults;

        faults.Select(fault => fault.LinkId).ShouldBe(faulty.Length == 0 ? [] : [faulty]);
        faults.ShouldAllBe(fault => fault.Text.Contains("not examined", StringComparison.Ordinal));
    }

    [Fact]
    public void Not_examined_everywhere_is_an_examination_of_nothing_and_leaves_everything_open()
    {
        var form = new FilledForm(AssessmentForm.Form.Item, Questions.Where(item => item.LinkId != "rom-method").ToImmutableDictionary(item => item.LinkId!, _ => "not-performed", StringComparer.Ordinal));
        var response = form.Response(AssessmentForm.Form, Chart.PatientId, null, null, Chart.Now);
        var chart = With(response);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(Unexamined.Missing);
        Questions.Where(item => item.LinkId != "rom-method").ShouldAllBe(item => Kept(response, item.LinkId!) == "not-performed");
    }

    [Theory]
    [InlineData("gait-instability")]
    [InlineData("bladder-dysfunction")]
    [InlineData("shoulder-rom")]
    [InlineData("shoulder-strength")]
    [InlineData("shoulder-impingement")]
    public void A_value_that_a_form_tool_writes_as_not_performed_reassures_nobody(string fact)
    {
        var written = new Observation
        {
            Id = "tool",
            Status = ObservationStatus.Final,
            Subject = new($"Patient/{Chart.PatientId}"),
            Effective = new FhirDateTime("2026-06-01"),
            Code = new CodeableConcept("https://cervical-rehab.example/fhir/CodeSystem/findings", fact),
            Value = AssessmentForm.NotExamined.ToConcept(),
        };
        var chart = Chart.Baseline.Without(fact).WithExactly(Encoding.UTF8.GetString(ResourceJson.ToBytes(written).Span));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldHaveSingleItem().ShouldStartWith(fact);
        chart.NotUsed.Concat(chart.Missing).ShouldContain(said => said.EndsWith(": not-performed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rom-flexion", "\"valueString\": \"40\"", "rom-flexion: value-not-understood")]
    [InlineData("rom-flexion", "\"note\": [ { \"text\": \"40\" } ]", "rom-flexion: no-value")]
    public void A_number_in_text_is_told_apart_from_none(string fact, string value, string missing)
    {
        var six = Chart.Baseline.Resources.Single(resource => (string?)resource["code"]?["coding"]?[0]?["code"] == "rom-cervical-panel");
        var others = six["component"]!.AsArray().Where(part => (string?)part!["code"]!["coding"]![0]!["code"] != fact).Select(part => $$"""
            { "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-05-27", "code": {{part!["code"]!.ToJsonString()}}, "valueQuantity": {{part["valueQuantity"]!.ToJsonString()}}, "method": {{six["method"]!.ToJsonString()}} }
            """);
        var chart = Chart.Baseline.Without("rom-cervical-panel").With(
            [.. others, $$"""{ "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-05-27", "code": { "coding": [ { "system": "https://cervical-rehab.example/fhir/CodeSystem/findings", "code": "{{fact}}" } ] }, {{value}}, "method": {{six["method"]!.ToJsonString()}} }"""]);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([missing]);
    }

    private static Chart With(QuestionnaireResponse response) => Unexamined.WithExactly(
        [.. AssessmentItems.Observations(response).Select(observation => Encoding.UTF8.GetString(ResourceJson.ToBytes(observation).Span))]);

    private static string? Kept(QuestionnaireResponse response, string linkId) => Below(response.Item).Single(item => item.LinkId == linkId).Answer.ShouldHaveSingleItem().Value switch
    {
        Coding coding => coding.Code,
        FhirDecimal { Value: { } number } => Text(number),
        FhirDecimal { Extension: [{ Url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", Value: Code code }] } => code.Value,
        _ => null,
    };

    private static string? Told(PatientPicture picture, string linkId)
    {
        var side = linkId.EndsWith("-left-side", StringComparison.Ordinal) ? Side.Left : linkId.EndsWith("-right-side", StringComparison.Ordinal) ? Side.Right : Side.NotStated;
        var fact = linkId.Replace("-left-side", string.Empty, StringComparison.Ordinal).Replace("-right-side", string.Empty, StringComparison.Ordinal);
        IEnumerable<Protocol.Evidence> told =
        [
            .. picture.Signs.Where(sign => Facts.Of(sign.Sign) == fact && sign.Side == side).Select(sign => sign.Source),
            .. picture.Motion.Where(motion => Facts.Of(motion.Movement) == fact && motion.Unusable is null).Select(motion => motion.Source),
            .. picture.Pain.Where(pain => (pain.Scale == PainScale.Visual ? "38214-3" : "72514-3") == fact && pain.Unusable is null).Select(pain => pain.Source),
            .. picture.Shoulder.Where(shoulder => Facts.Of(shoulder.Item) == fact && shoulder.Unusable is null).Select(shoulder => shoulder.Source),
        ];
        return told.SingleOrDefault()?.Value;
    }

    private static string Text(decimal? number) => number!.Value.ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<QuestionnaireResponse.ItemComponent> Below(IEnumerable<QuestionnaireResponse.ItemComponent> items) => items.SelectMany(item => Below(item.Item).Prepend(item));
}
