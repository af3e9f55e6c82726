using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A RequestGroup among the drafts: what it contains and what its actions name (D41). Which of it will be done is not known, so it warns and suppresses nothing.</summary>
internal static class OrderGroupReader
{
    internal static bool IsOurs(Arrived arrived) => Orders(arrived, arrived.Read<RequestGroup>()).Any();

    internal static void ReadDraft(Arrived arrived, PictureDraft picture)
    {
        var received = arrived.Read<RequestGroup>();
        if (Statuses.IsNoDraft(received?.Resource.StatusElement.Letters()))
        {
            return;
        }

        if (received is null)
        {
            picture.Unused(arrived, Reason.Unreadable, Facts.Order);
        }

        var inQuestion = OrderReader.IsInQuestion(arrived);
        foreach (var (row, isForbidden) in Orders(arrived, received).Distinct())
        {
            var (kind, evidence) = (OrderReader.KindOf(row), arrived.Evidence(Facts.Order, row.Display, FhirDate.Parse(received?.Resource.AuthoredOnElement.Letters())));
            if (kind != OrderKind.Manipulation)
            {
                picture.NotEquivalent(kind, isForbidden ? NotEquivalent.Forbidden : NotEquivalent.PartOfGroup, evidence, inDraft: true);
            }
            else if (!isForbidden)
            {
                picture.Manipulation(evidence, null, inDraft: true, inQuestion);
            }
        }
    }

    // Of a group that cannot be read any code that names an order counts.
    private static IEnumerable<(KnownCode Row, bool IsForbidden)> Orders(Arrived arrived, Received<RequestGroup>? received) => received?.Resource is not { } group
        ? OrderReader.Named([.. JsonProbe.CodesIn(arrived.Json)], [], [], arrived.Codes).Select(row => (row, false))
        :
        [
            .. arrived.Contained("ServiceRequest").SelectMany(static order => OrderReader.Named(order).Select(row => (row, order.Json.Member("doNotPerform"u8) is { ValueKind: JsonValueKind.True }))),
            .. Actions(group).Select(action => action.EachOf<CodeableConcept>("code")).Prepend(group.Code is { } code ? [code] : [])
                .SelectMany(concepts => OrderReader.Named([], concepts, [], arrived.Codes)).Select(row => (row, false)),
        ];

    // A stack and no recursion: how deep a sender nests them is not ours to trust.
    private static IEnumerable<RequestGroup.ActionComponent> Actions(RequestGroup group)
    {
        var open = new Stack<RequestGroup.ActionComponent>(group.EachOf<RequestGroup.ActionComponent>("action"));
        while (open.TryPop(out var action))
        {
            yield return action;
            foreach (var inner in action.EachOf<RequestGroup.ActionComponent>("action"))
            {
                open.Push(inner);
            }
        }
    }
}
