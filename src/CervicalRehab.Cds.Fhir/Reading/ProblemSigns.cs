using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Neurologic signs held as Conditions (protocol section 3).</summary>
internal static class ProblemSigns
{
    private static readonly ImmutableArray<(Sign Sign, Side Side)> Nothing = [];

    /// <summary>True for signs that can be a problem: a strength grade cannot.</summary>
    internal static bool Has(Meaning meaning) =>
        (SignTable.Has(meaning) && meaning != Meaning.UpperLimbStrength) || meaning == Meaning.NumbnessOfUnstatedSite;

    internal static void Read(Problem problem)
    {
        var site = ImmutableArray<KnownCode>.Empty;
        foreach (var concept in problem.Resource.BodySite.Each())
        {
            site = site.AddRange(problem.Codes.Find(concept));
        }

        var origin = problem.IsActive ? SignOrigin.ActiveProblem : SignOrigin.ResolvedProblem;
        var ended = problem.IsActive ? null : Abated(problem);
        foreach (var (sign, side) in Signs(problem.Source.Known, site))
        {
            var evidence = problem.Evidence(Facts.Of(sign), problem.IsActive ? "present" : "resolved", side);
            problem.Picture.Signs.Add(new SignRecord(sign, side, Answer.Yes, origin, evidence) { Ended = ended });
        }
    }

    /// <summary>A Condition that cannot be read or understood and whose code still reads as a sign: unclear, not absent.</summary>
    internal static void ReadBroken(Arrived arrived, Reason why, PictureDraft picture)
    {
        // Myelopathy that cannot be read leaves open whether there is any sign of it (D12), an incontinence whether it is one of the bladder's (D11).
        ImmutableArray<(Sign Sign, Side Side)> behind =
        [
            .. arrived.Known.Says(Meaning.Myelopathy) ? [(Sign.OtherPyramidal, Side.NotStated)] : Nothing,
            .. arrived.Known.Says(Meaning.StressIncontinence) ? [(Sign.BladderDysfunction, Side.NotStated)] : Nothing,
        ];
        foreach (var (sign, side) in Signs(arrived.Known, []).AddRange(behind))
        {
            var evidence = arrived.Evidence(Facts.Of(sign), "unknown", side: side);
            picture.Signs.Add(new SignRecord(sign, side, Answer.Unknown, SignOrigin.ActiveProblem, evidence) { Unclear = why });
        }
    }

    private static ImmutableArray<(Sign Sign, Side Side)> Signs(ImmutableArray<KnownCode> known, ImmutableArray<KnownCode> site)
    {
        var told = ImmutableArray<KnownCode>.Empty;
        foreach (var row in known)
        {
            told = Has(row.Meaning) ? told.Add(AtSite(row, site)) : told;
        }

        var (named, signs) = (Sides.Named(site), ImmutableArray<(Sign Sign, Side Side)>.Empty);
        foreach (var row in SignTable.Of(told))
        {
            var sides = !SignTable.IsSided(row.Sign) ? [Side.NotStated]
                : row.BothSides ? Sides.Both
                : named.IsEmpty ? [Side.NotStated]
                : named;
            foreach (var side in sides)
            {
                signs = signs.Add((row.Sign, side));
            }
        }

        return signs;
    }

    // R20.0 and R20.2 name no part of the body: only an upper limb makes them the sign.
    private static KnownCode AtSite(KnownCode row, ImmutableArray<KnownCode> site) =>
        row.Meaning == Meaning.NumbnessOfUnstatedSite && site.Says(Meaning.UpperLimbRegion) ? row with { Meaning = Meaning.UpperLimbNumbness } : row;

    private static RecordedDate? Abated(Problem problem) =>
        FhirDate.Parse(problem.Resource.AbatementDateTime)
        ?? FhirDate.Parse(problem.Resource.AbatementPeriod?.End)
        ?? FhirDate.Parse(problem.Resource.AbatementPeriod?.Start);
}
