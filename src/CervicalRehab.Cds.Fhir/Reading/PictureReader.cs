using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Why a Patient resource cannot be evaluated (contract section 5: 422).</summary>
public enum PatientFault
{
    /// <summary>None.</summary>
    None,

    /// <summary>It cannot be read as an R4 Patient.</summary>
    Unreadable,

    /// <summary>Its id is not the patient in context.</summary>
    NotThePatientInContext,
}

/// <summary>What reading gives: the picture, and each CarePlan as received, keyed <c>CarePlan/{id}</c>, for an update.</summary>
public sealed record PictureReading(PatientPicture Picture, ImmutableDictionary<string, JsonElement> Plans, PatientFault Fault);

/// <summary>R4 resources to the patient's picture. Pure; never throws on data.</summary>
public static class PictureReader
{
    /// <summary>Reads everything that was gathered.</summary>
    public static PictureReading Read(GatheredRecord record) =>
        new(new PatientPicture { NotUsed = [], OtherPatientsResources = record.DraftOrders.Length }, ImmutableDictionary<string, JsonElement>.Empty, PatientFault.None);
}
