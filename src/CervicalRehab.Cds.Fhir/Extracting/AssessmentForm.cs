using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;
using static CervicalRehab.Cds.Fhir.Extracting.ExtractionRules;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>The initial assessment as a form: everything a plan needs to be known (ASSESS-00 to ASSESS-04, D13). No answer is required: what is not answered stays unknown.</summary>
public static class AssessmentForm
{
    private static readonly ImmutableArray<Coding> PresentAbsent = [Code(Meaning.Absent), Code(Meaning.Present)];
    private static readonly ImmutableArray<Coding> NormalAbnormal = [Code(Meaning.Normal), Code(Meaning.Abnormal)];

    /// <summary>The form. The linkId of an item is the code it extracts to; a side's carries its sign before it.</summary>
    public static Questionnaire Form { get; } = new()
    {
        ResourceType = "Questionnaire",
        Id = "cervical-assessment",
        Url = Systems.AssessmentForm,
        Version = Content.Version,
        Name = "CervicalAssessment",
        Title = "Initial cervical assessment",
        Status = "draft",
        Experimental = true,
        SubjectType = ["Patient"],
        Date = Artifact.Date,
        Publisher = Artifact.Publisher,
        Description = "Everything the protocol asks for before a conservative program. Answers become Observations (SDC observation-based extraction). An item without an answer is not known, never absent.",
        Copyright = Notices.For([Systems.Snomed, Systems.Loinc, Systems.Ucum]),
        Item =
        [
            Section("signs", "Neurologic signs",
            [
                Sided(Meaning.Hoffmann), Sided(Meaning.HandWeakness), Sided(Meaning.UpperLimbNumbness), Strength(),
                .. Choices(PresentAbsent, Meaning.GaitInstability, Meaning.LowerLimbNeuro, Meaning.BowelDysfunction, Meaning.BladderDysfunction, Meaning.Babinski),
            ]),
            Section("motion", "Cervical range of motion", [Motion()]),
            Section("pain", "Pain, on one of the two scales",
            [
                Score(Meaning.PainVisual, "Visual analog scale, 0-100 mm", "mm", "mm", 100m),
                Score(Meaning.PainNumeric, "Numeric rating, 0-10, where the visual analog scale was not used", "{score}", "points", 10m),
            ]),
            Section("shoulder", "Shoulder", [.. Choices(NormalAbnormal, Meaning.ShoulderStrength, Meaning.ShoulderMotion), .. Choices(PresentAbsent, Meaning.ShoulderImpingement)]),
        ],
    };

    private static QuestionnaireItem Section(string id, string text, ImmutableArray<QuestionnaireItem> items) => new() { LinkId = id, Text = text, Type = "group", Item = items };

    private static QuestionnaireItem Sided(Meaning sign) => Group(Code(sign), [.. Sides(sign).Select(side => side with { Type = "choice", Extension = [AsComponent], AnswerOption = Options(PresentAbsent) })]);

    private static QuestionnaireItem Strength() => Group(
        Code(Meaning.UpperLimbStrength),
        [.. Sides(Meaning.UpperLimbStrength).Select(side => side with { Type = "decimal", Extension = [AsComponent, .. Numeric("{score}", "MRC grade", 5m)] })]);

    private static QuestionnaireItem Motion() => Group(
        Code(Meaning.MotionPanel),
        [
            new() { LinkId = "rom-method", Text = "Method", Type = "choice", Extension = [AsMethod], AnswerOption = Options([Code(Meaning.Inclinometer), Code(Meaning.Goniometer), Code(Meaning.Crom)]) },
            .. Enum.GetValues<Movement>().Select(movement => Item(Code(movement), "decimal") with { Extension = [AsComponent, .. Numeric("deg", "degrees", Degrees.Ceiling(movement))] }),
        ]);

    private static QuestionnaireItem Score(Meaning scale, string text, string unit, string words, decimal most) =>
        Item(Code(scale), "decimal") with { Text = text, Extension = [AsObservation, Category, .. Numeric(unit, words, most)] };

    private static IEnumerable<QuestionnaireItem> Choices(ImmutableArray<Coding> options, params ImmutableArray<Meaning> meanings) =>
        meanings.Select(meaning => Item(Code(meaning), "choice") with { Extension = [AsObservation, Category], AnswerOption = Options(options) });

    // The side's linkId carries the sign: linkIds are unique in a form.
    private static IEnumerable<QuestionnaireItem> Sides(Meaning sign) => new[] { Code(Meaning.LeftSide), Code(Meaning.RightSide) }
        .Select(side => new QuestionnaireItem { LinkId = $"{Code(sign).Code}-{side.Code}", Code = [side], Text = side.Display });

    private static QuestionnaireItem Group(Coding code, ImmutableArray<QuestionnaireItem> items) => Item(code, "group") with { Extension = [AsObservation, Category], Item = items };

    private static QuestionnaireItem Item(Coding code, string type) => new() { LinkId = code.Code, Code = [code], Text = code.Display, Type = type };

    private static ImmutableArray<Extension> Numeric(string unit, string words, decimal most) => [Unit(unit, words), Bound("minValue", 0m), Bound("maxValue", most)];

    private static ImmutableArray<AnswerOption> Options(ImmutableArray<Coding> codings) => [.. codings.Select(coding => new AnswerOption { ValueCoding = coding })];

    // The first row of a meaning is our own code, where there is one.
    private static Coding Code(Meaning meaning) => Coded(Codes.All.First(row => row.Meaning == meaning));

    private static Coding Code(Movement movement) => Coded(Codes.Measurements.Single(row => row.Code == Facts.Of(movement)));

    // LOINC's names are LOINC's to give.
    private static Coding Coded(KnownCode row) => new(row.System, row.Code, row.System == Systems.Loinc ? null : row.Display);
}
