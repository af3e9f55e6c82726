using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A sign that a code tells; <paramref name="BothSides"/> when the code itself says both, <paramref name="Part"/> when it names no more than a part of the sign.</summary>
internal readonly record struct SignRow(Sign Sign, bool BothSides = false, string? Part = null);

/// <summary>Codes to signs (protocol section 3).</summary>
internal static class SignTable
{
    private static readonly FrozenDictionary<Meaning, ImmutableArray<SignRow>> Rows = new Dictionary<Meaning, ImmutableArray<SignRow>>
    {
        [Meaning.Hoffmann] = [new(Sign.Hoffmann)],
        [Meaning.HandWeakness] = [new(Sign.HandWeakness)],
        [Meaning.UpperLimbWeakness] = [new(Sign.UpperLimbWeakness)],
        [Meaning.UpperLimbWeaknessBothSides] = [new(Sign.UpperLimbWeakness, BothSides: true)],
        [Meaning.Quadriparesis] = [new(Sign.UpperLimbWeakness, BothSides: true), new(Sign.LowerLimbNeuro, BothSides: true)],
        [Meaning.UpperLimbStrength] = [new(Sign.UpperLimbStrength)],
        [Meaning.UpperLimbNumbness] = [new(Sign.UpperLimbNumbness)],
        [Meaning.GaitInstability] = [new(Sign.GaitInstability)],
        [Meaning.LowerLimbNeuro] = [new(Sign.LowerLimbNeuro)],
        [Meaning.BowelDysfunction] = [new(Sign.BowelDysfunction)],
        [Meaning.BladderDysfunction] = [new(Sign.BladderDysfunction)],
        [Meaning.Babinski] = [new(Sign.Babinski)],
        [Meaning.OtherPyramidal] = [new(Sign.OtherPyramidal)],
    }.ToFrozenDictionary();

    // Where nobody can tell what they say: myelopathy leaves open whether there is any sign of it (D12), an incontinence whether it is one of the bladder's (D11), numbness that names no
    // part whether it is of an arm or a leg (D37).
    private static readonly FrozenDictionary<Meaning, ImmutableArray<SignRow>> Suspected = new Dictionary<Meaning, ImmutableArray<SignRow>>(Rows)
    {
        [Meaning.Myelopathy] = [new(Sign.OtherPyramidal)],
        [Meaning.StressIncontinence] = [new(Sign.BladderDysfunction)],
        [Meaning.NumbnessOfUnstatedSite] = [new(Sign.UpperLimbNumbness, BothSides: true), new(Sign.LowerLimbNeuro)],
    }.ToFrozenDictionary();

    // Beside our own codes, the ones that mean all of the sign (contract section 3) or, of gait, bladder and reflexes, whatever is wrong with it.
    private static readonly FrozenSet<string> Whole = new[] { "299849001", "299042006", "298283006", "713512009", "22325002", "40492006", "86854008" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The signs a record's codes tell, each once; a code for both sides stands before one that leaves the side open, one for the whole sign before one for a part.</summary>
    internal static ImmutableArray<SignRow> Of(ImmutableArray<KnownCode> known) => known switch
    {
        [] => [],
        [{ System: Systems.Findings } only] => Rows.GetValueOrDefault(only.Meaning, []),
        [var only] => [.. Told(only)],
        _ => [.. known.SelectMany(Told).OrderByDescending(row => row.BothSides).ThenBy(row => row.Part, StringComparer.Ordinal).DistinctBy(row => row.Sign)],
    };

    /// <summary>The signs that meanings leave open where nobody can tell what they say, each once: also those that may be behind what tells no sign by itself.</summary>
    internal static ImmutableArray<SignRow> Behind(ImmutableArray<Meaning> meanings) =>
        [.. meanings.SelectMany(meaning => Suspected.GetValueOrDefault(meaning, [])).OrderByDescending(static row => row.BothSides).DistinctBy(static row => row.Sign)];

    /// <summary>Of two codes of one sign, true when the one means all of it and the other does not; of two that name a part the first by its letters stands.</summary>
    internal static bool IsWiderThan(KnownCode code, KnownCode other) =>
        Rows.ContainsKey(code.Meaning) && string.CompareOrdinal(Part(code), Part(other)) < 0;

    private static IEnumerable<SignRow> Told(KnownCode code) => Rows.GetValueOrDefault(code.Meaning, []).Select(row => row with { Part = Part(code) });

    private static string? Part(KnownCode code) => code.System is Systems.Findings || Whole.Contains(code.Code) ? null : $"{code.System}|{code.Code}";

    /// <summary>True when the meaning tells a sign.</summary>
    internal static bool Has(Meaning meaning) => Rows.ContainsKey(meaning);

    /// <summary>Where a sign is looked for; null where the body site does not matter.</summary>
    internal static ImmutableArray<Meaning>? Region(Sign sign) => sign switch
    {
        _ when IsSided(sign) => Sites.UpperLimb,
        Sign.LowerLimbNeuro or Sign.Babinski => Sites.LowerLimb,
        _ => null,
    };

    /// <summary>True for the signs that are judged side by side.</summary>
    internal static bool IsSided(Sign sign) =>
        sign is Sign.Hoffmann or Sign.HandWeakness or Sign.UpperLimbWeakness or Sign.UpperLimbStrength or Sign.UpperLimbNumbness;
}
