using System.Buffers;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Reads JSON token by token and notes a member that is repeated within its object, without a document in memory. Throws
/// <see cref="JsonException"/> on what is no JSON; repeated members never throw, so that a fault of syntax behind them is still the one
/// that is told.
/// </summary>
public ref struct StrictReader : IDisposable
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    // No FHIR or CDS Hooks object has as many members. Above it the few lines here would be slow, and the caller checks otherwise.
    private const int MembersCompared = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Member[] _members = ArrayPool<Member>.Shared.Rent(MaxDepth * MembersCompared);
    private readonly Level[] _levels = ArrayPool<Level>.Shared.Rent(MaxDepth + 1);
    private Utf8JsonReader _reader;
    private int _depth;
    private int _count;

    /// <summary>Reads from the start of <paramref name="json"/>.</summary>
    public StrictReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Kind of the current token.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>Where the current token starts.</summary>
    public readonly int Start => (int)_reader.TokenStartIndex;

    /// <summary>Where the current token ends.</summary>
    public readonly int End => (int)_reader.BytesConsumed;

    /// <summary>The current name or text as sent; meaningless where <see cref="IsEscaped"/>.</summary>
    public readonly ReadOnlySpan<byte> Text => _reader.ValueSpan;

    /// <summary>Whether the current name or text holds an escape.</summary>
    public readonly bool IsEscaped => _reader.ValueIsEscaped;

    /// <summary>Whether the current token is this text, escapes considered.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) => _reader.ValueTextEquals(text);

    /// <summary>A member was repeated within its object.</summary>
    public bool HasRepeatedMember { get; private set; }

    /// <summary>An object had so many members, or names with such escapes, that repetition was not looked for in it.</summary>
    public bool IsUnchecked { get; private set; }

    /// <summary>Tokens read so far.</summary>
    public int Tokens { get; private set; }

    /// <summary>The current text without escapes.</summary>
    public readonly string? GetString() => _reader.GetString();

    /// <summary>The next token; false at the end.</summary>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        Tokens++;
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Note();
                break;
            case JsonTokenType.StartObject:
                _levels[_depth++] = new Level(_count);
                break;
            case JsonTokenType.EndObject:
                _count = _levels[--_depth].First;
                break;
            default:
                break;
        }

        return true;
    }

    /// <summary>Reads to the end of the value that the current token starts.</summary>
    public void Skip()
    {
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = _reader.CurrentDepth;
        while (Read() && _reader.CurrentDepth > depth)
        {
        }
    }

    /// <summary>Returns the pooled memory.</summary>
    public readonly void Dispose()
    {
        ArrayPool<Member>.Shared.Return(_members);
        ArrayPool<Level>.Shared.Return(_levels);
    }

    private void Note()
    {
        ref var level = ref _levels[_depth - 1];
        if (HasRepeatedMember || IsUnchecked || _reader.ValueIsEscaped || _count - level.First == MembersCompared)
        {
            IsUnchecked |= !HasRepeatedMember;
            return;
        }

        var name = _reader.ValueSpan;
        var member = new Member(Digest(name), (int)_reader.TokenStartIndex + 1, name.Length);
        var bit = 1UL << (int)(member.Digest >> 58);
        HasRepeatedMember = (level.Seen & bit) != 0 && IsAmong(_members.AsSpan(level.First, _count - level.First), member, name);
        level.Seen |= bit;
        _members[_count++] = member;
    }

    private readonly bool IsAmong(ReadOnlySpan<Member> members, Member member, ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var other in members)
        {
            if (other.Digest == member.Digest && _json.Slice(other.At, other.Length).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    // Ends and length of a name: enough to tell the names of one FHIR object apart; equal ones are compared in full.
    private static ulong Digest(ReadOnlySpan<byte> name)
    {
        const ulong odd = 0x9E37_79B9_7F4A_7C15;
        var ends = name.Length >= sizeof(ulong)
            ? BitConverter.ToUInt64(name) ^ ulong.RotateLeft(BitConverter.ToUInt64(name[^sizeof(ulong)..]), 23)
            : Short(name);
        return (ends ^ (ulong)name.Length) * odd;
    }

    private static ulong Short(ReadOnlySpan<byte> name)
    {
        var digest = 0UL;
        foreach (var letter in name)
        {
            digest = (digest << 8) | letter;
        }

        return digest;
    }

    private readonly record struct Member(ulong Digest, int At, int Length);

    private record struct Level(int First)
    {
        // One bit per member seen: most names need no comparison at all.
        public ulong Seen { get; set; }
    }
}
