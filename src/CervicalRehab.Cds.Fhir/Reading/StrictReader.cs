using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Reads JSON token by token and notes a member that is repeated within its object, without a document in memory. Throws
/// <see cref="JsonException"/> on what is no JSON; repeated members never throw, so that a fault of syntax behind them is still the one
/// that is told. Stands in for <see cref="Utf8JsonReader"/>, which reads the same tokens at two to three times the cost; a test holds the two
/// against each other, and a fault is told by the latter.
/// </summary>
public ref struct StrictReader : IDisposable
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Level[] _levels = ArrayPool<Level>.Shared.Rent(MaxDepth + 1);
    private readonly MemberNames _names = new();
    private Expected _expected;
    private int _depth;
    private int _next;
    private int _textStart;
    private int _textEnd;

    /// <summary>Reads from the start of <paramref name="json"/>, which is UTF-8.</summary>
    public StrictReader(ReadOnlySpan<byte> json) => _json = json;

    private enum Expected : byte
    {
        Value,
        FirstItem,
        FirstName,
        AfterValue,
    }

    /// <summary>Kind of the current token.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>Where the current token starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current token ends; that of a name includes its colon.</summary>
    public readonly int End => _next;

    /// <summary>The current name or text as sent; meaningless where <see cref="IsEscaped"/>.</summary>
    public readonly ReadOnlySpan<byte> Text => _json[_textStart.._textEnd];

    /// <summary>Whether the current name or text holds an escape.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>A member was repeated within its object.</summary>
    public readonly bool HasRepeatedMember => _names.IsRepeated;

    /// <summary>An object had so many members, or names with such escapes, that repetition was not looked for in it.</summary>
    public readonly bool IsUnchecked => _names.IsUnchecked;

    /// <summary>Tokens read so far.</summary>
    public int Tokens { get; private set; }

    /// <summary>Whether the current name or text is this one, escapes considered.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) => IsEscaped ? Unescaped().ValueTextEquals(text) : Text.SequenceEqual(text);

    /// <summary>The current text without escapes.</summary>
    public readonly string? GetString() => IsEscaped ? Unescaped().GetString() : Encoding.UTF8.GetString(Text);

    /// <summary>A byte of the text.</summary>
    public readonly byte this[int at] => _json[at];

    /// <summary>The next token; false at the end.</summary>
    public bool Read()
    {
        var at = Lexeme.Space(_json, _next);
        switch (_expected)
        {
            case Expected.AfterValue when _depth == 0:
                return at < _json.Length ? throw Fault() : false;
            case Expected.AfterValue when IsAt(at, ','):
                at = Lexeme.Space(_json, at + 1);
                ReadItem(at);
                break;
            case Expected.AfterValue:
                Close(at);
                break;
            case Expected.FirstName when IsAt(at, '}'):
            case Expected.FirstItem when IsAt(at, ']'):
                Close(at);
                break;
            case Expected.FirstName:
                ReadName(at);
                break;
            default:
                ReadValue(at);
                break;
        }

        Tokens++;
        return true;
    }

    /// <summary>Reads to the end of the value that the current token starts.</summary>
    public void Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var level = _levels[--_depth];
        _next = level.IsObject ? SkipMembers(_next, level.Members, _depth + 1) : SkipItems(_next, _depth + 1);
        Token = level.IsObject ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        _expected = Expected.AfterValue;
        Start = _next - 1;
    }

    /// <summary>Reads past the whole value of the member whose name is the current token, and gives where it started.</summary>
    public int Pass()
    {
        var at = Lexeme.Space(_json, _next);
        _next = SkipValue(at, _depth);
        Token = JsonTokenType.None;
        _expected = Expected.AfterValue;
        return at;
    }

    /// <summary>Returns the pooled memory.</summary>
    public readonly void Dispose()
    {
        ArrayPool<Level>.Shared.Return(_levels);
        _names.Dispose();
    }

    // What is skipped is checked like all else, in fewer steps: there is no token to stop at.
    private int SkipMembers(int at, MemberNames.Members members, int depth)
    {
        at = Lexeme.Space(_json, at);
        while (!IsAt(at, '}'))
        {
            if (!IsAt(at, '"'))
            {
                throw Fault();
            }

            var isEscaped = false;
            var end = Lexeme.String(_json, at + 1, ref isEscaped);
            if (end == Lexeme.Broken)
            {
                throw Fault();
            }

            _names.Note(ref members, _json, at + 1, end - 1, isEscaped);
            at = Lexeme.Space(_json, end);
            if (!IsAt(at, ':'))
            {
                throw Fault();
            }

            Tokens++;
            at = SkipToNext(SkipValue(Lexeme.Space(_json, at + 1), depth), '}');
        }

        _names.Leave(members);
        Tokens++;
        return at + 1;
    }

    private int SkipItems(int at, int depth)
    {
        at = Lexeme.Space(_json, at);
        while (!IsAt(at, ']'))
        {
            at = SkipToNext(SkipValue(at, depth), ']');
        }

        Tokens++;
        return at + 1;
    }

    // The next item, which must be there behind a comma, or what closes.
    private readonly int SkipToNext(int at, char closing)
    {
        at = Lexeme.Space(_json, at);
        if (!IsAt(at, ','))
        {
            return IsAt(at, closing) ? at : throw Fault();
        }

        at = Lexeme.Space(_json, at + 1);
        return IsAt(at, closing) ? throw Fault() : at;
    }

    private int SkipValue(int at, int depth)
    {
        Tokens++;
        var isEscaped = false;
        var end = (uint)at >= (uint)_json.Length ? Lexeme.Broken : _json[at] switch
        {
            (byte)'"' => Lexeme.String(_json, at + 1, ref isEscaped),
            (byte)'{' when depth < MaxDepth => SkipMembers(at + 1, _names.Enter(), depth + 1),
            (byte)'[' when depth < MaxDepth => SkipItems(at + 1, depth + 1),
            (byte)'t' => Word(at, "true"u8),
            (byte)'f' => Word(at, "false"u8),
            (byte)'n' => Word(at, "null"u8),
            _ => Lexeme.Number(_json, at),
        };
        return end == Lexeme.Broken ? throw Fault() : end;
    }

    private void ReadItem(int at)
    {
        if (_levels[_depth - 1].IsObject)
        {
            ReadName(at);
        }
        else
        {
            ReadValue(at);
        }
    }

    private void ReadName(int at)
    {
        if (!IsAt(at, '"'))
        {
            throw Fault();
        }

        ReadText(at);
        _names.Note(ref _levels[_depth - 1].Members, _json, _textStart, _textEnd, IsEscaped);
        var colon = Lexeme.Space(_json, _next);
        if (!IsAt(colon, ':'))
        {
            throw Fault();
        }

        Token = JsonTokenType.PropertyName;
        _next = colon + 1;
        _expected = Expected.Value;
    }

    private void ReadValue(int at)
    {
        if ((uint)at >= (uint)_json.Length)
        {
            throw Fault();
        }

        switch (_json[at])
        {
            case (byte)'"':
                ReadText(at);
                Token = JsonTokenType.String;
                _expected = Expected.AfterValue;
                break;
            case (byte)'{':
                Open(at, isObject: true);
                break;
            case (byte)'[':
                Open(at, isObject: false);
                break;
            case (byte)'t':
                Scalar(at, Word(at, "true"u8), JsonTokenType.True);
                break;
            case (byte)'f':
                Scalar(at, Word(at, "false"u8), JsonTokenType.False);
                break;
            case (byte)'n':
                Scalar(at, Word(at, "null"u8), JsonTokenType.Null);
                break;
            default:
                Scalar(at, Lexeme.Number(_json, at), JsonTokenType.Number);
                break;
        }
    }

    private void ReadText(int at)
    {
        var isEscaped = false;
        var end = Lexeme.String(_json, at + 1, ref isEscaped);
        if (end == Lexeme.Broken)
        {
            throw Fault();
        }

        (Start, _next, _textStart, _textEnd, IsEscaped) = (at, end, at + 1, end - 1, isEscaped);
    }

    private readonly int Word(int at, ReadOnlySpan<byte> word) => _json[at..].StartsWith(word) ? at + word.Length : Lexeme.Broken;

    private void Scalar(int at, int end, JsonTokenType token)
    {
        if (end == Lexeme.Broken)
        {
            throw Fault();
        }

        (Start, _next, _textStart, _textEnd, IsEscaped) = (at, end, at, end, false);
        Token = token;
        _expected = Expected.AfterValue;
    }

    private void Open(int at, bool isObject)
    {
        if (_depth == MaxDepth)
        {
            throw Fault();
        }

        _levels[_depth++] = new Level(isObject) { Members = _names.Enter() };
        Token = isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray;
        _expected = isObject ? Expected.FirstName : Expected.FirstItem;
        (Start, _next, _textStart, _textEnd, IsEscaped) = (at, at + 1, at, at + 1, false);
    }

    private void Close(int at)
    {
        ref readonly var level = ref _levels[_depth - 1];
        if (!IsAt(at, level.IsObject ? '}' : ']'))
        {
            throw Fault();
        }

        _names.Leave(level.Members);
        _depth--;
        Token = level.IsObject ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        _expected = Expected.AfterValue;
        (Start, _next, _textStart, _textEnd, IsEscaped) = (at, at + 1, at, at + 1, false);
    }

    private readonly bool IsAt(int at, char letter) => (uint)at < (uint)_json.Length && _json[at] == letter;

    private readonly Utf8JsonReader Unescaped()
    {
        var reader = new Utf8JsonReader(_json[(_textStart - 1)..(_textEnd + 1)]);
        reader.Read();
        return reader;
    }

    // Where and why, in the words of the plain reader.
    private readonly JsonException Fault()
    {
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException told)
        {
            return told;
        }

        return new JsonException();
    }

    private record struct Level(bool IsObject)
    {
        public MemberNames.Members Members;
    }
}
