using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What a token's scopes let it ask (FA-5), in SMART 1.0 (<c>user/Observation.read</c>) or 2 (<c>user/Observation.rs</c>).</summary>
internal enum ScopeGrant
{
    /// <summary>No scope covers the query: it is not sent.</summary>
    None,

    /// <summary>A scope covers a part only (<c>?category=...</c>): what arrives does not prove that there is no more.</summary>
    Part,

    /// <summary>The query is covered.</summary>
    Whole,
}

/// <summary>Reads SMART scopes. Pure.</summary>
internal static class FhirScopes
{
    private static readonly ImmutableArray<string> Contexts = ["patient", "user", "system"];

    /// <summary>What the scopes grant for reading or searching one resource type.</summary>
    public static ScopeGrant For(string scopes, string resourceType, bool isSearch) =>
        scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => One(scope, resourceType, isSearch)).DefaultIfEmpty().Max();

    private static ScopeGrant One(string scope, string resourceType, bool isSearch)
    {
        var slash = scope.IndexOf('/', StringComparison.Ordinal);
        var dot = scope.LastIndexOf('.', scope.Contains('?') ? scope.IndexOf('?', StringComparison.Ordinal) : scope.Length - 1);
        if (slash < 0 || dot < slash || !Contexts.Contains(scope[..slash]) || (scope[(slash + 1)..dot] is var type && type != "*" && type != resourceType))
        {
            return ScopeGrant.None;
        }

        var (actions, filtered) = scope[(dot + 1)..].Split('?', 2) is [var plain, _] ? (plain, true) : (scope[(dot + 1)..], false);
        var granted = actions is "read" or "*" || IsVersionTwo(actions) && actions.Contains(isSearch ? 's' : 'r');
        return !granted ? ScopeGrant.None : filtered ? ScopeGrant.Part : ScopeGrant.Whole;
    }

    private static bool IsVersionTwo(string actions) => actions.Length > 0 && actions.All(action => "cruds".Contains(action));
}
