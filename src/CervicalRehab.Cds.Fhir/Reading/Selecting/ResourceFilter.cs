using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What one pass over the members of a resource tells: type, id and subject, and whether its code may concern anybody here. Doubt keeps a resource for the readers. Nothing is copied.</summary>
public ref partial struct ResourceFilter
{
    // In the order of the members. A drug of which a part is hidden may be any (D29). A drug that is pointed to is named there, or as well (D29). What is ordered in detail is read as the code is, and rare (D41); an order may be ours by what it instantiates (D24); a record of whatever code may hold findings of ours (D36, D37, D39), or name them as its reason (D41).
    private static readonly NameTable s_names = new("resourceType", "id", "subject", "code", "medicationCodeableConcept", "medicationReference", "orderDetail", "instantiatesCanonical", "meta", "contained", "conclusionCode", "component", "valueCodeableConcept", "reasonCode", "evidence", "entry");

    private readonly ReaderOptions _options;
    private readonly BundleHead? _head;
    private ConceptFilter _code;
    private SubjectFilter _subject;
    private Kind _kind;
    private int _seen;
    private bool _isKept;
    private bool _isPart;
    private bool _isAtEnd;

    internal ResourceFilter(ReaderOptions options, BundleHead? head = null)
    {
        (_options, _head) = (options, head);
        _code = new(options);
    }

    private enum Member
    {
        ResourceType,
        Id,
        Subject,
        Code,
        MedicationCode,
        MedicationReference,
        Details,
        Instantiates,
        Meta,
        Contained,
        Conclusion,
        Component,
        Value,
        Reason,
        Evidence,
        Entries,
    }

    /// <summary><c>resourceType</c>, if it is one of R4: a resource of any other may be anything, like one without a type.</summary>
    public string? Type { get; private set; }

    /// <summary>The letters of <c>id</c>, if it is a text without escapes.</summary>
    public ReadOnlySpan<byte> Id { get; private set; }

    /// <summary>The text of one with escapes.</summary>
    internal string? UnescapedId { get; private set; }

    /// <summary>There is an id without escapes, which may be empty.</summary>
    public bool HasId { get; private set; }

    /// <summary>The literal reference to the subject as it was sent; empty when there is none.</summary>
    public readonly ReadOnlySpan<byte> Subject => _subject.Reference;

    /// <summary>There is a literal reference to the subject.</summary>
    public readonly bool HasSubject => _subject.HasReference;

    /// <summary>A name has an escape, or the subject or the code has a form that only the readers judge.</summary>
    public bool IsUnusual { get; private set; }

    /// <summary>One of the members that are looked for is there twice.</summary>
    public bool HasRepeatedMember { get; private set; }

    /// <summary>Where the code stands in what the reader reads, from its first byte to behind its last; nowhere when it has none.</summary>
    public (int Start, int End) CodeAt { get; private set; }

    /// <summary>True when no reader would use, list or count the resource, provided that its subject is the patient in context.</summary>
    public readonly bool IsPassedOver => !_isKept && !IsUnusual && !HasRepeatedMember && _kind switch
    {
        Kind.Finding or Kind.Order => _code is { HasCode: true, MayBeKnown: false },
        Kind.Problem => (_code.HasCode || _code.HasText) && _code is { MayBeKnown: false, MayNameOpll: false },
        Kind.Medication => !_isPart && _code is { NamesDrug: true, MayBeKnown: false, MayNameDrug: false },
        Kind.CodeAlone => _code is { HasCode: true, MayBeKnown: false },
        _ => false,
    };

    /// <summary>Reads as far as behind the code; true when a resource with this code may be of concern. What is told of other members is not complete.</summary>
    internal bool ReadToCode(ref Utf8JsonReader json) => ReadTo(Member.Code, ref json) && (_code.IsUnusual || !IsPassedOver);

    /// <summary>Reads on to the next entries of a Bundle, the first token of their list; false at the end of the resource. What is told is complete only then.</summary>
    internal bool ReadToEntries(ref Utf8JsonReader json)
    {
        if (ReadTo(Member.Entries, ref json))
        {
            return true;
        }

        IsUnusual |= _code.IsUnusual || _subject.IsUnusual;
        HasRepeatedMember |= _code.HasRepeatedMember || _subject.HasRepeatedMember;
        return false;
    }

    /// <summary>Reads to the end, whatever entries there are.</summary>
    internal void ReadToEnd(ref Utf8JsonReader json)
    {
        while (ReadToEntries(ref json))
        {
            json.Skip();
        }
    }

    // False at the end of the resource.
    private bool ReadTo(Member last, ref Utf8JsonReader json)
    {
        while (!_isAtEnd && json.Read() && !(_isAtEnd = json.TokenType == JsonTokenType.EndObject))
        {
            var at = json.ValueIsEscaped ? Unescaped(ref json) : s_names.IndexOf(json.ValueSpan);
            var member = (Member)at;
            if (at == NameTable.None || (_head is not null && (member == Member.Meta || MayHoldMore(member))))
            {
                PassOver(ref json);
                continue;
            }

            HasRepeatedMember |= (_seen & (1 << at)) != 0 && !MayHoldMore(member);
            _seen |= 1 << at;
            json.Read();
            if (member == last && last == Member.Entries)
            {
                return true;
            }

            Read(ref json, member);
            if (member == last)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayHoldMore(Member member) => member is >= Member.Contained and <= Member.Evidence;

    private readonly bool MayHoldAlarm(Member member) => Type is null || _kind is Kind.Finding or Kind.Problem or Kind.CodeAlone || (member is Member.Contained or Member.Reason && _kind != Kind.Other);

    private readonly void PassOver(ref Utf8JsonReader json)
    {
        if (_head is null)
        {
            json.Skip();
        }
        else
        {
            _head.Read(ref json);
        }
    }

    private int Unescaped(ref Utf8JsonReader json)
    {
        IsUnusual = true;
        return SharedTexts.Of(ref json) is { } name ? s_names.IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) : NameTable.None;
    }

    private void Read(ref Utf8JsonReader json, Member member)
    {
        switch (member)
        {
            case Member.ResourceType:
                ReadType(ref json);
                break;
            case Member.Id when json is { TokenType: JsonTokenType.String, ValueIsEscaped: true }:
                (HasId, UnescapedId) = (false, SharedTexts.Of(ref json));
                break;
            case Member.Id when json.TokenType == JsonTokenType.String:
                HasId = true;
                Id = json.ValueSpan;
                break;
            case Member.Subject:
                _subject.Read(ref json);
                break;
            case Member.Meta:
                _isPart |= PartLabels.MayBeIn(ref json);
                break;
            case Member.Code when _kind != Kind.Medication:
            case Member.MedicationCode when _kind == Kind.Medication:
                CodeAt = ((int)json.TokenStartIndex, 0);
                _code.Read(ref json, withWords: _kind is Kind.Problem or Kind.Medication);
                CodeAt = (CodeAt.Start, (int)json.BytesConsumed);
                break;
            case >= Member.Contained and <= Member.Evidence when !_isKept && !_code.MayBeKnown && MayHoldAlarm(member):
                _isKept = AlarmFilter.MayBeIn(ref json, _options);
                break;
            default:
                _isKept |= member is Member.MedicationReference or Member.Details or Member.Instantiates;
                json.Skip();
                break;
        }
    }
}
