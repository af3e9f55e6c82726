namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One query on its way to a FHIR server, and how its attempts ended so far.</summary>
internal sealed class FhirRequest : HttpRequestMessage
{
    public FhirRequest(Uri address, FhirAccess access, bool isRequired)
        : base(HttpMethod.Get, address)
    {
        (Access, IsRequired) = (access, isRequired);
        Headers.Accept.ParseAdd("application/fhir+json, application/json;q=0.9");
        Headers.Authorization = access.Authorization is { } authorization ? new("Bearer", authorization.AccessToken) : null;
    }

    /// <summary>The server, and until when the call can wait.</summary>
    public FhirAccess Access { get; }

    /// <summary>It asks for required data.</summary>
    public bool IsRequired { get; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Code of the last attempt that ended; when the circuit opens between two attempts, the fault that was seen says more than the circuit.</summary>
    public string Code { get; set; } = "circuit-open";
}
