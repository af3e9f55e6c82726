using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Prior cervical fusion and physical-therapy sessions (D16, D21).</summary>
internal static class ProcedureReader
{
    internal static readonly Request OnFile = new(["Procedure"], IsOurs, Read);

    // One whose code cannot be told at all is listed.
    private static bool IsOurs(Arrived arrived) =>
        arrived.Known.Says(Meaning.Fusion) || arrived.Known.Says(Meaning.PhysicalTherapy) || arrived is { IsCodeReadable: false, HasCode: false, Known.IsEmpty: true };

    private static void Read(Arrived arrived, PictureDraft picture)
    {
        if (arrived.Known.IsEmpty)
        {
            picture.Unused(arrived, Reason.Unreadable);
            return;
        }

        var fact = arrived.Known.Says(Meaning.Fusion) ? Facts.Fusion : Facts.TherapySession;
        var received = arrived.Read<Procedure>();
        if (received is not Understood<Procedure> understood)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Reason.NotUnderstood, fact);
            AddInDoubt(arrived, received, fact, isInDoubt: true, picture);
        }
        else if (understood.Resource.StatusElement.Letters() is "completed" && fact == Facts.TherapySession && !OrderPurpose.IsForThisProblem(arrived, understood.Resource, picture))
        {
            picture.Unused(arrived, Reason.OtherSite, fact);
        }
        else if (understood.Resource.StatusElement.Letters() is "completed")
        {
            Add(arrived, understood, fact, picture);
        }
        else if (Refusal(understood.Resource.StatusElement.Letters()) is { } reason)
        {
            picture.Withdrawn(understood, arrived, reason, fact);
            AddInDoubt(arrived, understood, fact, isInDoubt: reason is Reason.StatusUnknown or Reason.NoStatus, picture);
        }
    }

    // A fusion that may have been done is asked about (D21, D29).
    private static void AddInDoubt(Arrived arrived, Received<Procedure>? received, string fact, bool isInDoubt, PictureDraft picture)
    {
        if (isInDoubt && fact == Facts.Fusion)
        {
            picture.Fusion(arrived.Evidence(fact, "unknown", FhirDate.StartOf(received?.Resource.Performed)));
        }
    }

    private static void Add(Arrived arrived, Understood<Procedure> procedure, string fact, PictureDraft picture)
    {
        var date = FhirDate.StartOf(procedure.Resource.Performed);
        var evidence = arrived.Evidence(fact, "completed", date, "completed");
        if (fact == Facts.Fusion)
        {
            picture.Fusion(evidence);
        }
        else if (date is not null)
        {
            picture.Session(procedure, evidence);
        }
    }

    // Planned, running or not done is no past procedure, and nothing to report.
    private static Reason? Refusal(string? status) =>
        status is "preparation" or "in-progress" or "not-done" or "on-hold" or "stopped" ? null : Statuses.Refusal(status);
}
