using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Which drafts a call of order-select is about (D41).</summary>
internal static class DraftSelection
{
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
            var name = ResourceName.Of(selection.Trim()).Relative;
            if (!byName.Contains(name))
            {
                return null;
            }

            selected.UnionWith(byName[name]);
        }

        return selected;
    }

    private static (string Reference, string Id)? Named(SentResource draft) =>
        draft is { Type: { } type, Id: { } id } && SentResource.IsId(id) ? ($"{type}/{id}", id) : null;
}
