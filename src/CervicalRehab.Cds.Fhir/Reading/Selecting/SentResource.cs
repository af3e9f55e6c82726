using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What stands where a resource should: its bytes within the body, which are not copied, and what one pass over them told.</summary>
public sealed class SentResource
{
    private static readonly SearchValues<char> OfId = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private JsonElement _json;

    internal SentResource(ReadOnlyMemory<byte> bytes, JsonValueKind kind) => (Bytes, Kind) = (bytes, kind);

    /// <summary>The JSON, valid as long as the body it came in.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>An object, if it is a resource at all; else null, or undefined for anything that it cannot be.</summary>
    public JsonValueKind Kind { get; }

    /// <summary><c>resourceType</c>, if it is one of R4: a resource of any other may be anything, like one without a type.</summary>
    public string? Type { get; internal init; }

    /// <summary><c>id</c>, if it is a text.</summary>
    public string? Id { get; internal init; }

    /// <summary><c>fullUrl</c> of its entry, where it was asked for.</summary>
    public string? Url { get; internal set; }

    /// <summary>Its entries; null when it has none.</summary>
    public SentBundle? Bundle { get; internal init; }

    /// <summary>The literal reference to its subject, if it names one and <see cref="IsUsual"/>.</summary>
    internal string? Subject { get; init; }

    /// <summary>The instance that the tables made of it during the walk; null for what is read later, or not by tables.</summary>
    internal Received? Read { get; init; }

    /// <summary>Type, code and subject have the form of R4, in names without escapes; what has not is asked for by <see cref="Json"/>.</summary>
    internal bool IsUsual { get; init; }

    /// <summary>A member by which resources are told apart is there twice: nobody knows which one holds.</summary>
    public bool HasRepeatedMember { get; internal init; }

    /// <summary>The whole of it as a document, made when it is asked for first.</summary>
    public JsonElement Json => _json.ValueKind == JsonValueKind.Undefined && !Bytes.IsEmpty ? _json = JsonElement.Parse(Bytes.Span) : _json;

    /// <summary>JSON that is at hand already.</summary>
    public static SentResource Of(JsonElement json) => json.ValueKind == JsonValueKind.Undefined
        ? new(default, JsonValueKind.Undefined)
        : BodyWalk.Read(JsonMarshal.GetRawUtf8Value(json).ToArray(), options: null);

    /// <summary>True for 1 to 64 letters, digits, hyphens and dots that are no step in a path.</summary>
    public static bool IsId(ReadOnlySpan<char> id) => id.Length is > 0 and <= 64 && !id.ContainsAnyExcept(OfId) && id is not ("." or "..");

    /// <summary>True when both say the same, however they are written.</summary>
    internal bool SaysTheSameAs(SentResource other)
    {
        try
        {
            return JsonElement.DeepEquals(Json, other.Json);
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // A number whose exponent is beyond all numbers is not compared by its value, and half a character not at all.
            return false;
        }
    }
}
