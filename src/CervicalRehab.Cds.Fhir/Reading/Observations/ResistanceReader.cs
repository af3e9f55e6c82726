using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Resistance sets: repetitions, load, perceived exertion (contract section 3, PROG-03).</summary>
internal static class ResistanceReader
{
    private const string Points = "{score}";
    private const string Count = "{repetitions}";

    private static readonly FrozenDictionary<Meaning, (ResistanceMeasure Measure, string Fact, ImmutableArray<string> Units)> Measures =
        new Dictionary<Meaning, (ResistanceMeasure Measure, string Fact, ImmutableArray<string> Units)>
        {
            [Meaning.Repetitions] = (ResistanceMeasure.Repetitions, Facts.Repetitions, [Count, "1", NumberReader.Unitless]),
            [Meaning.Load] = (ResistanceMeasure.Load, Facts.Load, ["%", NumberReader.Unitless]),
            [Meaning.Exertion] = (ResistanceMeasure.Exertion, Facts.Exertion, [Points, "1", NumberReader.Unitless]),
            [Meaning.ExertionOfUnstatedScale] = (ResistanceMeasure.Exertion, Facts.Exertion, [Points, "1", NumberReader.Unitless]),
        }.ToFrozenDictionary();

    /// <summary>Units of a measure.</summary>
    internal static ImmutableArray<string> Units(Meaning meaning) => Measures[meaning].Units;

    internal static bool Has(Meaning meaning) => Measures.ContainsKey(meaning);

    internal static void Read(Examination exam)
    {
        foreach (var meaning in Meanings(exam.Source.Known))
        {
            Add(exam, meaning, exam.Whole);
        }
    }

    // The local code names the scale; the LOINC code beside it adds nothing.
    private static ImmutableArray<Meaning> Meanings(ImmutableArray<KnownCode> known) => known is [var only]
        ? [only.Meaning]
        : [.. known.Select(row => row.Meaning).Where(Has).Order().DistinctBy(meaning => Measures[meaning].Measure)];

    private static void Add(Examination exam, Meaning meaning, Statement statement)
    {
        var (measure, fact, units) = Measures[meaning];
        var measured = NumberReader.Read(statement, units);
        var noScale = meaning == Meaning.ExertionOfUnstatedScale && !IsBorg(measured.Value, statement);
        var unusable = Faults.Of(exam, measured, Reason.NoScale.When(noScale), Reason.OutOfRange.When(!IsPlausible(measure, measured.Value)));
        var evidence = exam.Evidence(fact, measured.Words, measured.Value is null ? null : Unit(measure));
        exam.Picture.Measured(exam.Proof, measure, measured.Value, evidence, unusable);
    }

    private static bool IsPlausible(ResistanceMeasure measure, decimal? value) => value is { } number && measure switch
    {
        ResistanceMeasure.Repetitions => Repetitions.Of(number) is not null,
        ResistanceMeasure.Load => LoadPercent.Of(number) is not null,
        _ => Exertion.Of(number) is not null,
    };

    private static string Unit(ResistanceMeasure measure) => measure switch
    {
        ResistanceMeasure.Repetitions => Count,
        ResistanceMeasure.Load => "%",
        _ => Points,
    };

    // LOINC 82289-0 is described on a 0-10 scale: Borg 6-20 only when declared, or when no other scale reaches the value.
    private static bool IsBorg(decimal? value, Statement statement)
    {
        var ranges = statement.Ranges.Where(range => range is not null).ToList();
        return ranges.Count == 0
            ? value is >= 11m and <= 20m
            : ranges.TrueForAll(range => range.Low?.ValueElement.Number() is 6m && range.High?.ValueElement.Number() is 20m);
    }
}
