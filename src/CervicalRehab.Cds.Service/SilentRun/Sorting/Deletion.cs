using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>The request of an entry that says that a resource is no longer there.</summary>
internal static class Deletion
{
    /// <summary>Reads a request and notes what it deletes; false when it deletes nothing.</summary>
    public static bool Read(ReadOnlySpan<byte> json, SortedSoFar into)
    {
        var request = JsonElement.Parse(json);
        if (ResourceText.Text(request, "method") is not "DELETE")
        {
            return false;
        }

        // The last two parts of an address, whatever stands before them.
        if (ResourceText.Text(request, "url")?.Split('/') is [.., var type, var id] && RecordKinds.Of(type) is { } kind)
        {
            into.Deleted.Add(RecordSorter.RecordHash(kind, Encoding.UTF8.GetBytes(id)));
        }

        return true;
    }
}
