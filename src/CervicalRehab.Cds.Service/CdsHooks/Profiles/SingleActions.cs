using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>Suggestions of several actions as several suggestions of one action each, for a client that takes no more in one and lets several be taken.</summary>
internal static class SingleActions
{
    private const string Together = "; take it together with deleting the drafted order";

    /// <summary>The suggestions, those that hold more than <paramref name="most"/> actions in parts; what two of them delete is deleted once.</summary>
    public static IEnumerable<Suggestion> Of(ImmutableArray<Suggestion> suggestions, int most, Func<string, string> idFor) =>
        suggestions.SelectMany(suggestion => suggestion.Actions.Length <= most ? [suggestion] : Parts(suggestion, idFor))
            .DistinctBy(static suggestion => suggestion is { Actions: [{ ResourceId: { } deleted }] } ? deleted : suggestion.Uuid, StringComparer.Ordinal);

    // What takes the place of a deleted order says so: alone it would stand beside it.
    private static IEnumerable<Suggestion> Parts(Suggestion suggestion, Func<string, string> idFor)
    {
        var replaces = suggestion.Actions.Any(static action => action.ResourceId is not null);
        return suggestion.Actions.Select((action, at) =>
        {
            var description = replaces && action.ResourceId is null ? action.Description + Together : action.Description;
            return suggestion with { Label = description, Uuid = idFor($"{suggestion.Uuid}/{at}"), Actions = [action with { Description = description }] };
        });
    }
}
