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
    private readonly Level[] _levels = ArrayPool<Level>.Shared.Rent(MaxDepth);
    private readonly MemberNames _names = new();
    private Expected _expected;
    private int _depth;
    private int _next;
    private int _textStart;
    private int _textEnd;

    /// <summary>Reads from the start of <paramref name="json"/>, which is UTF-8.</summary>
    public StrictReader(ReadOnlySpan<byte> json) => _json = json;

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

    /// <summary>Most members of one object.</summary>
    public const int MaxMembers = MemberNames.Most;

    /// <summary>An object had more than <see cref="MaxMembers"/>.</summary>
    public readonly bool HasTooManyMembers => _names.AreTooMany;

    /// <summary>Tokens read so far.</summary>
    public int Tokens { get; private set; }

    /// <summary>How many names were read in full; others are those that came next in an object of the kind before.</summary>
    public readonly int NamesInFull => _names.InFull;

    /// <summary>How many names were looked at again for those: few of the names before them in their objects.</summary>
    public readonly int NamesLookedBack => _names.LookedBack;

    /// <summary>Whether the current name or text is this one, escapes considered.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) => IsEscaped ? Unescaped().ValueTextEquals(text) : Text.SequenceEqual(text);

    /// <summary>The current text without escapes.</summary>
    public readonly string? GetString() => IsEscaped ? Unescaped().GetString() : Encoding.UTF8.GetString(Text);

    /// <summary>The next token; false at the end.</summary>
    public bool Read()
    {
        var at = Lexeme.Space(_json, _next);
        switch (_expected)
        {
            case Expected.AfterValue when _depth == 0:
                return at < _json.Length ? throw Fault() : false;
            case Expected.AfterValue when IsAt(at, ',') && _levels[_depth - 1].IsObject:
                ReadName(Lexeme.Space(_json, at + 1));
                break;
            case Expected.AfterValue when IsAt(at, ','):
                ReadValue(Lexeme.Space(_json, at + 1));
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
        var passing = new Passing(_json, _names);
        Behind(level.IsObject ? passing.Members(_next, level.Members, _depth + 1) : passing.Items(_next, _depth + 1), passing.Tokens);
        (Start, Token) = (_next - 1, level.IsObject ? JsonTokenType.EndObject : JsonTokenType.EndArray);
    }

    /// <summary>Reads past the members that are left of an object, behind the value of one of them. The current token is then the end of the object.</summary>
    public void SkipRest()
    {
        var level = _levels[--_depth];
        var passing = new Passing(_json, _names);
        Behind(passing.Rest(_next, level.Members, _depth + 1), passing.Tokens);
        (Start, Token) = (_next - 1, JsonTokenType.EndObject);
    }

    /// <summary>Reads past the whole value of the member whose name is the current token.</summary>
    public void Pass()
    {
        var passing = new Passing(_json, _names);
        Behind(passing.Value(Lexeme.Space(_json, _next), _depth), passing.Tokens);
        Token = JsonTokenType.None;
    }

    /// <summary>The member just passed, from its name to the end of its value.</summary>
    public readonly ReadOnlySpan<byte> Passed => _json[Start.._next];

    /// <summary>Returns the pooled memory.</summary>
    public readonly void Dispose()
    {
        ArrayPool<Level>.Shared.Return(_levels);
        _names.Dispose();
    }

    private void Behind(int end, int tokens)
    {
        _next = end == Lexeme.Broken ? throw Fault() : end;
        _expected = Expected.AfterValue;
        Tokens += tokens;
    }

    private void ReadName(int at)
    {
        ref var members = ref _levels[_depth - 1].Members;
        var behind = _names.Foreseen(ref members, _json, at, out var lastQuote);
        if (behind != Lexeme.Broken)
        {
            Take(at, behind, JsonTokenType.PropertyName, Expected.Value);
            (_textStart, _textEnd) = (at + 1, lastQuote);
            return;
        }

        ReadText(at, JsonTokenType.PropertyName, Expected.Value);
        var colon = Lexeme.Space(_json, _next);
        behind = IsAt(colon, ':') ? colon + 1 : throw Fault();
        _names.Note(ref members, _json, at, _next, behind, IsEscaped);
        _next = behind;
    }

    private void ReadValue(int at)
    {
        switch ((uint)at < (uint)_json.Length ? _json[at] : default)
        {
            case (byte)'"':
                ReadText(at, JsonTokenType.String, Expected.AfterValue);
                break;
            case (byte)'{':
                Open(at, JsonTokenType.StartObject, Expected.FirstName);
                break;
            case (byte)'[':
                Open(at, JsonTokenType.StartArray, Expected.FirstItem);
                break;
            case var letter:
                var (end, token) = letter switch
                {
                    (byte)'t' => (Lexeme.Word(_json, at, "true"u8), JsonTokenType.True),
                    (byte)'f' => (Lexeme.Word(_json, at, "false"u8), JsonTokenType.False),
                    (byte)'n' => (Lexeme.Word(_json, at, "null"u8), JsonTokenType.Null),
                    _ => (Lexeme.Number(_json, at), JsonTokenType.Number),
                };
                Take(at, end, token, Expected.AfterValue);
                break;
        }
    }

    private void ReadText(int at, JsonTokenType token, Expected next)
    {
        var isEscaped = false;
        Take(at, IsAt(at, '"') ? Lexeme.String(_json, at + 1, ref isEscaped) : Lexeme.Broken, token, next);
        (_textStart, _textEnd, IsEscaped) = (at + 1, _next - 1, isEscaped);
    }

    private void Open(int at, JsonTokenType token, Expected next)
    {
        Take(at, _depth < MaxDepth ? at + 1 : Lexeme.Broken, token, next);
        _levels[_depth++] = new Level(token is JsonTokenType.StartObject) { Members = token is JsonTokenType.StartObject ? _names.Enter() : _names.EnterArray() };
    }

    private void Close(int at)
    {
        var level = _levels[--_depth];
        Take(at, IsAt(at, level.IsObject ? '}' : ']') ? at + 1 : Lexeme.Broken, level.IsObject ? JsonTokenType.EndObject : JsonTokenType.EndArray, Expected.AfterValue);
        _names.Leave(level.Members);
    }

    private void Take(int at, int end, JsonTokenType token, Expected next)
    {
        (Start, _next, Token, _expected) = (at, end == Lexeme.Broken ? throw Fault() : end, token, next);
        (_textStart, _textEnd, IsEscaped) = (at, end, false);
    }

    private readonly bool IsAt(int at, char letter) => (uint)at < (uint)_json.Length && _json[at] == letter;

    private readonly Utf8JsonReader Unescaped() => PlainReader.AtText(_json[(_textStart - 1)..(_textEnd + 1)]);

    private readonly JsonException Fault() => PlainReader.FaultOf(_json);
}
