using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>What an EHR says of itself in <c>.well-known/smart-configuration</c>, as far as a launch needs it.</summary>
/// <param name="Authorize">Where the user signs in.</param>
/// <param name="Token">Where a code is changed for a token.</param>
/// <param name="Issuer">The <c>iss</c> of its authorization answers (RFC 9207); null when it names none.</param>
/// <param name="IsVersionTwo">True when it understands scopes of SMART 2.</param>
internal sealed record SmartConfiguration(Uri Authorize, Uri Token, string? Issuer, bool IsVersionTwo)
{
    private static readonly string[] Types = ["Patient", "Condition", "Observation", "DiagnosticReport", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement"];

    // What an assessment may be written as, and where it is looked for before anything is sent again.
    private static readonly string[] WrittenTypes = ["Observation", "QuestionnaireResponse", "DocumentReference"];

    /// <summary>Reads it; null with a reason when it cannot serve.</summary>
    public static (SmartConfiguration? Configuration, string Fault) Read(string text, SmartSettings settings)
    {
        if (Json.Parse(text) is not { ValueKind: JsonValueKind.Object } json)
        {
            return (null, "its smart-configuration is not JSON");
        }

        if (Address(json, "authorization_endpoint", settings) is not { } authorize || Address(json, "token_endpoint", settings) is not { } token)
        {
            return (null, "its smart-configuration names no https address for authorization_endpoint or token_endpoint");
        }

        return json.Texts("code_challenge_methods_supported").Contains("S256", StringComparer.Ordinal)
            ? (new(authorize, token, json.Text("issuer"), json.Texts("capabilities").Contains("permission-v2", StringComparer.Ordinal)), string.Empty)
            : (null, "it does not offer PKCE with S256, which SMART App Launch requires");
    }

    /// <summary>
    /// Scopes to ask for: read access to what the protocol reads, of the patient in context and nobody else; with <paramref name="withWriting"/> also who
    /// the user is, and leave to create what an assessment becomes. What is granted decides what is offered.
    /// </summary>
    public string Scopes(bool isFromEhr, bool withWriting) => string.Join(' ',
    [
        isFromEhr ? "launch" : "launch/patient",
        .. Types.Select(type => $"patient/{type}.{(IsVersionTwo ? "rs" : "read")}"),
        .. withWriting ? ["openid", "fhirUser", .. WrittenTypes.SelectMany(Writing)] : Array.Empty<string>(),
    ]);

    // SMART 1 has one word for reading and one for writing; in SMART 2 leave to create is asked for alone, because nothing is ever changed.
    private IEnumerable<string> Writing(string type) =>
        [.. Types.Contains(type) ? Array.Empty<string>() : [$"patient/{type}.{(IsVersionTwo ? "rs" : "read")}"], $"patient/{type}.{(IsVersionTwo ? "c" : "write")}"];

    private static Uri? Address(JsonElement json, string name, SmartSettings settings) =>
        Uri.TryCreate(json.Text(name), UriKind.Absolute, out var address) && settings.MayContact(address) ? address : null;
}
