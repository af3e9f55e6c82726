using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drafts in the hook context: orders, groups of orders and programs. A bad draft is listed and never fails the call (contract section 5).</summary>
internal static class DraftReader
{
    private static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["ServiceRequest"] = new((arrived, _, codes) => OrderReader.IsOurs(arrived, codes), OrderReader.ReadDraft),
        ["CarePlan"] = new((arrived, _, _) => CarePlanReader.IsOurs(arrived), (arrived, parser, codes, picture, _, _) => CarePlanReader.ReadDraft(arrived, parser, codes, picture)),
        ["RequestGroup"] = new(OrderGroupReader.IsOurs, (arrived, parser, codes, picture, _, selected) => OrderGroupReader.ReadDraft(arrived, parser, codes, picture, selected)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static Request Drafts(ResourceParser parser, CodeLookup codes) => new(["ServiceRequest", "CarePlan", "RequestGroup"], arrived => Kinds[arrived.Type].IsOurs(arrived, parser, codes))
    {
        AreDrafts = true,
    };

    internal static void Read(Arrived arrived, ResourceParser parser, CodeLookup codes, PictureDraft picture, StatedProblems problems, IReadOnlySet<string>? selected) =>
        Kinds[arrived.Type].Read(arrived, parser, codes, picture, problems, selected);

    private sealed record Kind(Func<Arrived, ResourceParser, CodeLookup, bool> IsOurs, Action<Arrived, ResourceParser, CodeLookup, PictureDraft, StatedProblems, IReadOnlySet<string>?> Read);
}
