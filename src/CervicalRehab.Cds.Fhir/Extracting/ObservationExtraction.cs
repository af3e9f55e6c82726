using System.Collections.Immutable;
using Hl7.Fhir.Model;
using Answered = Hl7.Fhir.Model.QuestionnaireResponse.ItemComponent;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;
using Status = Hl7.Fhir.Model.QuestionnaireResponse.QuestionnaireResponseStatus;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>Answers of a form to Observations, as its templates say (SDC's template-based extraction). Pure: form and response are not written to.</summary>
public static class ObservationExtraction
{
    /// <summary>The Observations of a completed or amended response that says when it was filled; none of any other. <paramref name="idFor"/> names the one of a linkId.</summary>
    public static ImmutableArray<Observation> Extract(Questionnaire form, QuestionnaireResponse response, Func<string, string> idFor)
    {
        ObservationStatus? status = response.Status switch { Status.Completed => ObservationStatus.Final, Status.Amended => ObservationStatus.Amended, _ => null };
        if (status is null || response.Authored is null || response.Subject is null)
        {
            return [];
        }

        var answers = Answers(response.Item).ToLookup(item => item.LinkId, StringComparer.Ordinal);
        var observations = Items(form.Item).Where(item => item.BecomesObservation()).Select(item => Filled(item, answers)).OfType<Observation>().ToImmutableArray();
        foreach (var observation in observations)
        {
            observation.Meta = new Meta { Profile = [ExtractedProfile.Of(observation.Id!, observation)] };
            observation.Id = idFor(observation.Id!);
            observation.Status = status;
            observation.Subject = Copy(response.Subject);
            observation.Encounter = Copy(response.Encounter);
            observation.Effective = new FhirDateTime(response.Authored);
            observation.Performer = response.Author is { } author ? [Copy(author)!] : [];
            observation.DerivedFrom = response.Id is { } id ? [new($"QuestionnaireResponse/{id}")] : [];
        }

        return observations;
    }

    private static Observation? Filled(Asked item, ILookup<string?, Answered> answers)
    {
        var observation = new Observation { Id = item.LinkId, Code = item.ConceptOf(), Category = item.CategoryOf() };
        if (item.Item is not [_, ..] parts)
        {
            observation.Value = Value(item, answers);
            return observation.Value is null ? null : observation;
        }

        observation.Component =
        [
            .. parts.Where(part => part.Code is [_, ..]).Select(part => new Observation.ComponentComponent { Code = part.ConceptOf(), Value = Value(part, answers) }).Where(part => part.Value is not null),
        ];
        observation.Method = parts.Where(part => part.Says(ExtractionRules.AsMethod)).Select(part => Value(part, answers) as CodeableConcept).FirstOrDefault();
        return observation.Component is [] ? null : observation;
    }

    // Two answers to one question would contradict each other: neither is taken.
    private static DataType? Value(Asked item, ILookup<string?, Answered> answers) =>
        answers[item.LinkId].SelectMany(answered => answered.Answer).ToList() is [{ Value: var answer }]
            ? answer switch
            {
                Coding coding when IsExamined(coding) => new CodeableConcept { Coding = [Copy(coding)!] },
                FhirDecimal { Value: { } number } => Quantity(item, number),
                Integer { Value: { } number } => Quantity(item, number),
                _ => null,
            }
            : null;

    // What was not examined is said in the response alone.
    private static bool IsExamined(Coding answer) => answer.System != AssessmentForm.NotExamined.System || answer.Code != AssessmentForm.NotExamined.Code;

    private static Quantity Quantity(Asked item, decimal number) => item.UnitOf() is { } unit
        ? new() { Value = number, Unit = unit.Display ?? unit.Code, System = unit.System, Code = unit.Code }
        : new() { Value = number };

    private static T? Copy<T>(T? element)
        where T : DataType => (T?)element?.DeepCopy();

    private static IEnumerable<Asked> Items(IEnumerable<Asked> items) => items.SelectMany(item => Items(item.Item).Prepend(item));

    private static IEnumerable<Answered> Answers(IEnumerable<Answered> items) => items.SelectMany(item => Answers(item.Item).Prepend(item));
}
