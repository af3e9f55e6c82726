using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The one place where codings get their meaning, and where a site's own codes join in.</summary>
internal sealed class CodeLookup(Func<Term, Term?>? siteCode, Func<Term, ImmutableArray<Term>>? siteKinds = null)
{
    private const int LongestCode = 64;

    // Each row in an array of its own, which is what most concepts come to. By code first: hardly two systems share one.
    private static readonly FrozenDictionary<string, ImmutableArray<(string System, ImmutableArray<KnownCode> Row)>> Exact = ByCode(row => Canonical(row.System, row.Code));
    private static readonly FrozenDictionary<string, ImmutableArray<(string System, ImmutableArray<KnownCode> Row)>> Written = ByCode(row => row.Code);

    // A code below a listed one is that one, only more of it (D33): the longest stands first.
    private static readonly ImmutableArray<(string Prefix, ImmutableArray<KnownCode> Row)> Prefixes =
    [
        .. Codes.All.Where(row => row.System is Systems.Icd10Cm).Select(row => (Canonical(row.System, row.Code), ImmutableArray.Create(row)))
            .OrderByDescending(row => row.Item1.Length),
    ];

    private static readonly FrozenDictionary<string, Meaning> Headers = Codes.Headers.ToFrozenDictionary(static row => Canonical(Systems.Icd10Cm, row.Code), static row => row.Meaning, StringComparer.Ordinal);

    private static readonly ImmutableArray<byte[]> Stems = StemsOf(Codes.All);

    // The codes of our table as it writes them, which is how nearly all come: no text is made of those.
    private static readonly Utf8Table<string> AsWritten = WrittenOf(Codes.All);

    private static readonly ImmutableArray<KnownCode> Alarms = [.. Codes.All.Where(row => row.Meaning.IsAlarm())];

    private static readonly ImmutableArray<byte[]> StemsOfAlarms = StemsOf(Alarms);

    private static readonly Utf8Table<string> AlarmsAsWritten = WrittenOf(Alarms);

    /// <summary>The rows a concept's codings name, one per meaning, in the order of the codings.</summary>
    internal ImmutableArray<KnownCode> Find(CodeableConcept? concept) => StatedConcept.Of(concept, this).Known;

    /// <summary>The row of a coding; empty when it has none.</summary>
    internal ImmutableArray<KnownCode> RowOf(Coding coding) =>
        coding is SharedCoding { Row: [_] row } ? row
            : siteCode is null && !(coding.CodeElement.Letters() is { } code && MayBeOurs(code)) ? []
            : Row(coding.SystemElement.Letters(), coding.CodeElement.Letters());

    /// <summary>The alarms that codings would name if only their system were known (D33). One that the site maps, or that stands beside a known one for the same, is no question.</summary>
    internal ImmutableArray<KnownCode> Unrecognized(CodeableConcept concept, ImmutableArray<KnownCode> known) => Beside(concept, known, static row => row.Meaning.IsAlarm());

    /// <summary>What codings would name that is no alarm and still bears on the answer: a spasm or dystonia, and in ICD-10, such as that of another country, a caution for a drug.</summary>
    internal ImmutableArray<KnownCode> UnrecognizedOthers(CodeableConcept concept, ImmutableArray<KnownCode> known) =>
        Beside(concept, known, static row => row.Meaning is Meaning.Spasm or Meaning.Dystonia || (row.System is Systems.Icd10Cm && CautionReader.Has(row.Meaning)));

    private ImmutableArray<KnownCode> Beside(CodeableConcept concept, ImmutableArray<KnownCode> known, Func<KnownCode, bool> isAsked)
    {
        var found = ImmutableArray<KnownCode>.Empty;
        foreach (var coding in concept.Codings())
        {
            if (coding.CodeElement.Letters() is { } code && RowOf(coding).IsEmpty)
            {
                foreach (var row in Alike(coding.SystemElement.Letters(), code.Trim()))
                {
                    var fact = row.Meaning.Fact();
                    found = isAsked(row) && !known.Any(meaning => meaning.Fact() == fact) && !found.Says(row.Meaning) ? found.Add(row) : found;
                }
            }
        }

        return found;
    }

    /// <summary>The rows that a coding of the site is a kind of, and that no other coding names: what is present under it is present, what is absent says nothing of them.</summary>
    internal ImmutableArray<KnownCode> Kinds(CodeableConcept? concept, ImmutableArray<KnownCode> known) => siteKinds is null || concept is null ? [] : [.. Beside(concept.Codings().SelectMany(Kinds), known)];

    private static IEnumerable<KnownCode> Beside(IEnumerable<KnownCode> rows, ImmutableArray<KnownCode> known) =>
        rows.Where(row => row.Meaning.IsAlarm() && !known.Any(meaning => meaning.Fact() == row.Meaning.Fact())).DistinctBy(static row => row.Meaning);

    private IEnumerable<KnownCode> Kinds(Coding coding) =>
        siteKinds?.Invoke(new Term(coding.SystemElement.Letters(), coding.CodeElement.Letters())).SelectMany(static ours => Ours(ours.System, ours.Code)) ?? [];

    /// <summary>True for a code that our table has, whatever its system, and for one that may be of ICD-10-CM.</summary>
    internal static bool MayBeOurs(string code)
    {
        Span<byte> letters = stackalloc byte[LongestCode];
        return code.Length > LongestCode || SnomedExpression.Is(code) || Ascii.FromUtf16(code, letters, out var length) != OperationStatus.Done || letters[..length][Ascii.Trim(letters[..length])] is var bare && (IsWrittenAsOurs(bare) || MayBeIcd(bare));
    }

    /// <summary>True for a code of our table as it is written there.</summary>
    internal static bool IsWrittenAsOurs(ReadOnlySpan<byte> code) => AsWritten.Has(code);

    /// <summary>True for a code that begins like one of ours of ICD-10-CM. The dot stands behind the stem, or nowhere.</summary>
    internal static bool MayBeIcd(ReadOnlySpan<byte> code) => BeginsAsIn(Stems, code);

    /// <summary>True for a code that may be an alarm of ours, whatever its system.</summary>
    internal static bool MayBeAlarm(ReadOnlySpan<byte> code) =>
        !Ascii.IsValid(code) || (code.Trim((byte)' ') is var bare && (AlarmsAsWritten.Has(bare) || SnomedExpression.Is(bare) || BeginsAsIn(StemsOfAlarms, bare)));

    private static bool BeginsAsIn(ImmutableArray<byte[]> stems, ReadOnlySpan<byte> code)
    {
        if (code.IndexOf((byte)'.') is >= 0 and < 3)
        {
            return true;
        }

        foreach (var stem in stems)
        {
            if (code.Length >= stem.Length && Ascii.EqualsIgnoreCase(code[..stem.Length], stem))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rows whose code this text is, in whatever system.</summary>
    internal static IEnumerable<KnownCode> InAnySystem(string text) => Alike(null, text.Trim());

    /// <summary>The row of a coding; where it has none, those that its code would name in whatever system, and those that it is a kind of.</summary>
    internal IEnumerable<KnownCode> InAnySystem(Coding coding) =>
        coding.CodeElement.Letters() is not { } code ? [] : RowOf(coding) is { IsEmpty: false } row ? row
            : Alike(coding.SystemElement.Letters(), code.Trim()).Concat(Kinds(coding));

    private ImmutableArray<KnownCode> Row(string? system, string? code) =>
        Ours(system, code) is [_] row ? row : siteCode?.Invoke(new Term(system, code)) is { } mapped ? Ours(mapped.System, mapped.Code) : [];

    /// <summary>One row or none, whatever the spelling (D33).</summary>
    internal static ImmutableArray<KnownCode> Ours(string? system, string? code) =>
        code is not null && SystemSpellings.Known(system) is { } known ? OfKnown(known, Canonical(known, code)) : [];

    private static ImmutableArray<KnownCode> OfKnown(string system, string canonical)
    {
        foreach (var (of, row) in Exact.TryGetValue(canonical, out var found) ? found : [])
        {
            if (string.Equals(system, of, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return string.Equals(system, Systems.Icd10Cm, StringComparison.Ordinal) ? OfPrefix(canonical) : [];
    }

    // The rows of a code under any system. Without a system that is known it may also be one of ICD-10-CM; a bare beginning is too little for that. One that is above ours may mean ours.
    private static IEnumerable<KnownCode> Alike(string? system, string code)
    {
        var known = SystemSpellings.Known(system);
        if (SnomedExpression.Is(code))
        {
            return SnomedExpression.Concepts(code).SelectMany(static concept => Written.TryGetValue(concept, out var rows) ? rows.Select(static row => row.Row[0]) : []);
        }

        var written = Written.TryGetValue(code, out var found) ? found.Select(row => row.Row[0]) : [];
        if (found is { IsDefaultOrEmpty: false } || (known is not null and not Systems.Icd10Cm))
        {
            return written;
        }

        var canonical = Canonical(Systems.Icd10Cm, code);
        var hasDot = code.IndexOf('.', StringComparison.Ordinal) == 3;
        return Headers.TryGetValue(canonical, out var above) && (hasDot || SystemSpellings.IsOfIcd10(system)) ? [new KnownCode(Systems.Icd10Cm, code, string.Empty, above)]
            : known is null ? OfKnown(Systems.Icd10Cm, canonical).Where(row => hasDot || IsWhole(row, code))
            : [];
    }

    private static bool IsWhole(KnownCode row, string code) =>
        string.Equals(Canonical(row.System, row.Code), Canonical(row.System, code), StringComparison.Ordinal);

    private static ImmutableArray<KnownCode> OfPrefix(string canonical)
    {
        foreach (var (prefix, row) in Prefixes)
        {
            if (canonical.StartsWith(prefix, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return [];
    }

    // EHRs send ICD-10-CM with and without the dot.
    private static string Canonical(string system, string code) =>
        string.Equals(system, Systems.Icd10Cm, StringComparison.Ordinal)
            ? code.Trim().Replace(".", string.Empty, StringComparison.Ordinal).ToUpperInvariant()
            : code.Trim();

    private static ImmutableArray<byte[]> StemsOf(ImmutableArray<KnownCode> rows) =>
        [.. rows.Where(row => row.System is Systems.Icd10Cm).Select(row => row.Code[..3]).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    private static Utf8Table<string> WrittenOf(ImmutableArray<KnownCode> rows) => new(rows.Select(static row => row.Code).Distinct(StringComparer.Ordinal).Select(static code => (code, code)));

    private static FrozenDictionary<string, ImmutableArray<(string System, ImmutableArray<KnownCode> Row)>> ByCode(Func<KnownCode, string> code) => Codes.All
        .GroupBy(code, StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.Select(row => (row.System, ImmutableArray.Create(row))).ToImmutableArray(), StringComparer.Ordinal);
}
