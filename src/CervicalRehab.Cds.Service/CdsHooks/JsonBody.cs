using System.Text.Json;
using System.Text.Unicode;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Reads a request body as strict JSON within the size limit.</summary>
internal static class JsonBody
{
    /// <summary>
    /// The body, of a hook call without the parts that no reader with these options reads, or what is wrong with it: 413, 415 or 400. Its
    /// memory goes back to the pool with the answer: nothing may keep a part of it. It is parsed on a thread of the workers.
    /// </summary>
    public static async Task<(JsonElement Body, Problem? Problem)> Read(HttpRequest request, int maxBytes, Workers workers, ReaderOptions? options, CancellationToken ct)
    {
        if (!IsJson(request))
        {
            return (default, new Problem(415, "not-supported", "not-json-media-type", "Send the request as application/json in UTF-8, without content encoding."));
        }

        var bytes = request.ContentLength > maxBytes ? null : await PooledBytes.Read(request, maxBytes, ct);
        if (bytes is null)
        {
            return (default, new Problem(413, "too-long", "body-too-large", $"The request body is larger than the {maxBytes} bytes this service accepts (setting Requests:MaxBodyBytes)."));
        }

        request.HttpContext.Response.RegisterForDispose(bytes);
        var (document, problem) = await workers.Run(() => Parse(bytes.Memory, options), ct);
        if (document is null)
        {
            return (default, problem);
        }

        request.HttpContext.Response.RegisterForDispose(document);
        return (document.RootElement, null);
    }

    private static (JsonDocument? Document, Problem? Problem) Parse(Memory<byte> bytes, ReaderOptions? options)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            return (null, NotJson("The request body is not valid UTF-8."));
        }

        try
        {
            return (StrictJson.Document(bytes, options), null);
        }
        catch (JsonException exception)
        {
            return (null, NotJson(
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
}
