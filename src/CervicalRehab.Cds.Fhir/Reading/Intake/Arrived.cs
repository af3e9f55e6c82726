using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>One resource as far as it is known before it is read in full.</summary>
internal sealed class Arrived(SentResource sent, string type, ReadingContext context)
{
    private JsonElement _code;
    private Received? _read;

    internal ReadingContext Context => context;

    internal CodeLookup Codes => context.Codes;

    /// <summary>It as it was sent.</summary>
    internal ReadOnlySpan<byte> Bytes => sent.Bytes.Span;

    /// <summary>It as a document, made when it is asked for first.</summary>
    internal JsonElement Json => sent.Json;

    /// <summary>False when it has no member of this name: so much is told without a document. Where the tables read it, no name has an escape.</summary>
    internal bool MayName(ReadOnlySpan<byte> name) => Bytes.IndexOf(name) >= 0 || (sent.Read is null && HasEscapedLetter(Bytes));

    internal string Type { get; } = type;

    /// <summary>False when the resource does not say what it is, or says it twice.</summary>
    internal required bool Typed { get; init; }

    /// <summary>Id, only when it is a valid one: nothing else of the sender's text may travel in a reference.</summary>
    internal string? Id { get; } = sent.Id is { } id && SentResource.IsId(id) ? id : null;

    /// <summary>Relative reference, or the type alone.</summary>
    internal string Reference => field ??= Id is null ? Type : $"{Type}/{Id}";

    /// <summary>The code with its words, however it was sent.</summary>
    [AllowNull]
    internal CodeableConcept Code
    {
        get => field ??= new CodeableConcept();
        private set;
    }

    /// <summary>The rows of our table that the code names.</summary>
    internal ImmutableArray<KnownCode> Known { get; private set; } = [];

    /// <summary>The rows that the code would name if its system were known (D33).</summary>
    internal ImmutableArray<KnownCode> Unrecognized { get; private set; } = [];

    /// <summary>The rows that the code is a kind of, by what the site says of it.</summary>
    internal ImmutableArray<KnownCode> Kinds { get; private set; } = [];

    /// <summary>True when a code was found, known or not.</summary>
    internal bool HasCode { get; private set; }

    /// <summary>False when the element <c>code</c> is there and is no CodeableConcept of R4.</summary>
    internal bool IsCodeReadable { get; private set; } = true;

    /// <summary>True when the element <c>code</c> is there, whatever it holds.</summary>
    internal bool HasCodeElement => !_code.IsAbsent() || _read is not null;

    /// <summary>The day of an Observation or a report as it was sent, for one that cannot be read.</summary>
    internal RecordedDate? DateAsSent => FhirDate.Parse(Json.Text("effectiveDateTime"u8));

    /// <summary>Fact id of what its code says.</summary>
    internal string? Fact => Known.Select(row => row.Meaning.Fact()).FirstOrDefault(fact => fact is not null);

    /// <summary>Looks for the code in the element where it should be, whatever that holds.</summary>
    internal void Recognize(JsonElement code)
    {
        _code = code;
        IsCodeReadable = code.IsAbsent() || JsonProbe.IsConcept(code);
        Recognize(code.IsAbsent() ? null : JsonProbe.Concept(code));
        if (!IsCodeReadable)
        {
            // Nothing that follows from it is more than left open.
            (Known, Unrecognized) = ([.. Known.Concat(MisplacedCode.Rows(code)).DistinctBy(static row => row.Meaning)], []);
        }
    }

    /// <summary>Takes the code of the resource as it was read.</summary>
    internal void Recognize(Received read, CodeableConcept? code)
    {
        _read = read;
        Recognize(code);
    }

    /// <summary>Takes a code that is elsewhere.</summary>
    internal void Recognize(CodeableConcept? code)
    {
        var stated = StatedConcept.Of(code, Codes);
        (Code, Known, HasCode) = (code, stated.Known, stated.HasCode);
        Unrecognized = stated.MayBeUnrecognized ? Codes.Unrecognized(Code, Known) : [];
        Kinds = Codes.Kinds(code, Known);
    }

    /// <summary>Takes any code of ours in a resource that says something twice: nobody knows which one holds, so each may.</summary>
    internal void RecognizeRepeated()
    {
        IsCodeReadable = false;
        Known = [.. Json.EnumerateObject().Where(static member => member.Name is "code" or "medicationCodeableConcept")
            .SelectMany(static member => JsonProbe.CodesIn(member.Value)).DistinctBy(static row => row.Meaning)];
    }

    /// <summary>The resource as one of this kind; null when it cannot be read as that, or its code cannot.</summary>
    internal Received<T>? Read<T>()
        where T : Resource, new() => (_read ?? (Typed && IsCodeReadable ? Context.Parser.Read<T>(Bytes) : null)) as Received<T>;

    /// <summary>The resources of this type within it, by their codes.</summary>
    internal IEnumerable<Arrived> Contained(string type)
    {
        foreach (var json in Json.Items("contained"u8).Where(json => json.Text("resourceType"u8) == type))
        {
            var inner = new Arrived(SentResource.Of(json), type, context) { Typed = true };
            inner.Recognize(json.Member("code"u8) ?? default);
            yield return inner;
        }
    }

    /// <summary>What the card says about this record.</summary>
    internal Evidence Evidence(string fact, string value, RecordedDate? date = null, string? status = null, string? unit = null, Side side = Side.NotStated, string? method = null) => new()
    {
        Fact = fact,
        Value = value,
        Unit = unit,
        Side = Sides.Word(side),
        Method = method,
        Date = date,
        Status = status,
        Reference = Reference,
    };

    // A letter that is written by its number; quotes and the signs of HTML, which are escaped in every narrative, are none.
    private static bool HasEscapedLetter(ReadOnlySpan<byte> bytes)
    {
        var escape = "\\u00"u8;
        while (bytes.IndexOf(escape) is >= 0 and var at)
        {
            bytes = bytes[(at + escape.Length)..];
            if (bytes is [>= (byte)'4' and <= (byte)'7', ..])
            {
                return true;
            }
        }

        return false;
    }
}
