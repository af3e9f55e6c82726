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

/// <summary>
/// What reading gives: the picture, and the programme CarePlans as received, by <see cref="Evidence.Reference"/>, for an update
/// of the one the protocol picks. With a fault the picture is empty.
/// </summary>
public sealed record PictureReading(PatientPicture Picture, ImmutableDictionary<string, JsonElement> Plans, PatientFault Fault);

/// <summary>R4 resources to the patient's picture. Pure; never throws on data.</summary>
public static class PictureReader
{
    /// <summary>Reads everything that was gathered (contract section 3).</summary>
    public static PictureReading Read(GatheredRecord record, ReaderOptions? options = null)
    {
        var (patient, fault) = PatientReader.Read(record.Patient, record.PatientId);
        if (patient is null)
        {
            return new(new PatientPicture(), ImmutableDictionary<string, JsonElement>.Empty, fault);
        }

        var picture = new PictureDraft();
        var plans = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        ReadParts(record, options ?? new ReaderOptions(), picture, plans);
        var isUnderstood = PatientReader.IsUnderstood(record.Patient, patient);
        if (!isUnderstood)
        {
            picture.Unused("Patient", Reason.NotUnderstood);
        }

        return new(picture.Finish(patient, isUnderstood, LoadsOf(record)), plans.ToImmutable(), fault);
    }

    private static void ReadParts(GatheredRecord record, ReaderOptions options, PictureDraft picture, ImmutableDictionary<string, JsonElement>.Builder plans)
    {
        var codes = new CodeLookup(options.SiteCode);
        var intake = new Intake(new SubjectCheck(record.PatientId, record.FhirServer, record.PatientUrl), codes, picture);
        foreach (var condition in intake.Admit(record.Conditions.Resources, ConditionReader.Conditions(options, picture)))
        {
            ConditionReader.Read(condition, codes, picture, options);
        }

        foreach (var observation in intake.Admit(record.Observations.Resources, ObservationReader.Observations))
        {
            ObservationReader.Read(observation, codes, picture);
        }

        foreach (var report in intake.Admit([.. record.Reports.Resources, .. intake.OfImaging], MriReader.Reports))
        {
            ReportReader.Read(report, codes, picture);
        }

        foreach (var procedure in intake.Admit(record.Procedures.Resources, ProcedureReader.Procedures))
        {
            ProcedureReader.Read(procedure, picture);
        }

        foreach (var plan in intake.Admit(record.CarePlans.Resources, CarePlanReader.OnFile))
        {
            CarePlanReader.ReadOnFile(plan, codes, picture, plans);
        }

        foreach (var order in intake.Admit(record.Orders.Resources, OrderReader.OnFile))
        {
            OrderReader.ReadOnFile(order, picture);
        }

        foreach (var use in intake.Admit(record.Medications.Resources, MedicationReader.Uses(record.Medications.Resources)))
        {
            MedicationReader.Read(use, picture);
        }

        foreach (var study in intake.Admit([.. intake.OfImaging], ImagingStudyReader.Studies(codes)))
        {
            ImagingStudyReader.Read(study, picture);
        }

        var selected = default(HashSet<string>);
        foreach (var draft in intake.Admit(record.DraftOrders, DraftReader.Drafts))
        {
            DraftReader.Read(draft, codes, picture, selected ??= record.Selections?.Select(selection => selection.Trim()).ToHashSet(StringComparer.Ordinal));
        }
    }

    private static Loads LoadsOf(GatheredRecord record) => new()
    {
        Observations = record.Observations.State,
        Conditions = record.Conditions.State,
        Reports = record.Reports.State,
        Procedures = record.Procedures.State,
        CarePlans = record.CarePlans.State,
        Orders = record.Orders.State,
        Medications = record.Medications.State,
    };
}
