using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The one walk over a body: each resource is told apart by its bytes and handed on as a slice of them, and most of a large record is passed over; nothing is without options.</summary>
public sealed class BodyWalk(ReadOnlyMemory<byte> body, ReaderOptions? options)
{
    private const int FewSubjects = 8;

    private static readonly ReaderOptions Default = new();

    private readonly List<string> _subjects = [];
    private readonly ResourceParser _parser = new();

    /// <summary>Whether it is asked what the entries of Bundles are called.</summary>
    public bool WithUrls { get; init; }

    /// <summary>A text that is one JSON value and nothing else. Throws <see cref="JsonException"/>.</summary>
    public static SentResource Read(ReadOnlyMemory<byte> json, ReaderOptions? options)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        var value = new BodyWalk(json, options).Value(ref reader);
        reader.Read();
        return value;
    }

    /// <summary>The value on whose first token the reader stands, whatever it is about; a Bundle with its entries. The reader is left on its last token.</summary>
    public SentResource Value(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            var kind = json.TokenType == JsonTokenType.Null ? JsonValueKind.Null : JsonValueKind.Undefined;
            json.Skip();
            return new(Slice(start, ref json), kind);
        }

        var bundle = new SentBundle();
        var filter = new ResourceFilter(options ?? Default, bundle.Head);
        while (filter.ReadToEntries(ref json))
        {
            new EntryWalk(this, bundle).Read(ref json, start);
        }

        return Kept(filter, start, ref json, filter.Type is "Bundle" || bundle.HasList ? bundle : null);
    }

    /// <summary>The same for the resource of an entry, which may be passed over.</summary>
    internal (SentResource? Kept, PassedOver Passed) Resource(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        var first = json;
        var filter = new ResourceFilter(options ?? Default);
        if (filter.ReadToCode(ref json) && filter.Type is { } type && options is not null && ByTable(type, ref first) is { } read)
        {
            json = first;
            return (read, default);
        }

        if (filter.Type is "Bundle")
        {
            json = first;
            return (Value(ref json), default);
        }

        filter.ReadToEnd(ref json);
        return filter.IsPassedOver && options is not null ? (null, new(Slice(start, ref json), filter.Type!, filter.HasSubject ? SubjectText(filter.Subject) : null)) : (Kept(filter, start, ref json, bundle: null), default);
    }

    // What the tables read is read once, and told apart by what was read. The reader is left on the last token, or anywhere.
    private SentResource? ByTable(string type, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        return type switch
        {
            "Observation" when _parser.Fast(ref json, [], ObservationElements.Observation) is { } read && IsToldBy(read) => Read(read, read.Resource.Subject, start, ref json),
            "Condition" when _parser.Fast(ref json, [], ConditionElements.Condition) is { } read && IsToldBy(read) => Read(read, read.Resource.Subject, start, ref json),
            _ => null,
        };
    }

    // Its code and its subject hold nothing odd.
    private static bool IsToldBy<T>(Received<T> read)
        where T : Resource
    {
        foreach (var path in read.NotUnderstood)
        {
            if (path.StartsWith("code", StringComparison.Ordinal) || path.StartsWith("subject", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private SentResource Read<T>(Received<T> read, ResourceReference? subject, int start, ref Utf8JsonReader json)
        where T : Resource => new(Slice(start, ref json), JsonValueKind.Object)
        {
            Type = read.Resource.TypeName,
            Id = read.Resource.IdElement.Letters(),
            Subject = subject?.ReferenceElement.Letters(),
            IsUsual = true,
            Read = read,
        };

    private ReadOnlyMemory<byte> Slice(int start, ref Utf8JsonReader json) => body[start..(int)json.BytesConsumed];

    private SentResource Kept(scoped in ResourceFilter filter, int start, ref Utf8JsonReader json, SentBundle? bundle) => new(Slice(start, ref json), JsonValueKind.Object)
    {
        Type = filter.Type,
        Id = filter.HasId ? Encoding.UTF8.GetString(filter.Id) : filter.UnescapedId,
        Subject = filter.HasSubject && !filter.IsUnusual ? SubjectText(filter.Subject) : null,
        IsUsual = !filter.IsUnusual && !filter.HasRepeatedMember,
        HasRepeatedMember = filter.HasRepeatedMember,
        Bundle = bundle,
    };

    // A body names few.
    private string SubjectText(ReadOnlySpan<byte> literal)
    {
        foreach (var known in _subjects)
        {
            if (Ascii.Equals(literal, known))
            {
                return known;
            }
        }

        var text = Encoding.UTF8.GetString(literal);
        if (_subjects.Count < FewSubjects)
        {
            _subjects.Add(text);
        }

        return text;
    }
}
