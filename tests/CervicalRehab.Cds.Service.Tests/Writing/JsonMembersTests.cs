using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>A text in pieces is the text as the serializer writes it, wherever the pieces part.</summary>
public sealed class JsonMembersTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"")]
    [InlineData("\n\n")]
    [InlineData("a\nb \"c\" \\d\\ \t\u0001é")]
    [InlineData("😀\"😀\n😀😀 <b>'&</b> \u2028\u00a0\ufeff\u007f")]
    public void A_text_in_two_pieces_is_written_like_the_whole(string text)
    {
        for (var at = 0; at <= text.Length; at++)
        {
            Written(text[..at], text[at..]).ShouldBe(JsonSerializer.Serialize(text, Relaxed), $"parted at {at}");
        }
    }

    private static string Written(params ReadOnlySpan<string> pieces)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            foreach (var piece in pieces)
            {
                json.WriteSegments(piece);
            }

            json.WriteStringValueSegment(default(ReadOnlySpan<char>), isFinalSegment: true);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
