using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a CodeableConcept says, without a copy of it: the rows of our table that its codings name, and how much else there is. Default: no concept.</summary>
internal record struct StatedConcept
{
    private ImmutableArray<KnownCode> _known;

    /// <summary>The rows, one per meaning, in the order of the codings.</summary>
    internal readonly ImmutableArray<KnownCode> Known => _known.IsDefault ? [] : _known;

    /// <summary>The concept itself; null when there is none.</summary>
    internal CodeableConcept? Sent { get; private init; }

    /// <summary>There is a concept, whatever it says.</summary>
    internal readonly bool IsThere => Sent is not null;

    /// <summary>Some coding has a code, known or not.</summary>
    internal bool HasCode { get; private set; }

    /// <summary>A coding has a code that may be one of ours, and no row: <see cref="CodeLookup.Unrecognized"/> tells.</summary>
    internal bool MayBeUnrecognized { get; private set; }

    /// <summary>A coding that we do not know may say something else than those we know (D36).</summary>
    internal bool MaySayMore { get; private set; }

    // As form tools name what somebody wrote beside an examination, in the languages of the profiles that are read here.
    private static readonly FrozenSet<string> s_remarks = FrozenSet.ToFrozenSet(
        ["comment", "comments", "remark", "remarks", "note", "notes", "annotation", "bemerkung", "bemerkungen", "kommentar", "anmerkung", "commentaire", "remarque", "opmerking", "comentario", "comentário", "commento", "nota", "備考", "コメント"], StringComparer.OrdinalIgnoreCase);

    /// <summary>All its words, and there are some, are a name for a remark.</summary>
    internal readonly bool IsRemark => Sent is { } concept && concept.Texts().ToList() is { Count: > 0 } texts && texts.TrueForAll(static text => s_remarks.Contains(text.Trim()));

    /// <summary>It has words of its own.</summary>
    internal bool HasText { get; private set; }

    /// <summary>What a concept of the SDK says.</summary>
    internal static StatedConcept Of(CodeableConcept? concept, CodeLookup codes)
    {
        if (concept is null)
        {
            return default;
        }

        var stated = new StatedConcept { Sent = concept, HasText = !string.IsNullOrWhiteSpace(concept.TextElement.Letters()) };
        foreach (var coding in concept.ListOf<Coding>("coding") ?? [])
        {
            if (coding is null)
            {
                continue;
            }

            var code = coding.CodeElement.Letters();
            stated.HasCode |= code is not null;
            var rows = codes.RowOf(coding);
            stated.MayBeUnrecognized |= rows.IsEmpty && code is not null && CodeLookup.MayBeOurs(code);
            stated.MaySayMore |= rows.IsEmpty && OtherCodings.MaySayMore(coding.SystemElement.Letters(), code);
            if (rows is [var row])
            {
                stated._known = stated.Known.IsEmpty ? rows : With(stated.Known, row);
            }
        }

        return stated;
    }

    // One row a meaning: of two codes of a sign the one that means all of it.
    private static ImmutableArray<KnownCode> With(ImmutableArray<KnownCode> known, KnownCode row)
    {
        for (var at = 0; at < known.Length; at++)
        {
            if (known[at].Meaning == row.Meaning)
            {
                return SignTable.IsWiderThan(row, known[at]) ? known.SetItem(at, row) : known;
            }
        }

        return known.Add(row);
    }
}
