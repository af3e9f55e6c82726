using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Sorts JSON that is not one resource a line: Bundles, lists, resources written over many lines.</summary>
internal sealed class DocumentSorter(RecordSorter sorter)
{
    private static readonly JsonReaderOptions s_several = new() { AllowMultipleValues = true };

    /// <summary>Sorts every resource of a text that may hold several values. What cannot be read ends it, and is rejected as one record: then false.</summary>
    public bool Sort(ReadOnlySpan<byte> text, int file, int firstLine, LineFault fault = LineFault.NotJson)
    {
        var done = 0;
        try
        {
            var json = new Utf8JsonReader(text, s_several);
            while (json.Read())
            {
                Value(ref json, text, file, firstLine);
                done = (int)json.BytesConsumed;
            }

            return true;
        }
        catch (JsonException)
        {
            sorter.Reject((file, LineOf(text, done, firstLine)), fault);
            return false;
        }
    }

    private void Value(ref Utf8JsonReader json, ReadOnlySpan<byte> text, int file, int firstLine)
    {
        var start = (int)json.TokenStartIndex;
        var place = (file, LineOf(text, start, firstLine));
        if (json.TokenType is JsonTokenType.StartArray)
        {
            while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            {
                Value(ref json, text, file, firstLine);
            }
        }
        else if (json.TokenType is not JsonTokenType.StartObject)
        {
            sorter.Reject(place, LineFault.NoType);
        }
        else
        {
            var again = json;
            var glance = ResourceFilter.Read(ref json, sorter.Options);
            if (glance.Type is "Bundle")
            {
                new BundleSorter(sorter, text, place).Sort(ref again);
            }
            else
            {
                sorter.Take(glance, text, text[start..(int)json.BytesConsumed], place);
            }
        }
    }

    private static int LineOf(ReadOnlySpan<byte> text, int at, int firstLine) => firstLine + text[..at].Count((byte)'\n');
}

/// <summary>Sorts the entries of one Bundle.</summary>
internal readonly ref struct BundleSorter(RecordSorter sorter, ReadOnlySpan<byte> text, (int File, int Line) place)
{
    private readonly ReadOnlySpan<byte> _text = text;

    private readonly record struct Entry(int Start, int End, string? Url);

    /// <summary>Sorts them; the reader stands on the first token of the Bundle, which is whole.</summary>
    public void Sort(ref Utf8JsonReader json)
    {
        var (entries, deletions) = (new List<Entry>(), 0);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var isEntries = json.ValueTextEquals("entry"u8);
            json.Read();
            if (!isEntries || json.TokenType is not JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            {
                deletions += ReadEntry(ref json, entries) ? 1 : 0;
            }
        }

        Take(entries, deletions);
    }

    private void Take(List<Entry> entries, int deletions)
    {
        var links = new BundleLinks();
        var (owner, owners) = (Array.Empty<byte>(), 0);
        foreach (var entry in entries)
        {
            var reader = At(entry);
            var glance = ResourceFilter.Read(ref reader, sorter.Options);
            var id = glance.HasId ? glance.Id : ResourceText.Id(_text[entry.Start..entry.End]);
            if (glance.Type is "Patient")
            {
                (owner, owners) = (id.ToArray(), owners + 1);
            }

            if (entry.Url is { } url && glance.Type is { } type)
            {
                links.Add(url, type, id);
            }
        }

        foreach (var entry in entries)
        {
            var reader = At(entry);
            sorter.Take(ResourceFilter.Read(ref reader, sorter.Options), _text[entry.Start..entry.End], _text[entry.Start..entry.End], place, owners == 1 ? owner : [], links);
        }

        if (entries.Count == 0 && deletions > 0)
        {
            sorter.CountUsed();
        }
        else if (entries.Count == 0)
        {
            sorter.CountNotOurs();
        }
    }

    private Utf8JsonReader At(Entry entry)
    {
        var reader = new Utf8JsonReader(_text[entry.Start..entry.End]);
        reader.Read();
        return reader;
    }

    // True for an entry that deletes.
    private bool ReadEntry(ref Utf8JsonReader json, List<Entry> entries)
    {
        var (start, end, url, isDeletion) = (-1, -1, default(string), false);
        if (json.TokenType is not JsonTokenType.StartObject)
        {
            json.Skip();
            return false;
        }

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (isUrl, isResource, isRequest) = (json.ValueTextEquals("fullUrl"u8), json.ValueTextEquals("resource"u8), json.ValueTextEquals("request"u8));
            json.Read();
            if (isUrl && json is { TokenType: JsonTokenType.String, ValueIsEscaped: false })
            {
                url = Encoding.UTF8.GetString(json.ValueSpan);
            }
            else if (isResource && json.TokenType is JsonTokenType.StartObject)
            {
                start = (int)json.TokenStartIndex;
                json.Skip();
                end = (int)json.BytesConsumed;
            }
            else if (isRequest && json.TokenType is JsonTokenType.StartObject)
            {
                var from = (int)json.TokenStartIndex;
                json.Skip();
                isDeletion = Deletion.Read(_text[from..(int)json.BytesConsumed], sorter.Seen);
            }
            else
            {
                json.Skip();
            }
        }

        if (start >= 0 && !isDeletion)
        {
            entries.Add(new(start, end, url));
        }

        return isDeletion;
    }
}
