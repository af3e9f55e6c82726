using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>How a FHIR server can answer, badly for the most part.</summary>
internal static class Faults
{
    private const string FhirJson = "application/fhir+json; charset=utf-8";

    private const string Outcome = """{ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": "processing", "diagnostics": "marker-diagnostics" }] }""";

    public static RequestDelegate Json(string body) => Body(body, FhirJson);

    public static RequestDelegate Body(string body, string? type) => http =>
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body, http.RequestAborted);
    };

    public static RequestDelegate Bytes(byte[] body) => http =>
    {
        http.Response.ContentType = FhirJson;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    };

    public static RequestDelegate Status(int status, string? retryAfter = null) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = retryAfter;
        return Body(Outcome, FhirJson)(http);
    };

    public static RequestDelegate NoContent => http =>
    {
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    };

    /// <summary>An OperationOutcome that claims success.</summary>
    public static RequestDelegate OutcomeAsSuccess => Json(Outcome);

    public static RequestDelegate Redirect(string target) => http =>
    {
        http.Response.Redirect(target, permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    };

    /// <summary>Accepts the request and never answers.</summary>
    public static RequestDelegate Hang => http => Task.Delay(Timeout.Infinite, http.RequestAborted);

    /// <summary>Sends the headers and a beginning, and then nothing.</summary>
    public static RequestDelegate HangInTheBody => async http =>
    {
        await Json("""{ "resourceType": """)(http);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await Task.Delay(Timeout.Infinite, http.RequestAborted);
    };

    /// <summary>Closes the connection instead of an answer.</summary>
    public static RequestDelegate Abort => http =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Promises more than it sends.</summary>
    public static RequestDelegate CutOff => async http =>
    {
        http.Response.ContentLength = 10_000;
        await Json("""{ "resourceType": "Bundle" """)(http);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    };

    public static RequestDelegate Large(int bytes) => Json($$"""{ "resourceType": "Bundle", "type": "searchset", "id": "{{new string('x', bytes)}}" }""");

    public static RequestDelegate NotUtf8 => Bytes([.. """{ "resourceType": "Bundle", "id": """u8, (byte)'"', 0xFF, .. "\" }"u8]);

    /// <summary>A search that finds nothing.</summary>
    public static byte[] Nothing { get; } = [.. """{ "resourceType": "Bundle", "type": "searchset", "entry": [] }"""u8];

    /// <summary>Says that its bytes are compressed in a way in which they are not.</summary>
    public static RequestDelegate Announced(string encoding, byte[] bytes) => http =>
    {
        http.Response.Headers.ContentEncoding = encoding;
        return Bytes(bytes)(http);
    };

    /// <summary>The bytes as gzip.</summary>
    public static byte[] Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }

    public static RequestDelegate After(int milliseconds, RequestDelegate answer) => async http =>
    {
        await Task.Delay(milliseconds, http.RequestAborted);
        await answer(http);
    };

    /// <summary>One after the other; the last one stays.</summary>
    public static RequestDelegate InTurn(params RequestDelegate[] answers)
    {
        var turn = -1;
        return http => answers[Math.Min(Interlocked.Increment(ref turn), answers.Length - 1)](http);
    }

    /// <summary>A searchset page.</summary>
    public static string Page(IEnumerable<string> resources, string? next = null, int? total = null)
    {
        var page = new StringBuilder("""{ "resourceType": "Bundle", "type": "searchset", """);
        page.Append(total is { } count ? string.Create(CultureInfo.InvariantCulture, $"\"total\": {count}, ") : string.Empty);
        page.Append(next is not null ? $$""" "link": [{ "relation": "self", "url": "x" }, { "relation": "next", "url": "{{next}}" }], """ : string.Empty);
        return page.Append($$""" "entry": [{{string.Join(',', resources.Select(resource => $$"""{ "resource": {{resource}} }"""))}}] }""").ToString();
    }
}
