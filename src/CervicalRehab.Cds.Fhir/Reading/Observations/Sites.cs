using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Where a finding was made: it reassures for the part that it names (D37).</summary>
internal static class Sites
{
    internal static readonly ImmutableArray<Meaning> Neck = [Meaning.CervicalRegion];
    internal static readonly ImmutableArray<Meaning> UpperLimb = [Meaning.UpperLimbRegion, Meaning.LeftUpperLimb, Meaning.RightUpperLimb];
    internal static readonly ImmutableArray<Meaning> LowerLimb = [Meaning.LowerLimbRegion];

    // What is absent in a part of a limb is not absent in all of it: a part is no region of its own.
    private static readonly ImmutableArray<Meaning> Regions = [.. Neck, .. UpperLimb, .. LowerLimb, Meaning.PartOfLowerLimb];

    internal static bool IsOfUpperLimb(Meaning site) => UpperLimb.Contains(site);

    internal static bool IsOfLowerLimb(Meaning site) => site is Meaning.LowerLimbRegion or Meaning.PartOfLowerLimb;

    /// <summary>True when every body site is known and is of the leg: what was measured there is nothing of the neck.</summary>
    internal static bool IsOfLeg(this Examination exam) => !exam.BodySite.IsEmpty && exam.BodySite.All(static site => IsOfLowerLimb(site.Meaning));

    /// <summary>True when the body site is not stated, names a side alone, or names this region; false for another, and for one that nobody knows.</summary>
    internal static bool AreOf(this Examination exam, ImmutableArray<Meaning> region) =>
        !exam.HasBodySite || (exam.BodySite.Length > 0 && !exam.BodySite.Any(site => Regions.Contains(site) && !region.Contains(site)));
}
