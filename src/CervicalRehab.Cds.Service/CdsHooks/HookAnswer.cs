using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>200 with cards. The whole answer is written before its first byte is sent: its length is known, and a fault while writing is still a 500.</summary>
internal sealed class HookAnswer(HookResponse response) : IResult
{
    // What a long answer grew the buffer to is not kept for those after it.
    private const int LongestKept = 128 * 1024;

    // As everything else here is sent (CdsHooksJson.Wire). The serializer writes no JSON that needs a check.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // What one answer is done with serves the next one on the thread that ended it.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_spare;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var buffer = t_spare ?? new ArrayBufferWriter<byte>(32 * 1024);
        t_spare = null;
        Write(buffer, response);
        var http = httpContext.Response;
        http.ContentType = "application/json; charset=utf-8";
        http.ContentLength = buffer.WrittenCount;
        await http.BodyWriter.WriteAsync(buffer.WrittenMemory);
        buffer.ResetWrittenCount();
        t_spare = buffer.Capacity <= LongestKept ? buffer : null;
    }

    /// <summary>The bytes of an answer.</summary>
    public static void Write(IBufferWriter<byte> output, HookResponse response)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        JsonSerializer.Serialize(json, response, CdsHooksJson.Default.HookResponse);
    }
}
