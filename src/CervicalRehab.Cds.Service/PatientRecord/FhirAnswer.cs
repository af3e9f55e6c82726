using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>How one request to a FHIR server ended. The code is stable: it goes to the caller, the log and the metrics.</summary>
internal sealed record FhirAnswer(string Code, SentResource? Body = null)
{
    public const string Ok = "ok";

    /// <summary>Whether another attempt may succeed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static FhirAnswer Transient(string code, TimeSpan? retryAfter = null) => new(code) { IsTransient = true, RetryAfter = retryAfter };
}
