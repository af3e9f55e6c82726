using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using CarePlan = Hl7.Fhir.Model.CarePlan;

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

/// <summary>The picture, empty with a fault, and the program CarePlans that may be sent back, by <see cref="Evidence.Reference"/>.</summary>
public sealed record PictureReading(PatientPicture Picture, ImmutableDictionary<string, CarePlan> Plans, PatientFault Fault);

/// <summary>R4 resources to the patient's picture. Pure; never throws on data.</summary>
public static class PictureReader
{
    /// <summary>Reads everything that was gathered (contract section 3).</summary>
    public static PictureReading Read(GatheredRecord record, ReaderOptions? options = null)
    {
        var parser = new ResourceParser();
        var (patient, fault) = PatientReader.Read(record.Patient.Bytes.Span, parser, record.PatientId);
        if (patient is null)
        {
            return new(new PatientPicture(), ImmutableDictionary<string, CarePlan>.Empty, fault);
        }

        var picture = new PictureDraft();
        var subjects = new SubjectCheck(record.PatientId, record.FhirServer, record.PatientUrl, PatientReader.LinkedIds(patient).ToFrozenSet(StringComparer.Ordinal));
        var loads = ReadParts(record, new(record, parser, subjects, options ?? new ReaderOptions()), picture);
        if (!PatientReader.IsUnderstood(patient))
        {
            picture.Unused("Patient", Reason.NotUnderstood);
        }

        return new(picture.Finish(patient, loads), picture.Updatable(), fault);
    }

    private static Loads ReadParts(GatheredRecord record, ReadingContext context, PictureDraft picture)
    {
        var intake = new Intake(context, picture);
        var loads = new Loads
        {
            Conditions = Read(record.Conditions, ConditionReader.OnFile),
            Observations = Read(record.Observations, ObservationReader.OnFile),
            Reports = Read(record.Reports, ReportReader.OnFile),
            Procedures = Read(record.Procedures, ProcedureReader.OnFile),
            CarePlans = Read(record.CarePlans, CarePlanReader.OnFile),
            Orders = Read(record.Orders, OrderReader.OnFile),
            Medications = Read(record.Medications, MedicationReader.OnFile),
        };
        loads = loads with { Reports = Read(new(loads.Reports, [.. intake.Studies]), ImagingStudyReader.OnFile) };
        intake.Read(record.Others.RemoveAll(static sent => !Within.MayHold(sent)), Within.OfOthers);
        intake.Read(record.DraftOrders, DraftReader.Drafts);
        intake.Read(DraftReader.OfOtherTypes(record.DraftOrders), Within.OfOtherDrafts);
        return loads with { Orders = Less(loads.Orders, context.Parser.TakeExhausted()), Medications = Less(loads.Medications, intake.Settle()) };

        // A part of which some could not be read, for their number, is not whole; nor is one in which something does not say what it is.
        LoadState Read(GatheredPart part, Request request)
        {
            intake.Read(part.Resources, request);
            return Less(part.State, context.Parser.TakeExhausted() | intake.TakeInPart());
        }
    }

    // Nor are the medications where a drug is among what is not shown to be this patient's.
    private static LoadState Less(LoadState state, bool isInDoubt) => isInDoubt && state == LoadState.Complete ? LoadState.Incomplete : state;
}
