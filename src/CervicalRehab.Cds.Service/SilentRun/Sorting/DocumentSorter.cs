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
