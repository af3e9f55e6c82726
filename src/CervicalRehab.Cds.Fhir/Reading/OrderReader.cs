using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>ServiceRequests on file and drafted in the hook (contract section 3, D23, D24).</summary>
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

    internal static readonly Request OnFile = new(["ServiceRequest"], IsOurs);

    /// <summary>Without a code it may still be unreadable, and then it is listed.</summary>
    internal static bool IsOurs(Arrived arrived) => !arrived.HasCode || arrived.Known.Any(row => Kinds.ContainsKey(row.Meaning));

    internal static void ReadOnFile(Arrived arrived, PictureDraft picture)
    {
        if (arrived.Read(FhirJson.Default.ServiceRequest) is not { } order)
        {
            picture.Unused(arrived, Reason.Unreadable);
        }
        else if (order.Status is "draft" or "active" or "on-hold")
        {
            // A manipulation is looked for among drafts only: what was ordered before is not this call's question.
            Add(arrived, order, picture, (kind, record) => kind == OrderKind.Manipulation ? null : record);
        }
        else if (IsKnown(arrived) && Refusal(order.Status) is { } reason)
        {
            picture.Unused(arrived, reason);
        }
    }

    internal static void ReadDraft(Arrived arrived, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        if (arrived.Read(FhirJson.Default.ServiceRequest) is not { } order)
        {
            picture.Unused(arrived, Reason.Unreadable);
        }
        else if (order.Status is not ("revoked" or "completed" or "entered-in-error"))
        {
            var inQuestion = IsInQuestion(arrived, selected);
            Add(arrived, order, picture, (_, record) => record with { InDraft = true, InQuestion = inQuestion });
        }
    }

    private static void Add(Arrived arrived, ServiceRequest order, PictureDraft picture, Func<OrderKind, OrderRecord, OrderRecord?> finish)
    {
        foreach (var row in Known(arrived).DistinctBy(row => Kinds[row.Meaning]))
        {
            var evidence = arrived.Evidence(Facts.Order, row.Display, FhirDate.Parse(order.AuthoredOn), KnownStatus(order.Status));
            var record = new OrderRecord(Kinds[row.Meaning], evidence) { Priority = KnownPriority(order.Priority) };
            if (order.DoNotPerform is not true && finish(record.Kind, record) is { } finished)
            {
                picture.Orders.Add(finished);
            }
        }
    }

    private static IEnumerable<KnownCode> Known(Arrived arrived) => arrived.Known.Where(row => Kinds.ContainsKey(row.Meaning));

    private static bool IsKnown(Arrived arrived) => Known(arrived).Any();

    private static bool IsInQuestion(Arrived arrived, IReadOnlySet<string>? selected) =>
        selected is null || selected.Contains(arrived.Reference);

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
