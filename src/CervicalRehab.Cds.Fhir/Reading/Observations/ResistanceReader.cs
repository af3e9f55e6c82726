using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Resistance sets: repetitions, load, perceived exertion (contract section 3, PROG-03).</summary>
internal static class ResistanceReader
{
    private static readonly Row Exertions = new(ResistanceMeasure.Exertion, Facts.Exertion, ["{score}", "1", NumberReader.Unitless], static number => Exertion.Of(number) is not null);

    private static readonly FrozenDictionary<Meaning, Row> Measures = new Dictionary<Meaning, Row>
    {
        [Meaning.Repetitions] = new(ResistanceMeasure.Repetitions, Facts.Repetitions, ["{repetitions}", "1", NumberReader.Unitless], static number => Repetitions.Of(number) is not null),
        [Meaning.Load] = new(ResistanceMeasure.Load, Facts.Load, ["%", NumberReader.Unitless], static number => LoadPercent.Of(number) is not null),
        [Meaning.Exertion] = Exertions,
        [Meaning.ExertionOfUnstatedScale] = Exertions,
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
        var (measure, fact, units, isPlausible) = Measures[meaning];
        var measured = NumberReader.Read(statement, units);
        var noScale = (meaning == Meaning.ExertionOfUnstatedScale && !IsBorg(measured.Value, statement)) || (meaning == Meaning.Exertion && statement.Ranges.Any(IsOfAnotherScale));
        var unusable = Faults.Of(exam, measured, Reason.NoScale.When(noScale), Reason.OutOfRange.When(measured.Value is not { } number || !isPlausible(number)));
        var evidence = exam.Evidence(fact, measured.Words, measured.Value is null ? null : units[0]);
        exam.Picture.Measured(exam.Proof, measure, measured.Value, evidence, unusable);
    }

    // LOINC 82289-0 is described on a 0-10 scale: Borg 6-20 only when declared, or when no other scale reaches the value.
    private static bool IsBorg(decimal? value, Statement statement)
    {
        var ranges = statement.Ranges.Where(range => range is not null).ToList();
        return ranges.Count == 0
            ? value is >= 11m and <= 20m
            : ranges.TrueForAll(range => range.Low?.ValueElement.Number() is 6m && range.High?.ValueElement.Number() is 20m);
    }

    // A range says what was aimed at, such as 12 to 14, or where the scale ends: one that begins below 6 or ends beyond 20 is none of Borg 6-20.
    private static bool IsOfAnotherScale(Observation.ReferenceRangeComponent? range) =>
        (range?.Low?.ValueElement.Number(), range?.High?.ValueElement.Number()) is ( < 6m, _) or (_, > 20m) or (null, <= 10m);

    // The first of the units is the one it is told in.
    private sealed record Row(ResistanceMeasure Measure, string Fact, ImmutableArray<string> Units, Func<decimal, bool> IsPlausible);
}
