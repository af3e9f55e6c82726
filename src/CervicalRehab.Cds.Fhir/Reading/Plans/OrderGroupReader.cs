using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// A RequestGroup among the drafts: the orders it contains and the codes of its actions (D41). Which of them will be done is not known, so it
/// warns of a manipulation and suppresses nothing.
/// </summary>
internal static class OrderGroupReader
{
    internal static bool IsOurs(Arrived arrived, CodeLookup codes) => Orders(arrived, codes).Any();

    internal static void ReadDraft(Arrived arrived, CodeLookup codes, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        if (arrived.Json.Text("status"u8) is "revoked" or "completed" or "entered-in-error")
        {
            return;
        }

        var inQuestion = OrderReader.IsInQuestion(arrived, selected);
        foreach (var (row, isForbidden) in Orders(arrived, codes).Distinct())
        {
            var (kind, evidence) = (OrderReader.KindOf(row), arrived.Evidence(Facts.Order, row.Display, FhirDate.Parse(arrived.Json.Text("authoredOn"u8))));
            if (kind != OrderKind.Manipulation)
            {
                picture.OtherOrders.Add(new OtherOrder(kind, isForbidden ? NotEquivalent.Forbidden : NotEquivalent.PartOfGroup, evidence) { InDraft = true });
            }
            else if (!isForbidden)
            {
                picture.Orders.Add(new OrderRecord(kind, evidence) { InDraft = true, InQuestion = inQuestion });
            }
        }
    }

    private static IEnumerable<(KnownCode Row, bool IsForbidden)> Orders(Arrived arrived, CodeLookup codes) =>
    [
        .. Items(arrived.Json, "contained"u8).Where(resource => resource.Text("resourceType"u8) is "ServiceRequest")
            .SelectMany(order => OrderReader.Named(order, codes.Find(JsonProbe.Concept(order.Member("code"u8))), codes).Select(row => (row, order.Member("doNotPerform"u8) is { ValueKind: JsonValueKind.True }))),
        .. Actions(arrived.Json).Prepend(arrived.Json).SelectMany(action => OrderPurpose.Concepts(action, "code"u8)).SelectMany(concept => codes.Find(concept)).SelectMany(row => OrderReader.Named(default, [row], codes)).Select(row => (row, false)),
    ];

    // A stack and no recursion: how deep a sender nests them is not ours to trust.
    private static IEnumerable<JsonElement> Actions(JsonElement group)
    {
        var open = new Stack<JsonElement>(Items(group, "action"u8));
        while (open.TryPop(out var action))
        {
            yield return action;
            foreach (var inner in Items(action, "action"u8))
            {
                open.Push(inner);
            }
        }
    }

    private static ImmutableArray<JsonElement> Items(JsonElement element, ReadOnlySpan<byte> name) => element.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
