using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a CodeableConcept says, without a copy of it: the rows of our table that its codings name, and how much else there is. Default: no concept.</summary>
internal record struct StatedConcept
{
    private static readonly NameTable OfConcept = new("coding", "text");
    private static readonly NameTable OfCoding = new("system", "code", "display", "coding");

    private ImmutableArray<KnownCode> _known;

    /// <summary>The rows, one per meaning, in the order of the codings.</summary>
    internal readonly ImmutableArray<KnownCode> Known => _known.IsDefault ? [] : _known;

    /// <summary>There is a concept, whatever it says.</summary>
    internal bool IsThere { get; private set; }

    /// <summary>Some coding has a code, known or not.</summary>
    internal bool HasCode { get; private set; }

    /// <summary>A coding has a code that may be one of ours, and no row: <see cref="CodeLookup.Unrecognized"/> tells.</summary>
    internal bool MayBeUnrecognized { get; private set; }

    /// <summary>A coding that we do not know may say something else than those we know (D36).</summary>
    internal bool MaySayMore { get; private set; }

    /// <summary>It has words of its own.</summary>
    internal bool HasText { get; private set; }

    /// <summary>It has codings and none of them has codings again: a probe for codes anywhere finds no other ones.</summary>
    internal bool IsPlain { get; private set; }

    /// <summary>Reads a CodeableConcept of R4; false for anything else, and for text that is not valid Unicode.</summary>
    internal static bool TryRead(JsonElement concept, CodeLookup codes, out StatedConcept stated)
    {
        stated = new StatedConcept { IsThere = true };
        try
        {
            return stated.IsRead(concept, codes);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What a concept of the SDK says.</summary>
    internal static StatedConcept Of(CodeableConcept? concept, CodeLookup codes)
    {
        if (concept is null)
        {
            return default;
        }

        var stated = new StatedConcept { IsThere = true, HasText = !string.IsNullOrWhiteSpace(concept.TextElement.Letters()) };
        foreach (var coding in concept.ListOf<Coding>("coding") ?? [])
        {
            if (coding is null)
            {
                continue;
            }

            stated.HasCode |= coding.CodeElement.Letters() is not null;
            var rows = codes.RowOf(coding);
            stated.MaySayMore |= rows.IsEmpty && OtherCodings.MaySayMore(coding.SystemElement.Letters(), coding.CodeElement.Letters());
            if (rows is [var row] && !stated.Known.Says(row.Meaning))
            {
                stated._known = stated.Known.IsEmpty ? rows : stated.Known.Add(row);
            }
        }

        return stated;
    }

    private bool IsRead(JsonElement concept, CodeLookup codes)
    {
        var members = default(FewMembers);
        if (!Members.TryFind(concept, OfConcept, members))
        {
            return false;
        }

        var (codings, text) = (members[0], members[1]);
        HasText = text.HasWords();
        IsPlain = codings.ValueKind == JsonValueKind.Array;
        return text.IsTextOrAbsent() && (IsPlain ? AreRead(codings, codes) : codings.IsAbsent());
    }

    private bool AreRead(JsonElement codings, CodeLookup codes)
    {
        foreach (var coding in codings.EnumerateArray())
        {
            if (!IsCodingRead(coding, codes))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCodingRead(JsonElement coding, CodeLookup codes)
    {
        var members = default(FewMembers);
        if (!Members.TryFind(coding, OfCoding, members))
        {
            return coding.ValueKind == JsonValueKind.Null;
        }

        var (system, code, display) = (members[0], members[1], members[2]);
        var named = CodeLookup.RowAsWritten(system, code);
        if (!display.IsTextOrAbsent() || (named.IsEmpty && !(system.IsTextOrAbsent() && code.IsTextOrAbsent())))
        {
            return false;
        }

        HasCode |= !code.IsAbsent();
        IsPlain &= members[3].IsAbsent();
        var rows = named.IsEmpty ? codes.RowHoweverWritten(system, code) : named;
        MayBeUnrecognized |= rows.IsEmpty && CodeLookup.MayBeWrittenAlike(code);
        MaySayMore |= rows.IsEmpty && OtherCodings.MaySayMore(system.Words(), code.Words());
        if (rows is [var row] && !Known.Says(row.Meaning))
        {
            _known = Known.IsEmpty ? rows : Known.Add(row);
        }

        return true;
    }
}
