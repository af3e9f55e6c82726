using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>A hook call whose envelope can be answered.</summary>
internal sealed record HookRequest
{
    public required Guid HookInstance { get; init; }

    /// <summary>Bare id of the patient in context.</summary>
    public required string PatientId { get; init; }

    /// <summary>As received, normally <c>Practitioner/x</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>True when a patient or a relative is looking: nothing here is written for them.</summary>
    public bool IsForPatient => UserId.Split('/') is [.., "Patient" or "RelatedPerson", _];

    /// <summary>Bare id of the encounter in context.</summary>
    public string? EncounterId { get; init; }

    /// <summary>FHIR base of the calling EHR, when named.</summary>
    public string? FhirServer { get; init; }

    /// <summary>Access to that server; null when the call brought none, or when its envelope has <see cref="Faults"/>.</summary>
    public FhirAuthorization? Authorization { get; init; }

    /// <summary>What is wrong with <c>fhirAuthorization</c> or an optional field: the server is not asked then, and the call is refused only if it would have to be.</summary>
    public ImmutableArray<Problem> Faults { get; init; } = [];

    /// <summary>The value of a prefetch key, null when it is absent; null when the call brought no prefetch.</summary>
    public Func<string, SentResource?>? Prefetched { get; init; }

    /// <summary>Resources of <c>context.draftOrders</c>, however incomplete.</summary>
    public ImmutableArray<SentResource> DraftOrders { get; init; } = [];

    /// <summary><c>context.selections</c>; null for hooks without them.</summary>
    public ImmutableHashSet<string>? Selections { get; init; }

    /// <summary>The UUID of something this call answers with.</summary>
    public string IdFor(string name) => NameUuid.Of(HookInstance, $"{PatientId}/{name}").ToString();
}
