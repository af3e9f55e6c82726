using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>One CDS Hooks service: what discovery says of it and what its context must hold.</summary>
internal sealed record HookService(string Id, string Hook, string Title, string Description)
{
    /// <summary>The services, one per hook (contract section 1).</summary>
    public static ImmutableArray<HookService> All { get; } =
    [
        new(
            "cervical-rehab-patient-view",
            "patient-view",
            "Cervical rehabilitation: pathway",
            "For adults with minor cervical OPLL and spasm: screens for red flags, names what the assessment lacks, and proposes the conservative program, its next step, or a referral to spine surgery."),
        new(
            "cervical-rehab-order-select",
            "order-select",
            "Cervical rehabilitation: while ordering",
            "The pathway of patient-view, counting the drafted orders as existing ones, and a warning when a selected order contradicts the protocol, such as cervical manipulation."),
        new(
            "cervical-rehab-order-sign",
            "order-sign",
            "Cervical rehabilitation: before signing",
            "The pathway of patient-view, counting the drafted orders as existing ones, and a warning when any order to be signed contradicts the protocol, such as cervical manipulation."),
    ];

    /// <summary>The published version of its hook (CDS Hooks 3.0, the hook library's tables).</summary>
    public const string HookVersion = "1.0";

    /// <summary>True when patients and their relatives may be the user of a call; what the service says is for clinicians.</summary>
    public bool HasPatientUsers => Hook is "patient-view";

    /// <summary>True when the context must hold <c>draftOrders</c>.</summary>
    public bool HasDraftOrders => Hook is "order-select" or "order-sign";

    /// <summary>True when the context must hold <c>selections</c>.</summary>
    public bool HasSelections => Hook is "order-select";
}
