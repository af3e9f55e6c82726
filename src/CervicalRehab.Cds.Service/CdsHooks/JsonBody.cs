using System.Text.Json;
using System.Text.Unicode;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Reads a request body as strict JSON within the size limit.</summary>
internal static class JsonBody
{
    /// <summary>The body, or what is wrong with it: 413, 415 or 400. It is parsed on a thread of the workers.</summary>
    public static async Task<(JsonElement Body, Problem? Problem)> Read(HttpRequest request, int maxBytes, Workers workers, CancellationToken ct)
    {
        if (!IsJson(request))
        {
            return (default, new Problem(415, "not-supported", "not-json-media-type", "Send the request as application/json in UTF-8, without content encoding."));
        }

        var bytes = request.ContentLength > maxBytes ? null : await Bytes(request, maxBytes, ct);
        return bytes is null
            ? (default, new Problem(413, "too-long", "body-too-large", $"The request body is larger than the {maxBytes} bytes this service accepts (setting Requests:MaxBodyBytes)."))
            : await workers.Run(() => Parse(bytes), ct);
    }

    private static (JsonElement Body, Problem? Problem) Parse(Memory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            return (default, NotJson("The request body is not valid UTF-8."));
        }

        try
        {
            return (StrictJson.Parse(bytes.Span), null);
        }
        catch (JsonException exception)
        {
            return (default, NotJson(
                "The request body is not JSON: no comments, trailing commas or repeated members, at most 64 levels deep.",
                exception.LineNumber is { } line ? $"Line {line + 1}, byte {exception.BytePositionInLine + 1}." : null));
        }
    }

    private static Problem NotJson(string text, string? where = null) => new(400, "structure", "not-json", text, Diagnostics: where);

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole body, or null when it is longer than allowed.</summary>
    private static async Task<byte[]?> Bytes(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var buffer = new byte[(int)Math.Min(request.ContentLength + 1 ?? 16 * 1024, maxBytes + 1L)];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), ct) is var read and > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1L));
            }
        }

        return buffer[..length];
    }
}
