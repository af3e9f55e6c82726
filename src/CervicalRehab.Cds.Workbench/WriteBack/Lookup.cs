using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>Whether an item is in the record.</summary>
internal enum There
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>It is not, as far as the server knows now.</summary>
    No,

    /// <summary>It cannot be looked for.</summary>
    CannotTell,

    /// <summary>It can be looked for, and the server does not answer now.</summary>
    NotNow,
}

/// <summary>Looks for an item in the record by the identifier it was sent with.</summary>
internal static class Lookup
{
    /// <summary>Whether it is there, and under which id. What the search finds is compared: a server may ignore a parameter it does not know.</summary>
    public static async Task<(There There, string? Id)> Find(EhrHttp http, EhrAccess access, WriteItem item, WriteEffort effort)
    {
        if (!WriteScopes.MaySearch(access.Scope, item.Type))
        {
            return (There.CannotTell, null);
        }

        if (!effort.MayLook)
        {
            return (There.NotNow, null);
        }

        var reply = await effort.Look(() => http.Get(access, $"{item.Type}?{Query(item)}&patient={Uri.EscapeDataString(access.PatientId)}", CancellationToken.None));
        if (reply.Sent is not Sent.Answered)
        {
            return (There.NotNow, null);
        }

        if (!reply.IsDone || Json.Parse(reply.Body) is not { } bundle || bundle.Text("resourceType") is not "Bundle")
        {
            return (There.CannotTell, null);
        }

        ImmutableArray<JsonElement> found = [.. bundle.Items("entry").Select(entry => entry.At("resource") ?? default).Where(resource => resource.Text("resourceType") == item.Type && Has(resource, item.Urn))];
        return found is [var first, ..] ? (There.Yes, first.Text("id"))
            : bundle.Items("link").Any(link => link.Text("relation") is "next") ? (There.CannotTell, null)
            : (There.No, null);
    }

    /// <summary>The search for an item, as <c>If-None-Exist</c> has it too.</summary>
    public static string Query(WriteItem item) => $"identifier={WriteItem.IdentifierSystem}%7C{item.Urn}";

    // A list in most types; a QuestionnaireResponse has one.
    private static bool Has(JsonElement resource, string urn) =>
        resource.Text("identifier", "value") == urn || resource.Items("identifier").Any(identifier => identifier.Text("value") == urn);
}
