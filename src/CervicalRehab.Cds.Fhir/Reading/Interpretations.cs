using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What the interpretations beside a value say: the rows of our table, and whether anything else may say more than normal (D36).</summary>
internal readonly record struct Interpretations(ImmutableArray<KnownCode> Known, bool MaySayMore)
{
    internal static readonly Interpretations None = new([], MaySayMore: false);

    internal static Interpretations Of(ImmutableArray<CodeableConcept> concepts, CodeLookup codes)
    {
        var (known, more) = (ImmutableArray.CreateBuilder<KnownCode>(), false);
        foreach (var concept in concepts)
        {
            ImmutableArray<Coding> codings = [.. concept.Coding.Each().Select(AsNow)];
            var rows = codes.Find(new CodeableConcept { Coding = codings });
            known.AddRange(rows);

            // In words alone, or in codes of the site alone, it may say anything.
            more |= codings.Any(coding => codes.Find(new CodeableConcept { Coding = [coding] }).IsEmpty && OtherCodings.MaySayMore(coding.System, coding.Code))
                || (rows.IsEmpty && !codings.Any(static coding => coding.System == Systems.Interpretation));
        }

        return new(known.DrainToImmutable(), more);
    }

    // The table of HL7 version 2 has the codes of the system that came after it.
    private static Coding AsNow(Coding coding) =>
        coding.System is { } system && (system.EndsWith("/v2-0078", StringComparison.Ordinal) || system.EndsWith("/v2/0078", StringComparison.Ordinal))
            ? coding with { System = Systems.Interpretation }
            : coding;
}
