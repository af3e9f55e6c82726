using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A sign that a code tells; <paramref name="BothSides"/> when the code itself says both.</summary>
internal readonly record struct SignRow(Sign Sign, bool BothSides = false);

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

    /// <summary>The signs a record's codes tell, each once; a code for both sides stands before one that leaves the side open.</summary>
    internal static ImmutableArray<SignRow> Of(ImmutableArray<KnownCode> known) => known switch
    {
        [] => [],
        [var only] => Rows.GetValueOrDefault(only.Meaning, []),
        _ => [.. known.SelectMany(row => Rows.GetValueOrDefault(row.Meaning, [])).OrderByDescending(row => row.BothSides).DistinctBy(row => row.Sign)],
    };

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
