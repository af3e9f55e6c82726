using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir;

/// <summary>One part of the patient's record as it was gathered: how completely, and which resources arrived.</summary>
public sealed record GatheredPart(LoadState State, ImmutableArray<SentResource> Resources)
{
    /// <summary>The Bundles that they came in, which hold what was passed over as well.</summary>
    public ImmutableArray<SentBundle> Bundles { get; init; } = [];

    /// <summary>Asked for and nothing found.</summary>
    public static GatheredPart Nothing { get; } = new(LoadState.Complete, []);

    /// <summary>Not supplied.</summary>
    public static GatheredPart NotSupplied { get; } = new(LoadState.NotSupplied, []);
}

/// <summary>Everything a hook call brought or fetched about one patient, each resource still as it was sent.</summary>
public sealed record GatheredRecord
{
    /// <summary>Bare id of the patient in context.</summary>
    public required string PatientId { get; init; }

    /// <summary>FHIR base of the calling EHR, when named; absolute references must start with it.</summary>
    public string? FhirServer { get; init; }

    /// <summary><c>fullUrl</c>, a URN, of the Patient in the Bundle that brought the whole record, when it came so: its resources may name the patient by it.</summary>
    public string? PatientUrl { get; init; }

    /// <summary>The Patient resource.</summary>
    public required SentResource Patient { get; init; }

    /// <summary>Conditions.</summary>
    public GatheredPart Conditions { get; init; } = GatheredPart.Nothing;

    /// <summary>Observations.</summary>
    public GatheredPart Observations { get; init; } = GatheredPart.Nothing;

    /// <summary>DiagnosticReports.</summary>
    public GatheredPart Reports { get; init; } = GatheredPart.NotSupplied;

    /// <summary>Procedures.</summary>
    public GatheredPart Procedures { get; init; } = GatheredPart.NotSupplied;

    /// <summary>CarePlans.</summary>
    public GatheredPart CarePlans { get; init; } = GatheredPart.NotSupplied;

    /// <summary>ServiceRequests on file.</summary>
    public GatheredPart Orders { get; init; } = GatheredPart.NotSupplied;

    /// <summary>MedicationRequests and MedicationStatements.</summary>
    public GatheredPart Medications { get; init; } = GatheredPart.NotSupplied;

    /// <summary>Resources of types that no part above is of, such as Encounters that a server sent along; what they hold is read, and nothing else of them.</summary>
    public ImmutableArray<SentResource> Others { get; init; } = [];

    /// <summary>Resources of <c>context.draftOrders</c>.</summary>
    public ImmutableArray<SentResource> DraftOrders { get; init; } = [];

    /// <summary><c>context.selections</c> of order-select; null for order-sign, where all drafts are in question.</summary>
    public ImmutableHashSet<string>? Selections { get; init; }
}
