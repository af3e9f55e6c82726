using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Which drafts a call of order-select is about (D41).</summary>
internal static class DraftSelection
{
    private const string Uuid = "urn:uuid:";

    /// <summary>References of the drafts that were selected; null when all are in question: none was selected, or a selection names no draft.</summary>
    internal static IReadOnlySet<string>? Of(ImmutableHashSet<string>? selections, ImmutableArray<SentResource> drafts)
    {
        if (selections is not { IsEmpty: false })
        {
            return null;
        }

        var byName = drafts.Select(Named).OfType<(string Reference, string Id)>()
            .SelectMany(draft => new[] { (Name: draft.Reference, draft.Reference), (Name: draft.Id, draft.Reference) })
            .ToLookup(draft => draft.Name, draft => draft.Reference, StringComparer.Ordinal);
        var selected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selection in selections)
        {
            var name = Name(selection.Trim());
            if (!byName.Contains(name))
            {
                return null;
            }

            selected.UnionWith(byName[name]);
        }

        return selected;
    }

    // Type/id or the id alone, of whatever form.
    private static string Name(string selection) => selection.Split('/') switch
    {
        [.., var type, var id, "_history", _] => $"{type}/{id}",
        [var id] => id.StartsWith(Uuid, StringComparison.OrdinalIgnoreCase) ? id[Uuid.Length..] : id,
        [.., var type, var id] => $"{type}/{id}",
        _ => string.Empty,
    };

    private static (string Reference, string Id)? Named(SentResource draft) =>
        draft is { Type: { } type, Id: { } id } && Arrived.IsId(id) ? ($"{type}/{id}", id) : null;
}
