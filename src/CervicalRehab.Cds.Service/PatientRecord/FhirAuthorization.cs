namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>
/// The caller's access to its FHIR server. A class and no record, so that nothing prints the token; it lives as long as the call (FA-3).
/// </summary>
internal sealed class FhirAuthorization(string accessToken, string scope, long expiresInSeconds)
{
    public string AccessToken { get; } = accessToken;

    public string Scope { get; } = scope;

    /// <summary>True when the token came with no life left.</summary>
    public bool IsExpired { get; } = expiresInSeconds <= 0;
}
