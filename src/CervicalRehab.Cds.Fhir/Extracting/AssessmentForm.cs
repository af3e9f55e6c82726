using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Extracting.ExtractionRules;
using Item = Hl7.Fhir.Model.Questionnaire.ItemComponent;
using Kind = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemType;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>The initial assessment as a form: everything a plan needs to be known (ASSESS-00 to ASSESS-04, D13). No answer is required: what is not answered stays unknown.</summary>
public static class AssessmentForm
{
    /// <summary>The answer that an item was not examined. It stays in the response: no Observation is made of it.</summary>
    public static Term NotExamined => ExtractionRules.NotExamined;

    /// <summary>Sections whose signs may be confirmed as absent together once they are shown, by linkId.</summary>
    public static ImmutableArray<string> Regions { get; } = ["hands", "arms", "legs-and-gait", "bladder-and-bowel"];

    private static readonly ImmutableArray<Term> PresentAbsent = [Code(Meaning.Absent), Code(Meaning.Present), NotExamined];
    private static readonly ImmutableArray<Term> NormalAbnormal = [Code(Meaning.Normal), Code(Meaning.Abnormal), NotExamined];

    /// <summary>The form, made once and never written to. The linkId of an item is the code it extracts to; a side's carries its sign before it.</summary>
    public static Questionnaire Form { get; } = Made();

    private static Questionnaire Made()
    {
        var form = Artifact.Of<Questionnaire>(
            "cervical-assessment",
            "Initial cervical assessment",
            "Everything the protocol asks for before a conservative program. Answers become Observations (SDC template-based extraction). An item without an answer is not known, never absent; that an item was not examined is an answer of its own.");
        form.SubjectType = [ResourceType.Patient];
        form.Copyright = Notices.For([Systems.Snomed, Systems.Loinc, Systems.Ucum]);
        form.Item =
        [
            Section(Regions[0], "Hands", [Sided(Meaning.Hoffmann), Sided(Meaning.HandWeakness)]),
            Section(Regions[1], "Arms", [Sided(Meaning.UpperLimbWeakness), Sided(Meaning.UpperLimbNumbness), Strength()]),
            Section(Regions[2], "Legs and gait", [.. Choices(PresentAbsent, Meaning.GaitInstability, Meaning.LowerLimbNeuro, Meaning.Babinski)]),
            Section(Regions[3], "Bladder and bowel", [.. Choices(PresentAbsent, Meaning.BladderDysfunction, Meaning.BowelDysfunction)]),
            Section("motion", "Cervical range of motion", [Motion()]),
            Section("pain", "Pain, on one of the two scales",
            [
                Score(Meaning.PainVisual, "Visual analog scale, 0-100 mm", "mm", "mm", 100m),
                Score(Meaning.PainNumeric, "Numeric rating, 0-10, where the visual analog scale was not used", "{score}", "points", 10m),
            ]),
            Section("shoulder", "Shoulder", [.. Choices(NormalAbnormal, Meaning.ShoulderStrength, Meaning.ShoulderMotion), .. Choices(PresentAbsent, Meaning.ShoulderImpingement)]),
        ];
        form.Contained = [.. form.Item.SelectMany(section => section.Item).Where(item => item.BecomesObservation()).Select(ObservationTemplates.Of)];
        return form;
    }

    private static Item Section(string id, string text, List<Item> items) => new() { LinkId = id, Text = text, Type = Kind.Group, Item = items };

    private static Item Sided(Meaning sign) => Group(Code(sign), [.. Sides(sign, Kind.Choice, () => [], () => Options(PresentAbsent))]);

    private static Item Strength() => Group(Code(Meaning.UpperLimbStrength), [.. Sides(Meaning.UpperLimbStrength, Kind.Decimal, () => [.. Numeric("{score}", "MRC grade", 5m)], () => [])]);

    private static Item Motion() => Group(
        Code(Meaning.MotionPanel),
        [
            new() { LinkId = "rom-method", Text = "Method", Type = Kind.Choice, Extension = [NoObservation, AsMethod], AnswerOption = Options([Code(Meaning.Inclinometer), Code(Meaning.Goniometer), Code(Meaning.Crom)]) },
            .. Enum.GetValues<Movement>().Select(movement => Question(Code(movement), Kind.Decimal, [.. Numeric("deg", "degrees", Degrees.Ceiling(movement))])),
        ]);

    private static Item Score(Meaning scale, string text, string unit, string words, decimal most)
    {
        var item = Question(Code(scale), Kind.Decimal, [ByTemplate(ObservationTemplates.IdOf(Code(scale).Code)), Category, .. Numeric(unit, words, most)]);
        item.Text = text;
        return item;
    }

    private static IEnumerable<Item> Choices(ImmutableArray<Term> options, params ImmutableArray<Meaning> meanings) => meanings.Select(meaning =>
    {
        var item = Question(Code(meaning), Kind.Choice, [ByTemplate(ObservationTemplates.IdOf(Code(meaning).Code)), Category]);
        item.AnswerOption = Options(options);
        return item;
    });

    // The side's linkId carries the sign: linkIds are unique in a form.
    private static IEnumerable<Item> Sides(Meaning sign, Kind kind, Func<List<Extension>> extensions, Func<List<Questionnaire.AnswerOptionComponent>> options) =>
        new[] { Code(Meaning.LeftSide), Code(Meaning.RightSide) }.Select(side => new Item
        {
            LinkId = $"{Code(sign).Code}-{side.Code}",
            Code = [side.ToCoding()],
            Text = side.Display,
            Type = kind,
            Extension = extensions(),
            AnswerOption = options(),
        });

    private static Item Group(Term code, List<Item> items)
    {
        var group = Question(code, Kind.Group, [ByTemplate(ObservationTemplates.IdOf(code.Code)), Category]);
        group.Item = items;
        return group;
    }

    private static Item Question(Term code, Kind kind, List<Extension> extensions) =>
        new() { LinkId = code.Code, Code = [code.ToCoding()], Text = code.Display, Type = kind, Extension = extensions };

    private static ImmutableArray<Extension> Numeric(string unit, string words, decimal most) => [Unit(unit, words), Bound("minValue", 0m), Bound("maxValue", most)];

    private static List<Questionnaire.AnswerOptionComponent> Options(ImmutableArray<Term> terms) =>
        [.. terms.Select(term => new Questionnaire.AnswerOptionComponent { Value = term.ToCoding() })];

    // The first row of a meaning is our own code, where there is one.
    private static Term Code(Meaning meaning) => Coded(Codes.All.First(row => row.Meaning == meaning));

    private static Term Code(Movement movement) => Coded(Codes.Measurements.Single(row => row.Code == Facts.Of(movement)));

    // LOINC's names are LOINC's to give.
    private static Term Coded(KnownCode row) => new(row.System, row.Code, row.System == Systems.Loinc ? null : row.Display);
}
