using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>ServiceRequests on file and drafted in the hook (contract section 3, D23, D24). <c>orderDetail</c> is read as the code is (D41).</summary>
internal static class OrderReader
{
    private static readonly FrozenDictionary<Meaning, OrderKind> Kinds = new Dictionary<Meaning, OrderKind>(Meanings.Named<OrderKind>())
    {
        [Meaning.PhysicalTherapyReferral] = OrderKind.PhysicalTherapy,
    }.ToFrozenDictionary();

    // What each of our orders is filed under; the first that an order has tells what it is (contract section 4).
    private static readonly ImmutableArray<(string Category, KnownCode Row)> Filed =
    [
        ("3457005", Codes.All.First(static row => row.Meaning == Meaning.SpineSurgery && row.System == Systems.Activity)),
        ("91251008", Codes.All.First(static row => row.Meaning == Meaning.PhysicalTherapyReferral)),
        ("386053000", Codes.All.First(static row => row.Meaning == Meaning.Assessment)),
    ];

    // Filed as therapy is; its text tells it.
    private static readonly KnownCode s_mobilization = Codes.All.First(static row => row.Meaning == Meaning.Mobilization);

    internal static readonly Request OnFile = new(["ServiceRequest"], IsOurs, ReadOnFile);

    /// <summary>Without a code it may still be unreadable, and then it is listed.</summary>
    internal static bool IsOurs(Arrived arrived) =>
        !arrived.HasCode || Named(arrived).Any() || CarePlanReader.IsInstance(arrived);

    private static void ReadOnFile(Arrived arrived, PictureDraft picture)
    {
        var received = arrived.Read<ServiceRequest>();
        var status = received?.Resource.StatusElement.Letters();
        if (received is null)
        {
            picture.Unused(arrived, Reason.Unreadable);
        }
        else if (status is "draft" or "active" or "on-hold")
        {
            Add(arrived, received, picture, draft: null);
        }
        else if (Named(received.Resource, arrived.Codes).Any() && Refusal(status) is { } reason)
        {
            // What is withdrawn suppresses nothing, understood or not; what may stand, and forbids, is named.
            picture.Unused(arrived, reason);
            if (reason is Reason.StatusUnknown or Reason.NoStatus && IsForbidden(received.Resource))
            {
                Add(arrived, received, picture, draft: null);
            }
        }
    }

    internal static void ReadDraft(Arrived arrived, PictureDraft picture)
    {
        if (arrived.Read<ServiceRequest>() is not { } received)
        {
            picture.Unused(arrived, Reason.Unreadable);
            foreach (var row in Named(arrived).Where(row => row.Meaning == Meaning.Manipulation))
            {
                // A warning needs no certainty.
                picture.Manipulation(arrived.Evidence(Facts.Order, row.Display), null, inDraft: true, IsInQuestion(arrived));
            }
        }
        else if (!Statuses.IsNoDraft(received.Resource.StatusElement.Letters()))
        {
            Add(arrived, received, picture, draft: IsInQuestion(arrived));
        }
    }

    /// <summary>The rows of an order that name what is ordered, one per kind. A manipulation given as the reason is one, too.</summary>
    internal static IEnumerable<KnownCode> Named(ImmutableArray<KnownCode> rows, IEnumerable<CodeableConcept> concepts, IEnumerable<CodeableConcept> reasons, CodeLookup codes) => rows
        .Concat(concepts.SelectMany(concept => Found(concept, codes)))
        .Where(row => Kinds.ContainsKey(row.Meaning))
        .Concat(reasons.SelectMany(concept => Found(concept, codes)).Where(row => row.Meaning == Meaning.Manipulation))
        .DistinctBy(row => Kinds[row.Meaning]);

    // A warning needs no certainty: a manipulation whose code system nobody knows is one (D23, D33).
    private static IEnumerable<KnownCode> Found(CodeableConcept concept, CodeLookup codes) =>
        codes.Find(concept).Concat(concept.Codings().SelectMany(codes.InAnySystem).Where(static row => row.Meaning == Meaning.Manipulation));

    internal static IEnumerable<KnownCode> Named(ServiceRequest order, CodeLookup codes) =>
        Named([], order.EachOf<CodeableConcept>("orderDetail").Prepend(order.Code ?? new CodeableConcept()), order.EachOf<CodeableConcept>("reasonCode"), codes);

    /// <summary>The same before it is read, whatever it holds.</summary>
    internal static IEnumerable<KnownCode> Named(Arrived arrived) => Named(arrived.Known, arrived.Json.Concepts("orderDetail"u8).Prepend(arrived.Code), arrived.Json.Concepts("reasonCode"u8), arrived.Codes);

    internal static OrderKind KindOf(KnownCode row) => Kinds[row.Meaning];

    internal static bool IsInQuestion(Arrived arrived) => arrived.Context.Selected is not { } selected || selected.Contains(arrived.Reference);

    /// <summary>It says that something is not to be done.</summary>
    internal static bool IsForbidden(ServiceRequest order) => order.DoNotPerformElement is { JsonValue: true };

    // A draft is in question or not; an order on file is no draft.
    private static void Add(Arrived arrived, Received<ServiceRequest> received, PictureDraft picture, bool? draft)
    {
        var order = received.Resource;
        var priority = KnownPriority(order.PriorityElement.Letters());
        foreach (var row in OfOurs(arrived) is { } ours ? [ours] : Named(order, arrived.Codes))
        {
            var (kind, evidence) = (KindOf(row), arrived.Evidence(Facts.Order, row.Display, FhirDate.Parse(order.AuthoredOnElement.Letters()), KnownStatus(order.StatusElement.Letters())));
            if (kind == OrderKind.Manipulation)
            {
                // A warning needs no certainty.
                if (!IsForbidden(order))
                {
                    picture.Manipulation(evidence, priority, inDraft: draft is not null, inQuestion: draft is true);
                }
            }
            else if (WhyNot(arrived, received, kind, picture) is var why && why is null && received is Understood<ServiceRequest> understood)
            {
                picture.Suppresses(understood, new OrderRecord(kind, evidence) { Priority = priority, InDraft = draft is not null, InQuestion = draft is true });
            }
            else
            {
                picture.NotEquivalent(kind, why ?? NotEquivalent.NotUnderstood, evidence, draft is not null);
                if (why == NotEquivalent.NotUnderstood)
                {
                    picture.Unused(arrived, Reason.NotUnderstood, Facts.Order);
                }
            }
        }
    }

    // An order of ours keeps its kind where a site's catalog replaced its code, or kept the general one only (D24).
    private static KnownCode? OfOurs(Arrived arrived) =>
        arrived.Known.Any(static row => row is not { Meaning: Meaning.Assessment, System: Systems.Snomed }) || !CarePlanReader.IsInstance(arrived) ? null
            : arrived.Code.TextElement.Letters() == Regimen.ManualMobilization.Title ? s_mobilization
            : Filed.FirstOrDefault(filed => arrived.Json.Concepts("category"u8).SelectMany(static category => category.Coding).Any(coding => coding.Code == filed.Category && SystemSpellings.Known(coding.System) == Systems.Snomed)).Row;

    private static NotEquivalent? WhyNot(Arrived arrived, Received<ServiceRequest> received, OrderKind kind, PictureDraft picture) =>
        IsForbidden(received.Resource) ? NotEquivalent.Forbidden
        : received is not Understood<ServiceRequest> ? NotEquivalent.NotUnderstood
        : received.Resource.IntentElement.Letters() is "option" ? NotEquivalent.OptionOnly
        : !OrderPurpose.IsForThisProblem(arrived, received.Resource, kind, picture) ? NotEquivalent.PurposeUnclear
        : null;

    private static Reason? Refusal(string? status) => status is "revoked" or "completed" ? null : Statuses.Refusal(status);

    private static string? KnownStatus(string? status) => status is "draft" or "active" or "on-hold" or "unknown" ? status : null;

    private static string? KnownPriority(string? priority) => priority is "routine" or "urgent" or "asap" or "stat" ? priority : null;
}
