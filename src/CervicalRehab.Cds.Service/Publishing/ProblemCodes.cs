using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>The codes that an OperationOutcome of the service names, with their meaning.</summary>
internal static class ProblemCodes
{
    /// <summary>Own codes, then what can go wrong on the way to a FHIR server.</summary>
    public static ImmutableArray<Term> All { get; } =
    [
        Of("not-a-hook-request", "Not a CDS Hooks request"),
        Of("missing-field", "A field is missing"),
        Of("wrong-value", "A field has the wrong type or form"),
        Of("not-json", "Not JSON"),
        Of("not-json-media-type", "Not sent as application/json"),
        Of("body-too-large", "The body is larger than accepted"),
        Of("body-unreadable", "The body does not arrive as HTTP asks"),
        Of("body-too-slow", "The body did not arrive in time"),
        Of("too-many-entries", "A Bundle has more entries than accepted"),
        Of("too-many-members", "An object has more members than accepted"),
        Of("no-such-service", "No service of this id"),
        Of("no-such-address", "Nothing is served at this address"),
        Of("method-not-allowed", "The address does not accept the method"),
        Of("not-feedback", "Not CDS Hooks feedback"),
        Of("wrong-parameter", "A parameter is unknown or has the wrong form"),
        Of("database-unavailable", "The database is away; nothing was stored or read"),
        Of("busy", "The service has all it can do; the call was not read"),
        Of("share-used", "The client has its share of a busy service; the call was not read"),
        Of("too-many-guesses", "Too many passwords were tried"),
        Of("not-parameters", "Not a Parameters resource"),
        Of("parameter-repeated", "A parameter was given more than once"),
        Of("data-missing", "The record to apply the protocol to is missing"),
        Of("data-incomplete", "The record is incomplete and shows no active cervical OPLL"),
        Of("data-unreadable", "The record cannot be read"),
        Of("no-such-resource", "Nothing of this type and id is published"),
        Of("search-not-supported", "The search parameter is not supported"),
        Of("wrong-hook", "The service answers another hook"),
        Of("token-without-server", "A token without the server it is for"),
        Of("token-for-other-patient", "A token for another patient"),
        Of("patient-unreadable", "The Patient cannot be read as R4"),
        Of("other-patient", "The Patient is not the one in context"),
        Of("prefetch-key-absent", "Required data was not sent and cannot be asked for"),
        Of("prefetch-key-empty", "Required data was sent as nothing found"),
        Of("prefetch-key-failed", "Required data failed to arrive"),
        Of("prefetch-key-incomplete", "Required data arrived in part"),
        Of("server-not-registered", "The FHIR server of the call is not registered"),
        Of("server-not-authorized", "The call brings no token for the FHIR server"),
        Of("refused", "The call was refused"),
        Of("unexpected", "The service failed"),
        .. FetchReasons.Codes.Select(code => Of("fetch-" + code, Sentence(FetchReasons.Words(code)))),
    ];

    private static Term Of(string code, string display) => new(Systems.Problem, code, display);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
