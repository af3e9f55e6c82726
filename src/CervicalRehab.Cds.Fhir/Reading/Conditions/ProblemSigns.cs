using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Neurologic signs held as Conditions (protocol section 3).</summary>
internal static class ProblemSigns
{
    private static readonly ImmutableArray<KnownCode> NoRow = [];
    private static readonly ImmutableArray<(Sign Sign, Side Side)> ArmOrLeg = [(Sign.UpperLimbNumbness, Side.Left), (Sign.UpperLimbNumbness, Side.Right), (Sign.LowerLimbNeuro, Side.NotStated)];

    /// <summary>True for signs that can be a problem: a strength grade cannot.</summary>
    internal static bool Has(Meaning meaning) =>
        (SignTable.Has(meaning) && meaning != Meaning.UpperLimbStrength) || meaning == Meaning.NumbnessOfUnstatedSite;

    internal static void Read(Problem problem)
    {
        if (problem.IsActive && problem.Source.Known.Says(Meaning.NumbnessOfUnstatedSite))
        {
            ReadNumbness(problem);
        }

        foreach (var (row, side) in Signs(problem.Source.Known, problem.Sites))
        {
            var evidence = problem.Evidence(Facts.Of(row.Sign), problem.IsActive ? "present" : "resolved", side);
            if (!problem.IsActive && problem.Proof is { } proof)
            {
                problem.Picture.Ended(proof, row.Sign, side, evidence, problem.Abated);
            }
            else
            {
                problem.Picture.PresentAsProblem(row, side, evidence);
            }
        }
    }

    // At a place that nobody knows it may be of an arm or of a leg; without any it is shown (D37).
    private static void ReadNumbness(Problem problem)
    {
        if (problem.HasUnknownSite)
        {
            foreach (var (sign, side) in ArmOrLeg)
            {
                problem.Picture.Unused(problem.Source, Reason.ValueNotUnderstood, Facts.Of(sign));
                problem.Picture.UnclearAsProblem(sign, side, problem.Source.Evidence(Facts.Of(sign), "unknown", side: side), Reason.ValueNotUnderstood);
            }
        }
        else if (problem.Sites.All(static row => Sides.IsSide(row.Meaning)))
        {
            problem.NotCount(Facts.NumbnessWithoutSite, problem.Date);
        }
    }

    /// <summary>The signs that an active problem is coded to rest on (D37), and those of the examinations and problems that stand within it.</summary>
    internal static void ReadEvidence(Problem problem)
    {
        if (!problem.IsActive)
        {
            // A problem within it is over when it says so itself.
            if (problem.Source.MayName("contained"u8))
            {
                ContainedFindings.ReadProblems(Holder(problem), problem.Picture);
            }

            return;
        }

        foreach (var (row, side) in Signs([.. Evidence(problem.Resource).SelectMany(code => problem.Codes.Find(code))], []))
        {
            problem.Picture.PresentAsProblem(row, side, problem.Evidence(Facts.Of(row.Sign), "present", side));
        }

        UnrecognizedReader.ReadEvidence(problem);
        if (problem.Source.MayName("contained"u8))
        {
            ContainedFindings.Read(Holder(problem), problem.Picture);
        }
    }

    private static Holder Holder(Problem problem) =>
        new(problem.Source, problem.Date, IsPreliminary: false, tie => tie with { Id = problem.Source.Id }) { Doubt = problem.Doubt, IsProblem = problem.IsActive };

    /// <summary>What may stand in the evidence of a problem, of our codes, however it was sent and whatever system it is coded in.</summary>
    internal static IEnumerable<KnownCode> InEvidence(Arrived arrived) =>
        arrived.MayName("evidence"u8) ? EvidenceIn(arrived.Json).SelectMany(static concept => concept.EachOf<Hl7.Fhir.Model.Coding>("coding")).SelectMany(arrived.Codes.InAnySystem) : [];

    /// <summary>Whether a sign may stand in its evidence or within it.</summary>
    internal static bool MayHold(Arrived arrived) => InEvidence(arrived).Any(static row => Has(row.Meaning)) || !StrayFindings.In(arrived).IsEmpty;

    private static IEnumerable<Hl7.Fhir.Model.CodeableConcept> Evidence(Hl7.Fhir.Model.Condition condition) =>
        condition.EachOf<Hl7.Fhir.Model.Condition.EvidenceComponent>("evidence").SelectMany(one => one.EachOf<Hl7.Fhir.Model.CodeableConcept>("code"));

    /// <summary>What is coded in evidence, however it was sent.</summary>
    internal static IEnumerable<Hl7.Fhir.Model.CodeableConcept> EvidenceIn(JsonElement condition) =>
        condition.Items("evidence"u8).Select(static one => JsonProbe.Concept(one.Member("code"u8)));

    private static ImmutableArray<(SignRow Row, Side Side)> Signs(ImmutableArray<KnownCode> known, ImmutableArray<KnownCode> site)
    {
        var told = ImmutableArray<KnownCode>.Empty;
        foreach (var row in known)
        {
            told = Has(row.Meaning) ? told.AddRange(AtSite(row, site)) : told;
        }

        var (named, signs) = (Sides.Named(site), ImmutableArray<(SignRow Row, Side Side)>.Empty);
        foreach (var row in SignTable.Of(told))
        {
            var sides = !SignTable.IsSided(row.Sign) ? [Side.NotStated]
                : row.BothSides ? Sides.Both
                : named.IsEmpty ? [Side.NotStated]
                : named;
            foreach (var side in sides)
            {
                signs = signs.Add((row, side));
            }
        }

        return signs;
    }

    // R20.0 and R20.2 name no part of the body: a limb makes them the sign of it (D37).
    private static ImmutableArray<KnownCode> AtSite(KnownCode row, ImmutableArray<KnownCode> site) => row.Meaning != Meaning.NumbnessOfUnstatedSite ? [row] :
    [
        .. site.Any(Sites.IsOfUpperLimb) ? [row with { Meaning = Meaning.UpperLimbNumbness }] : NoRow,
        .. site.Any(Sites.IsOfLowerLimb) ? [row with { Meaning = Meaning.LowerLimbNeuro }] : NoRow,
    ];
}
