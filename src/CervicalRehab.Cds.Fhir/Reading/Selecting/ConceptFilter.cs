using System.Buffers;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a CodeableConcept may mean, judged from its UTF-8 without keeping anything of it. Errs to the side of yes.</summary>
internal ref struct ConceptFilter(ReaderOptions options)
{
    private const int LongestCode = 32;

    private bool _withWords;

    public bool HasCode { get; private set; }

    public bool HasText { get; private set; }

    /// <summary>Some coding may have a meaning here.</summary>
    public bool MayBeKnown { get; private set; }

    public bool MayNameOpll { get; private set; }

    public bool MayNameDrug { get; private set; }

    /// <summary>It says which drug it is, in words.</summary>
    public bool NamesDrug { get; private set; }

    /// <summary>It has a form that only the readers judge.</summary>
    public bool IsUnusual { get; private set; }

    /// <summary>A coding says its system or its code twice.</summary>
    public bool HasRepeatedMember { get; private set; }

    public bool WasRead { get; private set; }

    /// <summary>Reads the concept; the reader stands on its first token and is left on its last.</summary>
    public void Read(ref Utf8JsonReader json, bool withWords)
    {
        WasRead = true;
        _withWords = withWords;
        if (!Opens(ref json, JsonTokenType.StartObject))
        {
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.ValueSpan;
            var (isCoding, isText) = (json.ValueTextEquals("coding"u8), json.ValueTextEquals("text"u8));
            IsUnusual |= json.ValueIsEscaped;
            json.Read();
            if (isCoding)
            {
                ReadCodings(ref json);
            }
            else if (isText && json.TokenType == JsonTokenType.String)
            {
                HasText = true;
                ReadWords(ref json);
            }
            else
            {
                // A problem whose words are no text is one that cannot be read.
                IsUnusual |= isText && withWords && json.TokenType != JsonTokenType.Null;
                PassOver(ref json, MisplacedCode.OfConcept.IndexOf(name) != NameTable.None);
            }
        }
    }

    private void ReadCodings(ref Utf8JsonReader json)
    {
        if (!Opens(ref json, JsonTokenType.StartArray))
        {
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Opens(ref json, JsonTokenType.StartObject))
            {
                ReadCoding(ref json);
            }
        }
    }

    private void ReadCoding(ref Utf8JsonReader json)
    {
        ReadOnlySpan<byte> system = default;
        ReadOnlySpan<byte> code = default;
        var (hasSystem, hasCode) = (false, false);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            IsUnusual |= json.ValueIsEscaped;
            var name = json.ValueSpan;
            json.Read();
            if (name.SequenceEqual("system"u8))
            {
                HasRepeatedMember |= hasSystem;
                hasSystem = true;
                system = Token(ref json);
            }
            else if (name.SequenceEqual("code"u8))
            {
                HasRepeatedMember |= hasCode;
                hasCode = true;
                code = Token(ref json);
            }
            else if (name.SequenceEqual("display"u8) && json.TokenType == JsonTokenType.String)
            {
                ReadWords(ref json);
            }
            else
            {
                IsUnusual |= name.SequenceEqual("coding"u8);
                PassOver(ref json, MisplacedCode.OfCoding.IndexOf(name) != NameTable.None);
            }
        }

        HasCode |= !code.IsEmpty;
        MayNameDrug |= _withWords && AtcClasses.Is(system);
        MayBeKnown |= !code.IsEmpty && MayMeanSomething(system, code);
    }

    // What R4 does not have here may be our code in the wrong place, or the words for it.
    private void PassOver(ref Utf8JsonReader json, bool isOfR4)
    {
        if (isOfR4)
        {
            json.Skip();
        }
        else
        {
            IsUnusual |= MisplacedCode.MayBeIn(ref json, _withWords);
        }
    }

    // A code or a system; anything but a plain text of some length is unusual.
    private ReadOnlySpan<byte> Token(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length > 0)
        {
            return json.ValueSpan;
        }

        IsUnusual = true;
        json.Skip();
        return default;
    }

    private readonly bool MayMeanSomething(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        if (options.IsOfSite(system))
        {
            return true;
        }

        if (code.Length > LongestCode || !Ascii.IsValid(code))
        {
            return true;
        }

        var bare = code.Trim((byte)' ');
        return CodeLookup.IsWrittenAsOurs(bare) || SnomedExpression.Is(bare) || Nameless.MayBeWithheld(bare) || (CodeLookup.MayBeIcd(bare) && SystemSpellings.Known(system) is null or Systems.Icd10Cm);
    }

    private void ReadWords(ref Utf8JsonReader json)
    {
        if (!_withWords)
        {
            return;
        }

        Span<char> letters = stackalloc char[256];
        if (json.ValueIsEscaped || json.ValueSpan.Length > letters.Length || Ascii.ToUtf16(json.ValueSpan, letters, out var length) != OperationStatus.Done)
        {
            (MayNameOpll, MayNameDrug) = (true, true);
            return;
        }

        ReadOnlySpan<char> text = letters[..length];
        MayNameOpll |= OpllWords.MayBeIn(text);
        var (namesOne, namesOurs) = DrugNames.Judge(text);
        NamesDrug |= namesOne;
        MayNameDrug |= namesOurs;
    }

    private bool Opens(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (json.TokenType == token)
        {
            return true;
        }

        IsUnusual = true;
        json.Skip();
        return false;
    }
}
