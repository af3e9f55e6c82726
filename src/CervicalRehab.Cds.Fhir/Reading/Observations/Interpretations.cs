using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The interpretations beside a value: our rows in them, whether more than normal may be said (D36), and whether the finding may be worse than before (D8).</summary>
internal readonly record struct Interpretations(ImmutableArray<KnownCode> Known, bool MaySayMore, bool MayBeWorse)
{
    // What says only that the interpretation is not known.
    private static readonly ImmutableArray<string> s_notKnown = ["/data-absent-reason", "/v3-NullFlavor", "/v3/NullFlavor", ":2.16.840.1.113883.5.1008"];

    /// <summary>One of them is there and not known: it contradicts nothing, and what it would say nobody can tell (D36).</summary>
    internal bool IsNotKnown { get; private init; }

    internal static readonly Interpretations None = new([], MaySayMore: false, MayBeWorse: false);

    internal static Interpretations Of(List<CodeableConcept>? concepts, CodeLookup codes)
    {
        var all = None;
        if (concepts is null)
        {
            return all;
        }

        foreach (var concept in concepts)
        {
            all = concept is null ? all : all.With(concept, codes);
        }

        return all;
    }

    // In words alone, or in codes of the site alone, it may say anything.
    private Interpretations With(CodeableConcept concept, CodeLookup codes)
    {
        var (known, more, worse, isOfItsSystem, isCoded, isNotKnown) = (ImmutableArray<KnownCode>.Empty, MaySayMore, MayBeWorse, false, false, false);
        foreach (var coding in concept.ListOf<Coding>("coding") ?? [])
        {
            if (coding is null)
            {
                continue;
            }

            var system = coding.SystemElement.Letters();
            if (IsNotKnownSystem(system))
            {
                isNotKnown = true;
                continue;
            }

            var rows = codes.RowOf(coding);
            isCoded |= coding.CodeElement.Letters() is not null;
            isOfItsSystem |= SystemSpellings.Known(system) is Systems.Interpretation;
            more |= rows.IsEmpty && OtherCodings.MaySayMore(system, coding.CodeElement.Letters());
            worse |= rows.IsEmpty && OtherCodings.MayBeWorse(system, coding.CodeElement.Letters());
            if (rows is [var row] && !known.Says(row.Meaning))
            {
                known = known.IsEmpty ? rows : known.Add(row);
            }
        }

        isNotKnown |= !isCoded && concept.TextElement.Letters() is null;
        var isAnything = known.IsEmpty && !isOfItsSystem && (isCoded || concept.TextElement.Letters() is not null) && !OtherCodings.SayNormal(concept);
        return new(Known.IsEmpty ? known : Known.AddRange(known), more || isAnything, worse || isAnything || isNotKnown) { IsNotKnown = IsNotKnown || isNotKnown };
    }

    private static bool IsNotKnownSystem(string? system)
    {
        foreach (var name in s_notKnown)
        {
            if (system?.EndsWith(name, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
