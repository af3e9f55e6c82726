using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Sorts the entries of one Bundle.</summary>
internal readonly ref struct BundleSorter(RecordSorter sorter, ReadOnlySpan<byte> text, (int File, int Line) place)
{
    private readonly ReadOnlySpan<byte> _text = text;

    // Start is negative for an entry that holds no resource and deletes none.
    private readonly record struct Entry(int Start, int End, string? Url, bool IsMatch)
    {
        public static Entry Lost => new(-1, -1, null, IsMatch: false);
    }

    /// <summary>Sorts them; the reader stands on the first token of the Bundle, which is whole.</summary>
    public void Sort(ref Utf8JsonReader json)
    {
        var (entries, deletions, head) = (new List<Entry>(), 0, new MemoryStream());
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (start, isEntries) = ((int)json.TokenStartIndex, json.ValueTextEquals("entry"u8));
            json.Read();
            if (!isEntries || json.TokenType is not JsonTokenType.StartArray)
            {
                if (isEntries && json.TokenType is not JsonTokenType.Null)
                {
                    entries.Add(Entry.Lost);
                }

                json.Skip();
                head.Write(head.Length == 0 ? "{"u8 : ","u8);
                head.Write(_text[start..(int)json.BytesConsumed]);
                continue;
            }

            while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            {
                deletions += ReadEntry(ref json, entries) ? 1 : 0;
            }
        }

        head.Write("}"u8);
        var isRead = IsWhole(JsonElement.Parse(head.GetBuffer().AsSpan(0, (int)head.Length)), entries);
        Take(entries.FindAll(static entry => entry.Start >= 0), deletions, isRead);
    }

    // As of the answer to a search (D30, contract section 5): what is not here is not absent.
    private bool IsWhole(JsonElement head, List<Entry> entries)
    {
        var (isInPart, goesOn, next, self) = SearchResult.OfPage(head, entries.Count(static entry => entry.IsMatch));
        if (next is not null)
        {
            sorter.Seen.NextPages.Add(new(AddressOf(next), place.File, place.Line));
        }

        if (self is not null)
        {
            sorter.Seen.Pages.Add(AddressOf(self));
        }

        if (goesOn && self is not null)
        {
            // Another page must lead to it.
            sorter.Seen.LaterPages.Add(new(AddressOf(self), place.File, place.Line));
        }

        if (!isInPart && !(goesOn && self is null) && !entries.Exists(static entry => entry.Start < 0))
        {
            return true;
        }

        sorter.Reject(place, LineFault.InPart);
        sorter.Seen.FilesNotWhole.Add(place.File);
        return false;
    }

    private static ulong AddressOf(string url) => RecordSorter.HashOf(Encoding.UTF8.GetBytes(url));

    private void Take(List<Entry> entries, int deletions, bool isWhole)
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
            var glance = ResourceFilter.Read(ref reader, sorter.Options);
            var resource = _text[entry.Start..entry.End];
            if (glance.Type is "Bundle")
            {
                // The answer to one request of a batch.
                var within = At(entry);
                new BundleSorter(sorter, resource, place).Sort(ref within);
            }
            else
            {
                sorter.Take(glance, resource, resource, place, owners == 1 ? owner : [], links);
            }
        }

        if (entries.Count == 0 && deletions > 0)
        {
            sorter.CountUsed();
        }
        else if (entries.Count == 0 && isWhole)
        {
            sorter.CountNotOurs();
        }
    }

    // One request of a batch that had no answer, or not all of it.
    private static bool IsFailure(JsonElement response) =>
        response.Text("status"u8)?.TrimStart() is ['4' or '5', ..] || (response.Member("outcome"u8) is { } outcome && !Completeness.IsHarmless(outcome));

    private Utf8JsonReader At(Entry entry)
    {
        var reader = new Utf8JsonReader(_text[entry.Start..entry.End]);
        reader.Read();
        return reader;
    }

    // True for an entry that deletes.
    private bool ReadEntry(ref Utf8JsonReader json, List<Entry> entries)
    {
        var (start, end, url, isDeletion, isMatch, isEmpty, isAnswered, isLost) = (-1, -1, default(string), false, true, true, false, false);
        if (json.TokenType is not JsonTokenType.StartObject)
        {
            json.Skip();
            entries.Add(Entry.Lost);
            return false;
        }

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (isUrl, isResource, isRequest, isSearch) = (json.ValueTextEquals("fullUrl"u8), json.ValueTextEquals("resource"u8), json.ValueTextEquals("request"u8), json.ValueTextEquals("search"u8));
            var (isResponse, isModifier) = (json.ValueTextEquals("response"u8), json.ValueTextEquals("modifierExtension"u8) || json.ValueTextEquals("implicitRules"u8));
            (isEmpty, isAnswered, isLost) = (false, isAnswered || isResponse, isLost || isModifier);
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
                var from = (int)json.TokenStartIndex;
                json.Skip();
                isMatch &= !isSearch || JsonElement.Parse(_text[from..(int)json.BytesConsumed]).Text("mode"u8) is null or "match";
                isLost |= isResponse && IsFailure(JsonElement.Parse(_text[from..(int)json.BytesConsumed]));
            }
        }

        if (start >= 0)
        {
            entries.Add(new(start, end, url, isMatch));
        }

        // The answer to a transaction holds no resource, and neither does a deletion.
        if (!isDeletion && (isLost || (start < 0 && !isAnswered && !isEmpty)))
        {
            entries.Add(Entry.Lost);
        }

        return isDeletion;
    }
}
