using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Pain on a visual analog scale or as a numeric rating (contract section 3, D15).</summary>
internal static class PainReader
{
    private const string Millimeter = "mm";
    private const string Points = "{score}";

    internal static readonly ImmutableArray<string> VisualUnits = [Millimeter, "cm", Points, "1"];
    internal static readonly ImmutableArray<string> NumericUnits = [Points, "1", NumberReader.Unitless];

    internal static bool Has(Meaning meaning) => meaning is Meaning.PainVisual or Meaning.PainNumeric;

    internal static void Read(Examination exam)
    {
        if (exam.IsOfLeg())
        {
            exam.Picture.Unused(exam.Source, Reason.OtherSite);
            return;
        }

        var (visual, numeric) = (exam.Source.Known.Says(Meaning.PainVisual), exam.Source.Known.Says(Meaning.PainNumeric));
        Reason? codeFault = visual && numeric ? Reason.ContradictoryCodes : null;
        if (visual)
        {
            var measured = NumberReader.Read(exam.Whole, VisualUnits);
            Add(exam, PainScale.Visual, measured, MillimetersPerUnit(measured.Unit, exam.Whole), codeFault);
        }

        if (numeric)
        {
            Add(exam, PainScale.Numeric, NumberReader.Read(exam.Whole, NumericUnits), 10m, codeFault);
        }
    }

    private static void Add(Examination exam, PainScale scale, Measured measured, decimal? factor, Reason? codeFault)
    {
        // Scaling a number that is far out of range could overflow; the largest legal one is 100.
        var score = measured is { Fault: null, Value: >= 0m and <= 100m and var value } && factor is { } each ? PainScore.Of(value * each) : null;
        var unusable = Faults.Of(exam, measured, codeFault, Reason.NoScale.When(factor is null), Reason.OutOfRange.When(score is null));
        exam.Picture.Measured(exam.Proof, scale, score, Shown(exam, scale, measured, score), unusable);
    }

    private static Evidence Shown(Examination exam, PainScale scale, Measured measured, PainScore? score) => (scale, score) switch
    {
        (PainScale.Numeric, _) => exam.Evidence(Facts.PainNumeric, measured.Words, measured.Value is null ? null : Points),
        (_, { } known) => exam.Evidence(Facts.PainVas, NumberReader.Words(known.Millimeters), Millimeter),
        _ => exam.Evidence(Facts.PainVas, measured.Words, measured.Unit),
    };

    // A bare score has a scale only when the range says where it ends.
    private static decimal? MillimetersPerUnit(string? unit, Statement statement) => unit switch
    {
        Millimeter => 1m,
        "cm" => 10m,
        _ => Ends(statement) switch
        {
            [10m] => 10m,
            [100m] => 1m,
            _ => null,
        },
    };

    private static ImmutableArray<decimal> Ends(Statement statement) =>
        [.. statement.Ranges.Select(range => range?.High?.ValueElement.Number()).OfType<decimal>().Distinct()];
}
