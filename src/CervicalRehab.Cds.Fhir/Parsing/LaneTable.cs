using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing.Elements;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>The same with the way to read them straight from the bytes, as nearly everything is written. Anything odd is left to the SDK; a name without a row is noted and passed over.</summary>
internal sealed class ElementTable<T> : ElementTable
    where T : class, new()
{
    private const byte Underscore = (byte)'_';

    private readonly ElementRow<T>[] _rows;
    private readonly ulong[] _excludes;
    private readonly ulong _required;
    private readonly ImmutableArray<ulong> _oneOf;

    internal ElementTable(params ImmutableArray<ElementRow<T>> rows)
        : base([.. rows])
    {
        Elements = rows;
        _rows = [.. rows];
        _excludes = new ulong[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            var row = rows[at];
            _required |= row is { IsRequired: true, Choice: null } ? 1UL << at : 0;
            for (var other = 0; other < rows.Length; other++)
            {
                _excludes[at] |= other == at || (row.Choice is not null && row.Choice == rows[other].Choice) ? 1UL << other : 0;
            }
        }

        _oneOf = [.. Enumerable.Range(0, rows.Length).Where(at => rows[at] is { IsRequired: true, Choice: not null }).Select(at => _excludes[at]).Distinct()];
    }

    internal ImmutableArray<ElementRow<T>> Elements { get; }

    /// <summary>Makes an instance: where there are many, sooner than by their type.</summary>
    internal Func<T> Make { get; init; } = static () => new T();

    /// <summary>Reads one as an item of a list.</summary>
    internal ItemReader<T> ReadOne => field ??= this.One;

    /// <summary>Reads an object into <paramref name="it"/>; the reader stands on its first token. False when it is none, or is not certain.</summary>
    internal bool Fill(ref Utf8JsonReader json, T it, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var (seen, beside, first) = (0UL, 0UL, noted.Count);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.ValueIsEscaped)
            {
                return false;
            }

            var name = json.ValueSpan;
            var at = IndexOf(name);
            if (at < 0)
            {
                PassOver(ref json, name, noted, ref beside);
            }
            else if ((seen & (1UL << at)) != 0 || !((seen & _excludes[at]) == 0 ? Read(ref json, at, it, noted, ref seen) : ReadSecond(ref json, at, it, noted, ref seen)))
            {
                return false;
            }
        }

        Note(beside & ~seen, noted);
        return (seen != 0 || noted.Count > first) && (seen & _required) == _required && HasOneOfEach(seen);
    }

    // Of each choice that must be there some type is.
    private bool HasOneOfEach(ulong seen)
    {
        foreach (var types in _oneOf)
        {
            if ((seen & types) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // A JSON null stands for nothing.
    private bool Read(ref Utf8JsonReader json, int at, T it, Noted noted, ref ulong seen)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        seen |= 1UL << at;
        var row = _rows[at];
        if (row.Harmless is not null)
        {
            json.Skip();
            return true;
        }

        var first = noted.Count;
        if (row is { IsOnlyJudged: true, Read: not null })
        {
            JudgeOnly(ref json, row, it, noted);
        }
        else if (row.Read is not { } read || !read(ref json, it, noted))
        {
            return false;
        }

        if (noted.Count > first)
        {
            noted.Within(row.Name, first);
        }

        return true;
    }

    private static void JudgeOnly(ref Utf8JsonReader json, ElementRow<T> row, T it, Noted noted)
    {
        var start = json;
        if (!row.Read!(ref json, it, noted))
        {
            json = start;
            json.Skip();
            noted.AddThis();
        }
    }

    // Another type of a choice that is there already: neither of the two can be the answer alone, and what warns may be in either.
    private bool ReadSecond(ref Utf8JsonReader json, int at, T it, Noted noted, ref ulong seen)
    {
        var (before, second) = (seen, new T());
        if (!Read(ref json, at, second, noted, ref seen))
        {
            return false;
        }

        if (seen != before)
        {
            noted.Add(_rows[at].Name);
            noted.AddSecond(it, second);
        }

        return true;
    }

    // What stands beside a primitive is an extension of it, and means nothing without the primitive.
    private void PassOver(ref Utf8JsonReader json, ReadOnlySpan<byte> name, Noted noted, ref ulong beside)
    {
        var at = name.Length > 1 && name[0] == Underscore ? IndexOf(name[1..]) : NameTable.None;
        if (at == NameTable.None)
        {
            noted.AddUnknown(name);
        }

        json.Read();
        if (at == NameTable.None || _rows[at].Harmless is not null || (_rows[at].MayBeUnknown && NotKnown.IsSaidIn(json)))
        {
            json.Skip();
            return;
        }

        beside |= 1UL << at;
        var first = noted.Count;
        var start = json;
        if (_rows[at].Inner is not null || !Extensions.PassBeside(ref json, noted))
        {
            json = start;
            json.Skip();
            noted.AddThis();
        }

        noted.Within(_rows[at].Name, first);
    }

    private void Note(ulong rows, Noted noted)
    {
        for (var at = 0; rows != 0; at++, rows >>= 1)
        {
            if ((rows & 1) != 0)
            {
                noted.Add(_rows[at].Name);
            }
        }
    }
}
