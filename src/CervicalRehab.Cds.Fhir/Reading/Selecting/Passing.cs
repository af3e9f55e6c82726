namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Passes over a whole value of JSON. It is checked like all else, in fewer steps: there is no token to stop at. Places are given as by
/// <see cref="Lexeme"/>.
/// </summary>
internal ref struct Passing(ReadOnlySpan<byte> json, MemberNames names)
{
    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>Tokens passed.</summary>
    public int Tokens { get; private set; }

    /// <summary>Behind the value that starts at <paramref name="at"/>, within <paramref name="depth"/> levels.</summary>
    public int Value(int at, int depth)
    {
        Tokens++;
        var isEscaped = false;
        return (uint)at >= (uint)_json.Length ? Lexeme.Broken : _json[at] switch
        {
            (byte)'"' => Lexeme.String(_json, at + 1, ref isEscaped),
            (byte)'{' when depth < StrictReader.MaxDepth => Members(at + 1, names.Enter(), depth + 1),
            (byte)'[' when depth < StrictReader.MaxDepth => Items(at + 1, depth + 1),
            (byte)'t' => Lexeme.Word(_json, at, "true"u8),
            (byte)'f' => Lexeme.Word(_json, at, "false"u8),
            (byte)'n' => Lexeme.Word(_json, at, "null"u8),
            _ => Lexeme.Number(_json, at),
        };
    }

    /// <summary>Behind the object of which the first name, or the end, comes next.</summary>
    public int Members(int at, MemberNames.Members members, int depth)
    {
        at = Lexeme.Space(_json, at);
        while (!IsAt(at, '}'))
        {
            if (at == Lexeme.Broken)
            {
                return Lexeme.Broken;
            }

            at = Member(at, ref members, depth);
        }

        names.Leave(members);
        Tokens++;
        return at + 1;
    }

    /// <summary>Behind the object of which a value ends at <paramref name="at"/>.</summary>
    public int Rest(int at, MemberNames.Members members, int depth) => Members(Next(at, '}'), members, depth);

    /// <summary>Behind the array of which the first item, or the end, comes next.</summary>
    public int Items(int at, int depth)
    {
        at = Lexeme.Space(_json, at);
        while (!IsAt(at, ']'))
        {
            at = Next(Value(at, depth), ']');
            if (at == Lexeme.Broken)
            {
                return Lexeme.Broken;
            }
        }

        Tokens++;
        return at + 1;
    }

    private int Member(int at, ref MemberNames.Members members, int depth)
    {
        var behind = names.Foreseen(ref members, _json, at, out _);
        Tokens++;
        return Next(Value(Lexeme.Space(_json, behind == Lexeme.Broken ? Name(at, ref members) : behind), depth), '}');
    }

    // Behind the colon.
    private readonly int Name(int at, ref MemberNames.Members members)
    {
        var isEscaped = false;
        var end = IsAt(at, '"') ? Lexeme.String(_json, at + 1, ref isEscaped) : Lexeme.Broken;
        var colon = Lexeme.Space(_json, end);
        if (!IsAt(colon, ':'))
        {
            return Lexeme.Broken;
        }

        names.Note(ref members, _json, at, end, colon + 1, isEscaped);
        return colon + 1;
    }

    // What closes, or the next item, which must be there behind a comma. Behind what is broken there is neither.
    private readonly int Next(int at, char closing)
    {
        at = Lexeme.Space(_json, at);
        if (!IsAt(at, ','))
        {
            return IsAt(at, closing) ? at : Lexeme.Broken;
        }

        at = Lexeme.Space(_json, at + 1);
        return IsAt(at, closing) ? Lexeme.Broken : at;
    }

    private readonly bool IsAt(int at, char letter) => (uint)at < (uint)_json.Length && _json[at] == letter;
}
