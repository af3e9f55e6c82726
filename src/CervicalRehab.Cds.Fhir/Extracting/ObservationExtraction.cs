using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>Answers of a form to Observations, as SDC's observation-based extraction says. Pure.</summary>
public static class ObservationExtraction
{
    /// <summary>
    /// The Observations of a completed or amended response that says when it was filled; none of any other. An item without an answer
    /// gives nothing. <paramref name="idFor"/> names the Observation of a linkId.
    /// </summary>
    public static ImmutableArray<Observation> Extract(Questionnaire form, QuestionnaireResponse response, Func<string, string> idFor)
    {
        var status = response.Status switch { "completed" => "final", "amended" => "amended", _ => null };
        if (status is null || response.Authored is null || response.Subject is null)
        {
            return [];
        }

        var answers = Answers(response.Item).ToLookup(item => item.LinkId, StringComparer.Ordinal);
        return
        [
            .. Items(form.Item).Where(item => item.Says(ExtractionRules.AsObservation) && item.Code is [_, ..])
                .Select(item => Filled(item, answers)).OfType<Observation>()
                .Select(observation => observation with
                {
                    ResourceType = "Observation",
                    Id = idFor(observation.Id!),
                    Status = status,
                    Subject = response.Subject,
                    Encounter = response.Encounter,
                    EffectiveDateTime = response.Authored,
                    Performer = response.Author is { } author ? [author] : null,
                    DerivedFrom = response.Id is { } id ? [new Reference { Literal = $"QuestionnaireResponse/{id}" }] : null,
                }),
        ];
    }

    private static Observation? Filled(QuestionnaireItem item, ILookup<string?, ResponseItem> answers)
    {
        var observation = new Observation { Id = item.LinkId, Code = new CodeableConcept { Coding = item.Code }, Category = item.CategoryOf() is { } category ? [category] : null };
        if (item.Item is not { } parts)
        {
            return Value(item, answers) is { } value ? observation with { ValueQuantity = value.Quantity, ValueCodeableConcept = value.Concept } : null;
        }

        ImmutableArray<ObservationComponent> components =
        [
            .. parts.Where(part => part.Says(ExtractionRules.AsComponent)).SelectMany(part => Value(part, answers) is { } value
                ? ImmutableArray.Create(new ObservationComponent { Code = new CodeableConcept { Coding = part.Code }, ValueQuantity = value.Quantity, ValueCodeableConcept = value.Concept })
                : []),
        ];
        var method = parts.Where(part => part.Says(ExtractionRules.AsMethod)).Select(part => Value(part, answers)?.Concept).FirstOrDefault();
        return components.IsEmpty ? null : observation with { Method = method, Component = components };
    }

    // Two answers to one question would contradict each other: neither is taken.
    private static (Quantity? Quantity, CodeableConcept? Concept)? Value(QuestionnaireItem item, ILookup<string?, ResponseItem> answers) =>
        answers[item.LinkId].SelectMany(answered => answered.Answer.Each()).ToList() is [var answer]
            ? answer switch
            {
                { ValueCoding: { } coding } => (null, new CodeableConcept { Coding = [coding] }),
                { ValueDecimal: { } number } => (Quantity(item, number), null),
                { ValueInteger: { } number } => (Quantity(item, number), null),
                _ => null,
            }
            : null;

    private static Quantity Quantity(QuestionnaireItem item, JsonElement number) => item.UnitOf() is { } unit
        ? new Quantity { Value = number, Unit = unit.Display ?? unit.Code, System = unit.System, Code = unit.Code }
        : new Quantity { Value = number };

    private static IEnumerable<QuestionnaireItem> Items(ImmutableArray<QuestionnaireItem>? items) => items.Each().SelectMany(item => Items(item.Item).Prepend(item));

    private static IEnumerable<ResponseItem> Answers(ImmutableArray<ResponseItem>? items) => items.Each().SelectMany(item => Answers(item.Item).Prepend(item));
}
