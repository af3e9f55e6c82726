using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Prior cervical fusion and physical-therapy sessions (D16, D21).</summary>
internal static class ProcedureReader
{
    internal static readonly Request Procedures =
        new(["Procedure"], arrived => arrived.Known.Says(Meaning.Fusion) || arrived.Known.Says(Meaning.PhysicalTherapy));

    internal static void Read(Arrived arrived, PictureDraft picture)
    {
        var fact = arrived.Known.Says(Meaning.Fusion) ? Facts.Fusion : Facts.TherapySession;
        if (arrived.Read(FhirJson.Default.Procedure) is not { } procedure)
        {
            picture.Unused(arrived, Reason.Unreadable, fact);
        }
        else if (Modifiers.AreIn(arrived.Json) || MetaLabels.SayIncomplete(arrived.Json))
        {
            // It may have been withdrawn or not done, and a fusion that may be there is asked about.
            picture.Unused(arrived, Reason.NotUnderstood, fact);
            if (fact == Facts.Fusion)
            {
                picture.Fusions.Add(arrived.Evidence(fact, "unknown", Date(procedure)));
            }
        }
        else if (procedure.Status is "completed")
        {
            Add(arrived, procedure, fact, picture);
        }
        else if (Refusal(procedure.Status) is { } reason)
        {
            picture.Unused(arrived, reason, fact);
        }
    }

    private static void Add(Arrived arrived, Procedure procedure, string fact, PictureDraft picture)
    {
        var date = Date(procedure);
        var evidence = arrived.Evidence(fact, "completed", date, procedure.Status);
        if (string.Equals(fact, Facts.Fusion, StringComparison.Ordinal))
        {
            picture.Fusions.Add(evidence);
        }
        else if (date is not null)
        {
            picture.TherapySessions.Add(evidence);
        }
    }

    private static RecordedDate? Date(Procedure procedure) => FhirDate.Parse(procedure.PerformedDateTime) ?? FhirDate.Parse(procedure.PerformedPeriod?.Start);

    // Planned, running or not done is no past procedure, and nothing to report.
    private static Reason? Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        "preparation" or "in-progress" or "not-done" or "on-hold" or "stopped" => null,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
