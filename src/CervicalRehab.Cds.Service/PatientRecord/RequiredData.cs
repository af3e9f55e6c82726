using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Whether a call's FHIR server was asked.</summary>
internal enum ServerUse
{
    /// <summary>The call names none.</summary>
    NotNamed,

    /// <summary>It is not registered for the caller and was not contacted.</summary>
    NotTrusted,

    /// <summary>The call brings no token for it, and it was not contacted.</summary>
    NotAuthorized,

    /// <summary>The envelope has faults, and it was not contacted.</summary>
    NotUsable,

    /// <summary>It was asked for what was missing.</summary>
    Asked,
}

/// <summary>When required data cannot be had: 412, each key named (contract sections 3 and 5).</summary>
internal static class RequiredData
{
    /// <summary>Whether required data did not come, so that a server would have to be asked for it.</summary>
    public static bool MustBeAskedFor(ImmutableArray<(PrefetchKey Key, KeyResult Result)> results) => results.Any(row => row is { Key.Required: true, Result.State: KeyState.Absent });

    /// <summary>One problem per required key that cannot be had.</summary>
    public static ImmutableArray<Problem> Problems(ImmutableArray<(PrefetchKey Key, KeyResult Result)> results, ServerUse server)
    {
        var problems = ImmutableArray<Problem>.Empty;
        foreach (var (key, result) in results)
        {
            problems = key.Required && ProblemOf(key, result, server) is { } problem ? problems.Add(problem) : problems;
        }

        return problems;
    }

    /// <summary>The problem of Conditions that arrived in part; null when they are whole.</summary>
    public static Problem? PartialConditions(ImmutableArray<(PrefetchKey Key, KeyResult Result)> results, ServerUse server) =>
        results.FirstOrDefault(static row => row is { Key.ResourceType: "Condition", Result.State: KeyState.Incomplete }) is (Key: { } key, Result: var result)
            ? Named(key, "incomplete", Code(result, "prefetch-key-incomplete"), $"is incomplete and shows no active cervical OPLL: {result.Reason}", server)
            : null;

    /// <summary>The same of Conditions that came as they were asked for, and among which are some that do not say what they are.</summary>
    public static Problem? PartialConditions(Loads loads) => loads.Conditions is LoadState.Complete ? null
        : Named(
            PrefetchKeys.All.First(static key => key.ResourceType is "Condition"),
            "incomplete",
            "prefetch-key-incomplete",
            "is incomplete and shows no active cervical OPLL: a record in it does not say what it is, and is marked as a part. Ask without _summary and _elements, for a user who may see it",
            ServerUse.Asked);

    private static Problem? ProblemOf(PrefetchKey key, KeyResult result, ServerUse server) => (key.ResourceType, result.State) switch
    {
        (_, KeyState.Absent) => Named(key, "required", Absent(server), "is required and was not sent", server),
        // What was sent is not asked for again, so naming a server would mend nothing.
        ("Patient", KeyState.Nothing) => Named(key, "not-found", "prefetch-key-empty", "is null: the patient in context must exist", ServerUse.Asked),
        ("Patient", KeyState.Failed) when result.IsUnreadable => Unreadable(key),
        ("Patient" or "Condition", KeyState.Failed) => Named(key, "incomplete", Code(result, "prefetch-key-failed"), $"is required and failed: {result.Reason}", ServerUse.Asked),
        // Observations that failed are answered with a card: a client shows nothing on a 412.
        _ => null,
    };

    private static string Absent(ServerUse server) => server switch
    {
        ServerUse.NotTrusted => "server-not-registered",
        ServerUse.NotAuthorized => "server-not-authorized",
        _ => "prefetch-key-absent",
    };

    private static string Code(KeyResult result, string otherwise) => result.FetchCode is { } code ? "fetch-" + code : otherwise;

    private static Problem Named(PrefetchKey key, string type, string code, string what, ServerUse server) => new(
        412,
        type,
        code,
        $"Prefetch key {key.Name} {what}. {Server(server)}".TrimEnd(),
        Path(key),
        $"Run {key.Template} and send the result as prefetch.{key.Name}; send null when nothing was found. {PrefetchKeys.PatientToken} stands for the id in context.patientId of this call.");

    private static string Server(ServerUse server) => server switch
    {
        ServerUse.NotNamed => "The call names no fhirServer to ask.",
        ServerUse.NotTrusted => "The fhirServer of the call was not contacted: it is not registered for this client (setting Clients:n:FhirServers).",
        ServerUse.NotAuthorized => "The fhirServer of the call was not contacted: the call brings no fhirAuthorization for it.",
        ServerUse.NotUsable => "The fhirServer of the call was not contacted: fhirAuthorization or an optional field of the context is not valid.",
        _ => string.Empty,
    };

    private static Problem Unreadable(PrefetchKey key) =>
        new(422, "invalid", "patient-unreadable", $"Prefetch key {key.Name} does not hold a FHIR R4 Patient.", Path(key));

    private static string Path(PrefetchKey key) => $"prefetch.{key.Name}";
}
