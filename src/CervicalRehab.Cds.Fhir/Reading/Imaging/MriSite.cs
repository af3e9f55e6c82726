using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Where an MRI finding was made, as far as that tells whether it reassures of the neck (D37).</summary>
internal enum MriSite
{
    /// <summary>No site, or the neck as a whole.</summary>
    Neck,

    /// <summary>Another part of the body: nothing there says anything of the neck.</summary>
    Elsewhere,

    /// <summary>A part of the neck, what holds more than the neck, or a place that is not understood: the study is not evaluated (D39).</summary>
    NotTheWholeNeck,
}

/// <summary>Reads a body site of an MRI finding: its codes, and its words where the codes say nothing.</summary>
internal static class MriSites
{
    // C1 is seldom named where all of the neck is meant.
    private const int AlsoHighest = 2;
    private const int Lowest = 7;

    private static readonly Regex s_word = new(@"\p{L}+\p{Nd}*(\p{L}\p{Nd}+)?|\p{Nd}+\p{L}*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    // C5, C5C6, the 6 of C5/6.
    private static readonly Regex s_level = new("^(c?[1-7]|c[1-7]c?[1-7])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    private static readonly Regex s_otherLevel = new("^(t|th|d|l|s)[0-9]{1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    // Structures that are no part of the neck, beside the limbs that are in the table of codes.
    private static readonly FrozenSet<string> s_elsewhere = FrozenSet.ToFrozenSet(["122495006", "122496007", "54735007", "12738006", "69536005", "51185008"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_neck = FrozenSet.ToFrozenSet(["neck", "cervical", "c"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_other = FrozenSet.ToFrozenSet(
        ["thoracic", "dorsal", "thorax", "chest", "lumbar", "lumbosacral", "thoracolumbar", "sacral", "sacrum", "coccyx", "brain", "head", "skull", "shoulder", "hip", "knee", "pelvis", "abdomen"], StringComparer.Ordinal);

    // Words that say nothing about where in the neck it is.
    private static readonly FrozenSet<string> s_filling = FrozenSet.ToFrozenSet(
        ["spine", "spinal", "cord", "column", "vertebral", "vertebra", "vertebrae", "region", "structure", "of", "the", "and", "to", "through", "entire", "whole", "level", "levels", "disc", "disk"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> s_ordinals = new[] { "first", "second", "third", "fourth", "fifth", "sixth", "seventh" }
        .SelectMany(static (word, at) => new[] { (word, at + 1), ($"{at + 1}{(at switch { 0 => "st", 1 => "nd", 2 => "rd", _ => "th" })}", at + 1) })
        .ToFrozenDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>The site of an examination.</summary>
    internal static MriSite Of(Examination exam)
    {
        var site = exam.Received.Resource.BodySite;
        if (site is null || !exam.NamesBodySite || exam.BodySite.Says(Meaning.CervicalRegion))
        {
            return MriSite.Neck;
        }

        var codings = site.Codings().ToList();
        var isElsewhere = exam.BodySite.Any(static row => !Sides.IsSide(row.Meaning))
            || codings.Exists(static coding => coding.CodeElement.Letters() is { } code && s_elsewhere.Contains(code) && SystemSpellings.Known(coding.SystemElement.Letters()) is Systems.Snomed);
        return isElsewhere ? MriSite.Elsewhere : InWords(site.TextElement.Letters() ?? codings.Select(static coding => coding.DisplayElement.Letters()).FirstOrDefault(static words => words is not null));
    }

    private static MriSite InWords(string? text)
    {
        var (levels, isNeck, isOther, isUnknown) = (new List<int>(), false, false, text is null);
        foreach (var word in s_word.Matches((text ?? string.Empty).ToLowerInvariant()).Select(static match => match.Value))
        {
            int[] cervical = s_ordinals.TryGetValue(word, out var ordinal) ? [ordinal] : s_level.IsMatch(word) ? [.. word.Where(char.IsAsciiDigit).Select(static digit => digit - '0')] : [];
            levels.AddRange(cervical);
            var isOfNeck = s_neck.Contains(word) || (cervical.Length > 0 && word[0] == 'c');
            var isOfOther = s_other.Contains(word) || s_otherLevel.IsMatch(word);
            isUnknown |= cervical.Length == 0 && !isOfNeck && !isOfOther && !s_filling.Contains(word);
            isNeck |= isOfNeck;
            isOther |= isOfOther;
        }

        return isOther && !isNeck ? MriSite.Elsewhere
            : isNeck && !isUnknown && (levels.Count == 0 || (levels.Min() <= AlsoHighest && levels.Max() == Lowest)) ? MriSite.Neck
            : MriSite.NotTheWholeNeck;
    }
}
