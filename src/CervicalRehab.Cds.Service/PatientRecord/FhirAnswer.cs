using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>How one query to a FHIR server ended. The code is stable: it goes to the caller, the log and the metrics.</summary>
internal sealed record FhirAnswer(string Code, SentResource? Body = null)
{
    public const string Ok = "ok";
}
