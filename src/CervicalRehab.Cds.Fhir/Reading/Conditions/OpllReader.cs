using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whether a Condition is OPLL, and where (contract section 3, D1 to D3).</summary>
internal static class OpllReader
{
    // The answer "mild" of the severities of a problem in the International Patient Summary: it says no more than SNOMED CT's.
    private const string MildInLoinc = "LA6752-5";

    private static readonly FrozenDictionary<Meaning, OpllSite> SitesOfIcd = new Dictionary<Meaning, OpllSite>
    {
        [Meaning.OpllCervical] = OpllSite.Cervical,
        [Meaning.OpllCervicalUnspecific] = OpllSite.Cervical,
        [Meaning.OpllSiteUnspecified] = OpllSite.Unknown,
        [Meaning.OpllElsewhere] = OpllSite.Elsewhere,
    }.ToFrozenDictionary();

    /// <summary>The site a code tells; null when this is not OPLL. <c>Coded</c> is false when only words name it.</summary>
    internal static (OpllSite Site, bool Coded)? Site(Arrived arrived)
    {
        var known = arrived.Known;
        var named = known.Says(Meaning.Opll) || arrived.Code.Texts().Any(OpllWords.Name);
        var (stands, sites) = (false, ImmutableArray<OpllSite>.Empty);
        foreach (var row in known)
        {
            if (SitesOfIcd.TryGetValue(row.Meaning, out var site))
            {
                sites = sites.Contains(site) ? sites : sites.Add(site);
                stands |= row.Meaning switch
                {
                    Meaning.OpllElsewhere => named,
                    Meaning.OpllCervicalUnspecific => named || arrived.Context.Options.AcceptM488X2Alone,
                    _ => true,
                };
            }
        }

        return stands ? (Agreed(sites), true)
            : known.Says(Meaning.Opll) ? (OpllSite.Cervical, true)
            : named ? (OpllSite.Unknown, false)
            : null;
    }

    internal static void Read(Problem problem)
    {
        if (Site(problem.Source) is not var (site, coded))
        {
            return;
        }

        var (status, condition) = (problem.Status, problem.Resource);
        var here = site == OpllSite.Cervical && IsElsewhereOnBody(condition, problem.Codes) ? OpllSite.Unknown : site;
        var extent = Extent(condition.Severity, problem.Codes);
        var evidence = problem.Evidence(Facts.Opll, status.State != ProblemState.Active ? "resolved"
            : Words(extent) + (status.Unconfirmed || problem.Doubt is not null ? ", not confirmed" : string.Empty) + (coded ? string.Empty : ", not coded") + (here == OpllSite.Unknown ? ", site unknown" : string.Empty));
        if (problem.Proof is { } proof)
        {
            problem.Picture.Described(proof, new OpllRecord(here, extent, status.State, evidence) { Unconfirmed = status.Unconfirmed || !coded, Ended = problem.IsActive ? null : problem.Abated });
        }
        else
        {
            problem.Picture.OpllInDoubt(here, evidence, extent);
        }
    }

    // Cervical and another level on one Condition contradict each other; cervical beside "unspecified" does not.
    private static OpllSite Agreed(ImmutableArray<OpllSite> sites) => sites switch
    {
        [var only] => only,
        _ when !sites.Contains(OpllSite.Elsewhere) => OpllSite.Cervical,
        _ when !sites.Contains(OpllSite.Cervical) => OpllSite.Elsewhere,
        _ => OpllSite.Unknown,
    };

    // C5, C4/5 and the like.
    private static readonly Regex Level = new(@"\bc ?[1-8]\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    // A site, the codes and words for sides apart, that is not the neck; words count where no code stands beside them.
    internal static bool IsElsewhereOnBody(Condition condition, CodeLookup codes)
    {
        var isElsewhere = false;
        foreach (var site in condition.EachOf<CodeableConcept>("bodySite"))
        {
            var known = codes.Find(site);
            if (known.Says(Meaning.CervicalRegion))
            {
                return false;
            }

            var coded = site.Codings().Count(coding => coding.CodeElement.Letters() is not null);
            isElsewhere |= coded > known.Count(static row => Sides.IsSide(row.Meaning))
                || (coded == 0 && site.TextElement.Letters() is { } text && !string.IsNullOrWhiteSpace(text) && !IsSide(text) && !NamesTheNeck(text));
        }

        return isElsewhere;
    }

    private static bool NamesTheNeck(string text) => PurposeText.Of(text, toSurgeon: false) == Purpose.ThisProblem || Level.IsMatch(text);

    private static bool IsSide(string text) => text.Trim().ToLowerInvariant() is "left" or "right" or "bilateral" or "both" or "both sides" or "left side" or "right side";

    private static OpllExtent Extent(CodeableConcept? severity, CodeLookup codes)
    {
        if (severity is null)
        {
            return OpllExtent.NotStated;
        }

        var stated = codes.Find(severity);
        return (stated.Says(Meaning.Mild), stated.Says(Meaning.ModerateOrSevere), HasOtherSeverity(severity, codes)) switch
        {
            (true, false, false) => OpllExtent.Minor,
            (false, true, false) => OpllExtent.NotMinor,
            _ => OpllExtent.NotUnderstood,
        };
    }

    // A code of the site beside ours is its translation; one more of a published system, or of no system, may contradict it.
    private static bool HasOtherSeverity(CodeableConcept severity, CodeLookup codes) => severity.Codings().Any(coding =>
        (coding.SystemElement.Letters(), coding.CodeElement.Letters()) is var (system, code) && OtherCodings.MaySayMore(system, code)
        && codes.RowOf(coding) is not [{ Meaning: Meaning.Mild or Meaning.ModerateOrSevere }] && !(code is MildInLoinc && SystemSpellings.Known(system) is Systems.Loinc));

    private static string Words(OpllExtent extent) => extent switch
    {
        OpllExtent.Minor => "present, mild",
        OpllExtent.NotMinor => "present, moderate or severe",
        OpllExtent.NotUnderstood => "present, severity not understood",
        _ => "present",
    };
}
