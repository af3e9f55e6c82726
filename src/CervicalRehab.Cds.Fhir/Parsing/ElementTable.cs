using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>The elements of a type that are understood. What has no row is not.</summary>
internal abstract class ElementTable
{
    private readonly NameTable _names;

    private protected ElementTable(ImmutableArray<ElementRow> rows)
    {
        Rows = rows;
        _names = new NameTable([.. rows.Select(row => row.Name)]);
    }

    /// <summary>One row an element, or a type of a choice.</summary>
    internal ImmutableArray<ElementRow> Rows { get; }

    /// <summary>A modifier deep within what is passed over leaves the resource not understood.</summary>
    internal bool LooksWithin { get; init; }

    /// <summary>The place of an element; -1 when it is not understood.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name) => _names.IndexOf(name);

    /// <summary>The row of an element; null when it is not understood.</summary>
    internal ElementRow? Find(string name) => IndexOf(Encoding.UTF8.GetBytes(name)) is >= 0 and var at ? Rows[at] : null;

    /// <summary>True when a member or two types of a choice that is read are there twice, at any depth that is read: the SDK does not always tell. Two that are passed over are noted. The reader is left on the last token.</summary>
    internal bool HasTwoOfAChoice(ref Utf8JsonReader json, Noted noted)
    {
        var hasTwo = false;
        if (json.TokenType == JsonTokenType.StartArray)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                hasTwo |= HasTwoOfAChoice(ref json, noted);
            }
        }
        else if (json.TokenType == JsonTokenType.StartObject)
        {
            var (chosen, names) = (new List<ElementRow>(), new HashSet<string>(StringComparer.Ordinal));
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var name = json.GetString()!;
                var row = Find(name.TrimStart('_'));
                hasTwo |= !names.Add(name);
                json.Read();
                if (row is null)
                {
                    json.Skip();
                    continue;
                }

                hasTwo |= IsSecond(row, chosen, noted);
                chosen.Add(row);
                hasTwo |= HasTwoWithin(ref json, row, noted);
            }
        }

        return hasTwo;
    }

    private static bool IsSecond(ElementRow row, List<ElementRow> chosen, Noted noted)
    {
        if (row.Choice is not { } choice || chosen.Find(other => other != row && other.Choice == choice) is not { } first)
        {
            return false;
        }

        if (row.Harmless is null || first.Harmless is null)
        {
            return true;
        }

        noted.Add(row.Name);
        return false;
    }

    private static bool HasTwoWithin(ref Utf8JsonReader json, ElementRow row, Noted noted)
    {
        if (row.Inner is not { } inner)
        {
            json.Skip();
            return false;
        }

        var first = noted.Count;
        var hasTwo = inner.HasTwoOfAChoice(ref json, noted);
        noted.Within(row.Name, first);
        return hasTwo;
    }
}
