using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drafts in the hook context: orders, groups of orders and programs. A bad draft is listed and never fails the call (contract section 5).</summary>
internal static class DraftReader
{
    private static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["ServiceRequest"] = new(OrderReader.IsOurs, OrderReader.ReadDraft),
        ["CarePlan"] = new(CarePlanReader.IsInstance, CarePlanReader.ReadDraft),
        ["RequestGroup"] = new(OrderGroupReader.IsOurs, OrderGroupReader.ReadDraft),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static readonly Request Drafts = new(
        ["ServiceRequest", "CarePlan", "RequestGroup"], static arrived => Kinds[arrived.Type].IsOurs(arrived), static (arrived, picture) => Kinds[arrived.Type].Read(arrived, picture))
    {
        AreDrafts = true,
    };

    /// <summary>The drafts that none of these readers asks for: a drug, a device.</summary>
    internal static ImmutableArray<SentResource> OfOtherTypes(ImmutableArray<SentResource> drafts) => drafts.RemoveAll(static draft => draft.Type is not { } type || Kinds.ContainsKey(type));

    private sealed record Kind(Func<Arrived, bool> IsOurs, Action<Arrived, PictureDraft> Read);
}
