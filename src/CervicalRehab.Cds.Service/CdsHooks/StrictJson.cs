using System.Text.Json;
using System.Text.Unicode;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>JSON that nothing behind it can trip over: UTF-8, no repeated members, at most 64 levels, no half characters.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = StrictReader.MaxDepth };

    // For what a scan has checked already.
    private static readonly JsonDocumentOptions Checked = new() { MaxDepth = StrictReader.MaxDepth };

    /// <summary>Parses bytes, which are changed where half a character was escaped. Throws <see cref="JsonException"/>.</summary>
    public static JsonElement Parse(Span<byte> bytes) => JsonElement.Parse(Text(bytes), Strict);

    /// <summary>
    /// The body of a hook call as a document on the bytes themselves, without the parts nobody reads. It must be disposed of before the bytes
    /// are used again; the whole body when there are no options. Throws <see cref="JsonException"/>, and <see cref="TooManyMembersException"/> before
    /// repetition is looked for among them.
    /// </summary>
    public static JsonDocument Document(Memory<byte> bytes, ReaderOptions? options)
    {
        var body = bytes[^Text(bytes.Span).Length..];
        if (options is null)
        {
            return JsonDocument.Parse(body, Strict);
        }

        var scan = BodyScan.Of(body.Span, options);
        return scan.HasRepeatedMember ? throw new JsonException()
            : scan.HasTooManyMembers ? throw new TooManyMembersException()
            : JsonDocument.Parse(Cut.Out(body, scan.Cuts), scan.IsUnchecked ? Strict : Checked);
    }

    private static Span<byte> Text(Span<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new JsonException();
        }

        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        LoneSurrogates.Replace(text);
        return text;
    }
}

/// <summary>An object of the body has more than <see cref="StrictReader.MaxMembers"/> members.</summary>
internal sealed class TooManyMembersException : JsonException;
