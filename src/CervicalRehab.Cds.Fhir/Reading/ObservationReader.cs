using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Observations: found by code, used by status, read by the reader of their code.</summary>
internal static class ObservationReader
{
    internal static readonly Request Observations = new(["Observation"], IsOurs);

    private static readonly FrozenSet<Meaning> Ours = Enum.GetValues<Meaning>().Where(IsOurs).ToFrozenSet();

    internal static void Read(Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        if (arrived.Read(FhirJson.Default.Observation) is not { } observation || arrived.Json.Member("code") is null)
        {
            ReadBroken(arrived, picture);
        }
        else if (ObservationStatus.Refusal(observation.Status) is { } refusal && arrived.Known.Any(row => Ours.Contains(row.Meaning)))
        {
            picture.Unused(arrived, refusal);
        }
        else
        {
            ReadExamination(new Examination(arrived, observation, codes, picture));
        }
    }

    private static void ReadExamination(Examination exam)
    {
        SignReader.Read(exam);
        MotionReader.Read(exam);
        PainReader.Read(exam);
        ShoulderReader.Read(exam);
        ResistanceReader.Read(exam);
        MriReader.ReadFinding(exam);
        CautionReader.ReadObservation(exam);
    }

    // What was withdrawn unsettles nothing, broken or not.
    private static void ReadBroken(Arrived arrived, PictureDraft picture)
    {
        picture.Unused(arrived, Reason.Unreadable);
        if (arrived.Json.Text("status") is not ("entered-in-error" or "cancelled"))
        {
            var date = FhirDate.Parse(arrived.Json.Text("effectiveDateTime"));
            SignReader.ReadBroken(arrived, date, picture);
            MriReader.ReadBrokenFinding(arrived, date, picture);
        }
    }

    // Without any code it may be ours: reading it decides.
    private static bool IsOurs(Arrived arrived) => !arrived.HasCode || arrived.Known.Any(row => Ours.Contains(row.Meaning));

    private static bool IsOurs(Meaning meaning) =>
        SignTable.Has(meaning) || MotionReader.Has(meaning) || PainReader.Has(meaning) || ShoulderReader.Has(meaning)
        || ResistanceReader.Has(meaning) || MriReader.Has(meaning) || meaning is Meaning.Egfr or Meaning.Pregnancy;
}
