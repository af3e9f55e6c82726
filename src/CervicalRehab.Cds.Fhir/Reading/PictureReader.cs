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

/// <summary>
/// What reading gives: the picture, and the program CarePlans that are understood and whole, as received, by <see cref="Evidence.Reference"/>, for an update
/// of the one the protocol picks. With a fault the picture is empty.
/// </summary>
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
        var loads = ReadParts(record, subjects, parser, options ?? new ReaderOptions(), picture);
        if (!PatientReader.IsUnderstood(patient))
        {
            picture.Unused("Patient", Reason.NotUnderstood);
        }

        return new(picture.Finish(patient, loads), picture.Updatable(), fault);
    }

    private static Loads ReadParts(GatheredRecord record, SubjectCheck subjects, ResourceParser parser, ReaderOptions options, PictureDraft picture)
    {
        var codes = new CodeLookup(options.SiteCode);
        var intake = new Intake(subjects, codes, parser, picture);
        var problems = new StatedProblems(record.Conditions);
        var forms = AnsweredForms.Among(record.Observations.Resources);
        var loads = new Loads
        {
            Conditions = Read(record.Conditions, ConditionReader.Conditions(options), (condition, into) => ConditionReader.Read(condition, parser, codes, into, options)),
            Observations = Read(record.Observations, ObservationReader.Observations(codes), (observation, into) => ObservationReader.Read(observation, parser, codes, subjects, into, forms)),
            Reports = Read(record.Reports, MriReader.Reports(codes), (report, into) => ReportReader.Read(report, parser, codes, subjects, into)),
            Procedures = Read(record.Procedures, ProcedureReader.Procedures, (procedure, into) => ProcedureReader.Read(procedure, parser, codes, into, problems)),
            CarePlans = Read(record.CarePlans, CarePlanReader.OnFile, (plan, into) => CarePlanReader.ReadOnFile(plan, parser, codes, into)),
            Orders = Read(record.Orders, OrderReader.OnFile(codes), (order, into) => OrderReader.ReadOnFile(order, parser, codes, into, problems)),
            Medications = Read(record.Medications, MedicationReader.Uses(record.Medications.Resources, parser, codes), (use, into) => MedicationReader.Read(use, parser, into)),
        };
        loads = loads with { Reports = Read(new(loads.Reports, [.. intake.Studies]), ImagingStudyReader.Studies(parser, codes), (study, into) => ImagingStudyReader.Read(study, parser, into)) };
        var selected = DraftSelection.Of(record.Selections, record.DraftOrders);
        intake.Read(record.DraftOrders, DraftReader.Drafts(parser, codes), (draft, into) => DraftReader.Read(draft, parser, codes, into, problems, selected));
        return loads with { Orders = Less(loads.Orders, parser.TakeExhausted()), Medications = Less(loads.Medications, intake.Settle()) };

        // A part of which some could not be read, for their number, is not whole; nor is one in which something does not say what it is.
        LoadState Read(GatheredPart part, Request request, Action<Arrived, PictureDraft> read)
        {
            intake.Read(part.Resources, request, read);
            return Less(part.State, parser.TakeExhausted() | intake.TakeInPart());
        }
    }

    // Nor are the medications where a drug is among what is not shown to be this patient's.
    private static LoadState Less(LoadState state, bool isInDoubt) => isInDoubt && state == LoadState.Complete ? LoadState.Incomplete : state;
}
