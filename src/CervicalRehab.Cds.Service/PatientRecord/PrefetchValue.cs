using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Tells the values of a prefetch key apart. Pure.</summary>
internal static class PrefetchValue
{
    /// <summary>What a key brought; <paramref name="value"/> is null when the key is absent. <paramref name="subjects"/> knows the patient in context.</summary>
    public static KeyResult Classify(PrefetchKey key, SentResource? value, SubjectCheck subjects) => value?.Kind switch
    {
        null => KeyResult.Absent,
        JsonValueKind.Null => KeyResult.Nothing,
        JsonValueKind.Object => OfResource(key, value, subjects),
        _ => KeyResult.Unreadable("it is no FHIR resource"),
    };

    private static KeyResult OfResource(PrefetchKey key, SentResource sent, SubjectCheck subjects) =>
        sent.Type is "OperationOutcome" ? KeyResult.Failed("its query failed (OperationOutcome)")
            : key.IsSearch && sent.Type is "Bundle" ? SearchResult.Classify(key.ResourceType, sent, subjects)
            : sent.Type == key.ResourceType ? new KeyResult(KeyState.Found, [sent])
            : KeyResult.Unreadable(key.IsSearch ? $"it holds neither a searchset nor a {key.ResourceType}" : $"it holds no {key.ResourceType}") with { Beside = [sent] };

    /// <summary>What a server answered to our own query: null or a bare resource answers no search, and taken for "nothing found" it would hide an OPLL.</summary>
    public static KeyResult OfAnswer(PrefetchKey key, SentResource body, SubjectCheck subjects) =>
        body.Type is "OperationOutcome" ? KeyResult.NotFetched("operation-outcome")
            : body.Type == (key.IsSearch ? "Bundle" : key.ResourceType) && Classify(key, body, subjects) is { State: not KeyState.Failed } result ? result
            : KeyResult.NotFetched("unexpected-answer");
}
