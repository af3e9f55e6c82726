using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Codings in no row of ours beside one that says absent (D36): a site's is its own word for the same, one of a published system or of none may say anything.</summary>
internal static class OtherCodings
{
    private static readonly FrozenSet<(string System, string Code)> SayNoMore = FrozenSet.ToFrozenSet(
    [
        (Systems.Interpretation, "N"),
        (Systems.Interpretation, "ND"),
        (Systems.Interpretation, "NR"),
        (Systems.Loinc, "LA9634-2"),
        (Systems.Loinc, "LA6577-6"),
        (Systems.Loinc, "LA32-8"),
        (Systems.YesNo, "N"),
        (Systems.Snomed, "373067005"),
        (Systems.Snomed, "260415000"),
        (Systems.Snomed, "410516002"),
    ]);

    // As laboratories and examination forms write it, in the languages of the profiles that are read here.
    private static readonly FrozenSet<string> WordsForNormal = FrozenSet.ToFrozenSet(
        ["normal", "negative", "within normal limits", "wnl", "absent", "not present", "not detected", "none", "unauffällig", "o.b.", "negativ", "normaal", "normale", "négatif", "negativo"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<(string System, string Code)> Yes = FrozenSet.ToFrozenSet([(Systems.Snomed, "373066001"), (Systems.Loinc, "LA33-6"), (Systems.YesNo, "Y")]);

    private static readonly FrozenSet<string> WordsForPresent = FrozenSet.ToFrozenSet(["present", "positive", "yes", "abnormal", "detected", "found"], StringComparer.OrdinalIgnoreCase);

    // How far from normal a finding is, or that it is better, which is all that these say.
    private static readonly FrozenSet<string> SayNothingOfWorse = FrozenSet.ToFrozenSet(["A", "AA", "H", "HH", "HU", "L", "LL", "LU", "DET", "B"], StringComparer.Ordinal);

    /// <summary>True when it may say of what is present that it is worse than before.</summary>
    internal static bool MayBeWorse(string? system, string? code) =>
        MaySayMore(system, code) && !(SystemSpellings.Known(system) is Systems.Interpretation && SayNothingOfWorse.Contains(code!));

    /// <summary>True when it may say something else than absent, negative or normal.</summary>
    internal static bool MaySayMore(string? system, string? code) =>
        code is { } written && (system is not { Length: > 0 } named || (IsPublished(named) && !SayNoMore.Contains((SystemSpellings.Known(named) ?? named, written))));

    /// <summary>True for the word yes in the systems that have one.</summary>
    internal static bool SaysYes(string? system, string? code) => code is { } written && SystemSpellings.Known(system) is { } known && Yes.Contains((known, written));

    /// <summary>
    /// True where a coding beside another one has the code or the very word for what is there: then it is no other word for absent. What else a site's own says is not read.
    /// </summary>
    internal static bool SayPresent(CodeableConcept? concept)
    {
        if (concept?.ListOf<Coding>("coding") is not { Count: > 1 } codings)
        {
            return false;
        }

        foreach (var coding in codings)
        {
            if (coding is not null && ((coding.CodeElement.Letters() is { } code && IsCodeForPresent(code)) || WordsForPresent.Contains(coding.DisplayElement.Letters()?.Trim() ?? string.Empty)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where words say it, and each of them says no more than normal, negative or absent: its own text, and the displays of its codings.</summary>
    internal static bool SayNormal(CodeableConcept concept)
    {
        var (text, isSaid) = (concept.TextElement.Letters(), false);
        foreach (var coding in concept.ListOf<Coding>("coding") ?? [])
        {
            if ((coding?.CodeElement.Letters() is { } code && (SayNothingOfWorse.Contains(code) || IsCodeForPresent(code)))
                || (coding?.DisplayElement.Letters() is { } display && !WordsForNormal.Contains(display.Trim())))
            {
                return false;
            }

            isSaid |= coding?.DisplayElement.Letters() is not null;
        }

        return text is null ? isSaid : WordsForNormal.Contains(text.Trim());
    }

    private static bool IsCodeForPresent(string code) => CodeLookup.InAnySystem(code).Any(static row => row.Meaning is Meaning.Present);

    private static bool IsPublished(string system) =>
        system.Contains("hl7.org/", StringComparison.OrdinalIgnoreCase)
        || system.Contains("snomed.info/", StringComparison.OrdinalIgnoreCase)
        || system.Contains("loinc.org", StringComparison.OrdinalIgnoreCase)
        || system.StartsWith("urn:oid:2.16.840.1.113883.", StringComparison.OrdinalIgnoreCase)
        || system.StartsWith(Systems.CanonicalBase, StringComparison.Ordinal);
}
