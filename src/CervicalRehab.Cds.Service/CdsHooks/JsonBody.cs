using System.Buffers;
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
    /// <summary>The whole body parsed on a thread of the workers, or what is wrong with it: 408, 413, 415 or 400. Nothing may keep a part of it beyond the answer.</summary>
    public static async Task<(JsonElement Body, Problem? Problem)> Read(HttpRequest request, RequestLimits limits, Workers workers, CancellationToken ct)
    {
        var (bytes, problem) = await Receive(request, limits, ct);
        return bytes is null ? (default, problem) : await workers.Run(() => Parse(request, bytes), ct);
    }

    /// <summary>The bytes of the body, or 408, 413 or 415. Their memory goes back to the pool with the answer.</summary>
    public static async Task<(PooledBytes? Bytes, Problem? Problem)> Receive(HttpRequest request, RequestLimits limits, CancellationToken ct)
    {
        if (!IsJson(request))
        {
            return (null, new Problem(415, "not-supported", "not-json-media-type", "Send the request as application/json in UTF-8, without content encoding."));
        }

        if (request.ContentLength > limits.MaxBodyBytes)
        {
            return (null, TooLarge(limits));
        }

        // A caller that sends a body bit by bit would otherwise keep a place among the calls for hours.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(limits.BodySeconds));
        try
        {
            if (await PooledBytes.Read(request, limits.MaxBodyBytes, patience.Token) is not { } bytes)
            {
                return (null, TooLarge(limits));
            }

            request.HttpContext.Response.RegisterForDispose(bytes);
            return (bytes, null);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // What is still to come is not waited for.
            request.HttpContext.Response.Headers.Connection = "close";
            return (null, new Problem(408, "timeout", "body-too-slow", $"The request body did not arrive within {limits.BodySeconds} s (setting Requests:BodySeconds). Send the call again, with a new token."));
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            // The server takes a chunk of more bytes than there are numbers for as a broken line and not as a bad request.
            request.HttpContext.Response.Headers.Connection = "close";
            return (null, new Problem(400, "structure", "body-unreadable", "The request body cannot be read: mend its Content-Length or its chunks."));
        }
    }

    private static Problem TooLarge(RequestLimits limits) =>
        new(413, "too-long", "body-too-large", $"The request body is larger than the {limits.MaxBodyBytes} bytes this service accepts (setting Requests:MaxBodyBytes).");

    /// <summary>What was received as strict JSON, told apart in one walk; or 400 or 413.</summary>
    public static (HookBody? Body, Problem? Problem) Walk(PooledBytes bytes, ReaderOptions options)
    {
        var (body, problem) = Parsed(bytes, text => HookBody.Read(text, options));
        return body is { HasTooManyMembers: true }
            ? (null, new Problem(413, "too-costly", "too-many-members", $"An object of the request's envelope has more than {HookBody.MostMembers} members. No CDS Hooks object has as many: send lists as arrays."))
            : (body, problem);
    }

    /// <summary>What is wrong with a Bundle of the prefetch, of the draft orders or of the parameters of <c>$apply</c>, whose entries each cost more to judge than their few bytes suggest; null when none is too large.</summary>
    public static Problem? TooManyEntries(HookBody body, int most) => body.PathOfMoreThan(most) is { } path
        ? new(413, "too-costly", "too-many-entries", $"A Bundle here has more than the {most} entries this service accepts (setting Requests:MaxEntries). Send what the prefetch template asks for and no more.", path)
        : null;

    private static (JsonElement Body, Problem? Problem) Parse(HttpRequest request, PooledBytes bytes)
    {
        var (document, problem) = Parsed(bytes, StrictJson.Document);
        if (document is null)
        {
            return (default, problem);
        }

        request.HttpContext.Response.RegisterForDispose(document);
        return (document.RootElement, null);
    }

    private static (T? Parsed, Problem? Problem) Parsed<T>(PooledBytes bytes, Func<Memory<byte>, T> parse)
        where T : class
    {
        try
        {
            return (parse(bytes.Memory), null);
        }
        catch (JsonException) when (!Utf8.IsValid(bytes.Memory.Span))
        {
            return (null, NotJson("The request body is not valid UTF-8."));
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

/// <summary>A request body in memory of the pool, which gets it back when this is disposed of.</summary>
internal sealed class PooledBytes : IDisposable
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _bytes;
    private int _length;

    private PooledBytes(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The body.</summary>
    public Memory<byte> Memory => _bytes.AsMemory(0, _length);

    /// <summary>The whole body, or null when it is longer than allowed. When reading fails the memory stays with the collector.</summary>
    public static async Task<PooledBytes?> Read(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var body = new PooledBytes((int)Math.Min(request.ContentLength + 1 ?? FirstBytes, maxBytes + 1L));
        var inHand = request.HttpContext.Features.Get<BodyInHand>();
        while (await request.Body.ReadAsync(body._bytes.AsMemory(body._length), ct) is var read and > 0)
        {
            body._length += read;
            inHand?.Add(read);
            if (body._length > maxBytes)
            {
                body.Dispose();
                return null;
            }

            body.GrowWhenFull();
        }

        inHand?.End();
        return body;
    }

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _length) = ([], 0);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void GrowWhenFull()
    {
        if (_length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
            _bytes.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
