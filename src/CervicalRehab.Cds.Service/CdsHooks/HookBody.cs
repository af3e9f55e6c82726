using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>A body told apart in one walk: the envelope as a document, what may be a resource as a slice of the bytes. It lives as long as they do.</summary>
internal sealed class HookBody
{
    /// <summary>Most members of an object of the envelope: no object of CDS Hooks has as many, and each has to be compared with the others.</summary>
    public const int MostMembers = 1_024;

    private readonly List<(int Start, int End)> _cuts = [];
    private readonly Dictionary<string, SentResource> _prefetch = new(16, StringComparer.Ordinal);
    private readonly Dictionary<int, SentResource> _parameters = [];
    private readonly ReadOnlyMemory<byte> _text;
    private readonly ReaderOptions? _options;

    private HookBody(ReadOnlyMemory<byte> text, ReaderOptions? options) => (_text, _options) = (text, options);

    /// <summary>What is said beside the resources; in the place of each is an empty object.</summary>
    public JsonElement Envelope { get; private set; }

    /// <summary><c>context.draftOrders</c>; null when it is no object.</summary>
    public SentResource? DraftOrders { get; private set; }

    /// <summary>An object of the envelope has more than <see cref="MostMembers"/>; the envelope is not read then.</summary>
    public bool HasTooManyMembers { get; private set; }

    /// <summary>Reads it; without options no resource is passed over. Throws <see cref="JsonException"/> on what is no JSON, and where the envelope repeats a member.</summary>
    public static HookBody Read(Memory<byte> bytes, ReaderOptions? options)
    {
        ReadOnlyMemory<byte> text = StrictJson.Text(bytes);
        var body = new HookBody(text, options);
        var json = new Utf8JsonReader(text.Span);
        json.Read();
        body.ReadEnvelope(ref json);

        // What stands behind the end is a fault.
        json.Read();
        body.Envelope = body.HasTooManyMembers ? default : StrictJson.WithoutRepetition(Cuts.Without(text.Span, CollectionsMarshal.AsSpan(body._cuts)));
        return body;
    }

    /// <summary>The value of a prefetch key; null when it is absent.</summary>
    public SentResource? Prefetched(string key) => _prefetch.GetValueOrDefault(key);

    /// <summary>The resource of the parameter of <c>$apply</c> at this place; null when it has none.</summary>
    public SentResource? OfParameter(int at) => _parameters.GetValueOrDefault(at);

    /// <summary>Where a Bundle stands that has more entries than this; null when none has.</summary>
    public string? PathOfMoreThan(int entries) =>
        _prefetch.Values.Any(value => value.Bundle?.Count > entries) ? "prefetch"
        : DraftOrders?.Bundle?.Count > entries ? "context.draftOrders"
        : _parameters.Values.Any(value => value.Bundle?.Count > entries) ? "Parameters.parameter.resource"
        : null;

    private void ReadEnvelope(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Pass(ref json);
            return;
        }

        for (var count = 0; Next(ref json, ref count);)
        {
            var (isPrefetch, isContext, isAuthorization, isParameters) =
                (json.ValueTextEquals("prefetch"u8), json.ValueTextEquals("context"u8), json.ValueTextEquals("fhirAuthorization"u8), json.ValueTextEquals("parameter"u8));
            json.Read();
            if (json.TokenType == JsonTokenType.StartArray && isParameters)
            {
                ReadParameters(ref json);
            }
            else if (json.TokenType != JsonTokenType.StartObject || !(isPrefetch || isContext || isAuthorization))
            {
                Pass(ref json);
            }
            else if (isPrefetch)
            {
                ReadPrefetch(ref json);
            }
            else
            {
                ReadContext(ref json);
            }
        }
    }

    private void ReadPrefetch(ref Utf8JsonReader json)
    {
        var walk = new BodyWalk(_text, _options);
        for (var count = 0; Next(ref json, ref count);)
        {
            var key = json.GetString()!;
            json.Read();
            var value = Resource(walk, ref json);
            if (count <= MostMembers)
            {
                _prefetch[key] = value;
            }
        }
    }

    // The same for the authorization, of which nothing lies deeper.
    private void ReadContext(ref Utf8JsonReader json)
    {
        for (var count = 0; Next(ref json, ref count);)
        {
            var (isDrafts, isSelections) = (json.ValueTextEquals("draftOrders"u8), json.ValueTextEquals("selections"u8));
            json.Read();
            if (isDrafts && json.TokenType == JsonTokenType.StartObject)
            {
                DraftOrders = Resource(new(_text, options: null) { WithUrls = true }, ref json);
            }
            else if (isSelections)
            {
                json.Skip();
            }
            else
            {
                Pass(ref json);
            }
        }
    }

    private void ReadParameters(ref Utf8JsonReader json)
    {
        for (var at = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; at++)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                Pass(ref json);
                continue;
            }

            for (var count = 0; Next(ref json, ref count);)
            {
                var (isResource, isReference) = (json.ValueTextEquals("resource"u8), json.ValueTextEquals("valueReference"u8));
                json.Read();
                if (isResource && json.TokenType == JsonTokenType.StartObject)
                {
                    _parameters[at] = Resource(new(_text, _options) { WithUrls = true }, ref json);
                }
                else if (isReference)
                {
                    json.Skip();
                }
                else
                {
                    Pass(ref json);
                }
            }
        }
    }

    private bool Next(ref Utf8JsonReader json, ref int count)
    {
        var isMember = json.Read() && json.TokenType != JsonTokenType.EndObject;
        count += isMember ? 1 : 0;
        HasTooManyMembers |= count > MostMembers;
        return isMember;
    }

    private SentResource Resource(BodyWalk walk, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        var resource = walk.Value(ref json);
        Cut(start, ref json);
        return resource;
    }

    private void Pass(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        Cut(start, ref json);
    }

    private void Cut(int start, ref Utf8JsonReader json)
    {
        if (_text.Span[start] is (byte)'{' or (byte)'[')
        {
            _cuts.Add((start, (int)json.BytesConsumed));
        }
    }
}
