using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>ServiceRequests on file and drafted in the hook (contract section 3, D23, D24). <c>orderDetail</c> is read as the code is (D41).</summary>
internal static class OrderReader
{
    private static readonly FrozenDictionary<Meaning, OrderKind> Kinds = new Dictionary<Meaning, OrderKind>
    {
        [Meaning.PhysicalTherapy] = OrderKind.PhysicalTherapy,
        [Meaning.PhysicalTherapyReferral] = OrderKind.PhysicalTherapy,
        [Meaning.SpineSurgery] = OrderKind.SpineSurgery,
        [Meaning.Assessment] = OrderKind.Assessment,
        [Meaning.Manipulation] = OrderKind.Manipulation,
    }.ToFrozenDictionary();

    internal static Request OnFile(CodeLookup codes) => new(["ServiceRequest"], arrived => IsOurs(arrived, codes));

    /// <summary>Without a code it may still be unreadable, and then it is listed.</summary>
    internal static bool IsOurs(Arrived arrived, CodeLookup codes) => !arrived.HasCode || Named(arrived.Json, arrived.Known, codes).Any();

    internal static void ReadOnFile(Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        if (arrived.Read(FhirJson.Default.ServiceRequest) is not { } order)
        {
            picture.Unused(arrived, Reason.Unreadable);
        }
        else if (order.Status is "draft" or "active" or "on-hold")
        {
            // A manipulation is looked for among drafts only: what was ordered before is not this call's question.
            Add(arrived, order, codes, picture, draft: null);
        }
        else if (Named(arrived.Json, arrived.Known, codes).Any() && Refusal(order.Status) is { } reason)
        {
            picture.Unused(arrived, reason);
        }
    }

    internal static void ReadDraft(Arrived arrived, CodeLookup codes, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        if (arrived.Read(FhirJson.Default.ServiceRequest) is not { } order)
        {
            picture.Unused(arrived, Reason.Unreadable);
        }
        else if (order.Status is not ("revoked" or "completed" or "entered-in-error"))
        {
            Add(arrived, order, codes, picture, draft: IsInQuestion(arrived, selected));
        }
    }

    /// <summary>The rows of an order that name what is ordered, one per kind. A manipulation given as the reason is one, too.</summary>
    internal static IEnumerable<KnownCode> Named(JsonElement order, ImmutableArray<KnownCode> code, CodeLookup codes) => code
        .Concat(OrderPurpose.Concepts(order, "orderDetail"u8).SelectMany(concept => codes.Find(concept)))
        .Where(row => Kinds.ContainsKey(row.Meaning))
        .Concat(OrderPurpose.Concepts(order, "reasonCode"u8).SelectMany(concept => codes.Find(concept)).Where(row => row.Meaning == Meaning.Manipulation))
        .DistinctBy(row => Kinds[row.Meaning]);

    internal static OrderKind KindOf(KnownCode row) => Kinds[row.Meaning];

    internal static bool IsInQuestion(Arrived arrived, IReadOnlySet<string>? selected) =>
        selected is null || selected.Contains(arrived.Reference);

    // A draft is in question or not; an order on file is no draft.
    private static void Add(Arrived arrived, ServiceRequest order, CodeLookup codes, PictureDraft picture, bool? draft)
    {
        var isUnderstood = OrderElements.AreUnderstood(arrived.Json);
        foreach (var row in Named(arrived.Json, arrived.Known, codes))
        {
            var (kind, evidence) = (KindOf(row), arrived.Evidence(Facts.Order, row.Display, FhirDate.Parse(order.AuthoredOn), KnownStatus(order.Status)));
            if (kind == OrderKind.Manipulation)
            {
                // A warning needs no certainty.
                if (draft is { } inQuestion && order.DoNotPerform is not true)
                {
                    picture.Orders.Add(new OrderRecord(kind, evidence) { Priority = KnownPriority(order.Priority), InDraft = true, InQuestion = inQuestion });
                }
            }
            else if (WhyNot(arrived, order, kind, isUnderstood, codes, picture) is { } why)
            {
                picture.OtherOrders.Add(new OtherOrder(kind, why, evidence) { InDraft = draft is not null });
                if (why == NotEquivalent.NotUnderstood)
                {
                    picture.Unused(arrived, Reason.NotUnderstood, Facts.Order);
                }
            }
            else
            {
                picture.Orders.Add(new OrderRecord(kind, evidence) { Priority = KnownPriority(order.Priority), InDraft = draft is not null, InQuestion = draft is true });
            }
        }
    }

    private static NotEquivalent? WhyNot(Arrived arrived, ServiceRequest order, OrderKind kind, bool isUnderstood, CodeLookup codes, PictureDraft picture) =>
        order.DoNotPerform is true ? NotEquivalent.Forbidden
        : !isUnderstood ? NotEquivalent.NotUnderstood
        : order.Intent is "option" ? NotEquivalent.OptionOnly
        : !OrderPurpose.IsForThisProblem(arrived, kind, codes, picture) ? NotEquivalent.PurposeUnclear
        : null;

    private static Reason? Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        "revoked" or "completed" => null,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };

    private static string? KnownStatus(string? status) => status is "draft" or "active" or "on-hold" or "unknown" ? status : null;

    private static string? KnownPriority(string? priority) => priority is "routine" or "urgent" or "asap" or "stat" ? priority : null;
}
