namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>What the granted scopes let an app create and look for: SMART 1 (<c>patient/Observation.write</c>) and 2 (<c>patient/Observation.c</c>). Pure.</summary>
internal static class WriteScopes
{
    private const string Exam = "category=http://terminology.hl7.org/CodeSystem/observation-category|exam";

    /// <summary>Whether a resource of the type may be created.</summary>
    public static bool MayCreate(string scopes, string type) => Any(scopes, type, 'c', "write");

    /// <summary>Whether resources of the type may be searched for.</summary>
    public static bool MaySearch(string scopes, string type) => Any(scopes, type, 's', "read");

    private static bool Any(string scopes, string type, char letter, string word) =>
        scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(scope => Grants(scope, type, letter, word));

    private static bool Grants(string scope, string type, char letter, string word)
    {
        var (plain, filter) = scope.Split('?', 2) is [var before, var after] ? (before, after) : (scope, null);
        return plain.Split('/') is ["patient" or "user", var rest]
            && rest.Split('.') is [var named, var actions]
            && (named == "*" || named == type)
            && (actions == word || actions == "*" || (actions.All("cruds".Contains) && actions.Contains(letter)))
            // A scope of some categories covers what we write only when examinations are among them.
            && (filter is null || (type == "Observation" && Uri.UnescapeDataString(filter) == Exam));
    }
}
