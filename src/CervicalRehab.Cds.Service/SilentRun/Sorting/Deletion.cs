using System.Text.Json;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>The request of an entry that says that a resource is no longer there.</summary>
internal static class Deletion
{
    /// <summary>Reads a request and notes what it deletes; false when it deletes nothing. The reader is left on its last token.</summary>
    public static bool Read(ref Utf8JsonReader json, SortedSoFar into)
    {
        var (isDeletion, url) = (false, Array.Empty<byte>());
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (isMethod, isUrl) = (json.ValueTextEquals("method"u8), json.ValueTextEquals("url"u8));
            json.Read();
            if (isMethod && json.TokenType is JsonTokenType.String)
            {
                isDeletion = json.ValueTextEquals("DELETE"u8);
            }
            else if (isUrl && json is { TokenType: JsonTokenType.String, ValueIsEscaped: false })
            {
                url = json.ValueSpan.ToArray();
            }
            else
            {
                json.Skip();
            }
        }

        if (isDeletion && Of(url) is { } hash)
        {
            into.Deleted.Add(hash);
        }

        return isDeletion;
    }

    // The last two parts of an address, whatever stands before them.
    private static ulong? Of(ReadOnlySpan<byte> url)
    {
        var slash = url.LastIndexOf((byte)'/');
        if (slash <= 0)
        {
            return null;
        }

        var type = url[..slash];
        type = type[(type.LastIndexOf((byte)'/') + 1)..];
        return RecordKinds.Of(System.Text.Encoding.UTF8.GetString(type)) is { } kind ? RecordSorter.RecordHash(kind, url[(slash + 1)..]) : null;
    }
}
