using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left to the general reader of JSON: escapes, and telling a fault.</summary>
internal static class PlainReader
{
    /// <summary>A reader that stands on a text, which is given with its quotes.</summary>
    public static Utf8JsonReader AtText(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        return reader;
    }

    /// <summary>Where and why a text is no JSON of at most <see cref="StrictReader.MaxDepth"/> levels.</summary>
    public static JsonException FaultOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StrictReader.MaxDepth });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException told)
        {
            return told;
        }

        return new JsonException();
    }
}
