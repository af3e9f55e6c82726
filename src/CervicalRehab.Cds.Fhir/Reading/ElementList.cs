using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// The elements of a type whose meaning a reader knows: those it reads, and those that cannot change what it reads. Any other leaves the resource not
/// understood (D29).
/// </summary>
internal sealed class ElementList
{
    private readonly FrozenDictionary<byte[], ElementRow>.AlternateLookup<ReadOnlySpan<byte>> _rows;
    private readonly ImmutableArray<string> _choices;

    internal ElementList(params ImmutableArray<ElementRow> rows)
    {
        Rows = rows;
        _rows = rows.ToFrozenDictionary(row => Encoding.UTF8.GetBytes(row.Name), new Utf8Comparer()).GetAlternateLookup<ReadOnlySpan<byte>>();
        _choices = [.. rows.Select(row => row.Choice).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every row.</summary>
    internal ImmutableArray<ElementRow> Rows { get; }

    /// <summary>True when every member of the object, and of the objects within it that are read, has a row. A list is understood when each item is.</summary>
    internal bool Understands(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => IsObjectUnderstood(json),
        JsonValueKind.Array => AreUnderstood(json),
        _ => true,
    };

    private bool AreUnderstood(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!Understands(item))
            {
                return false;
            }
        }

        return true;
    }

    // Of a choice one form may be there, each a bit.
    private bool IsObjectUnderstood(JsonElement json)
    {
        var chosen = 0;
        foreach (var member in json.EnumerateObject())
        {
            // No name of ours is written with an escape.
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (_rows.TryGetValue(name, out var row) ? row.Inside?.Understands(member.Value) == false || !row.Takes(member.Value) : !IsBesideAValue(json, name, member.Value))
            {
                return false;
            }

            var bit = row?.Choice is { } choice ? 1 << _choices.IndexOf(choice) : 0;
            if ((chosen & bit) != 0)
            {
                return false;
            }

            chosen |= bit;
        }

        return true;
    }

    // Beside a primitive stand its id and extensions, under its name behind an underscore: they add to the value that is there and never stand for it.
    // One that says why there is none contradicts it.
    private bool IsBesideAValue(JsonElement json, ReadOnlySpan<byte> name, JsonElement beside) =>
        name is [(byte)'_', .. var plain] && _rows.TryGetValue(plain, out var row) && json.Member(plain) is { ValueKind: not JsonValueKind.Object } && (row.Why is not null || !SaysAbsent(beside));

    private static bool SaysAbsent(JsonElement beside) => beside.Member("extension"u8) is { ValueKind: JsonValueKind.Array } extensions
        && extensions.EnumerateArray().Any(static extension => extension.Text("url"u8) is { } url && Extensions.Meaningful.Any(name => url.EndsWith(name, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>One element. <paramref name="Why"/> it is harmless; null when it is read.</summary>
internal sealed record ElementRow(string Name, string? Why)
{
    /// <summary>The list for what is within it; null when nothing there could change its meaning.</summary>
    internal ElementList? Inside { get; init; }

    /// <summary>The element of which only one form may be there.</summary>
    internal string? Choice { get; init; }

    /// <summary>The only values that are understood; empty when the reader judges them, or none changes anything.</summary>
    internal ImmutableArray<string> Values { get; init; } = [];

    /// <summary>True when the value is one that is understood.</summary>
    internal bool Takes(JsonElement value) => Values.IsEmpty || Values.Contains(value.Words() ?? value.GetRawText(), StringComparer.Ordinal);
}

/// <summary>The lists of data types, and what every list is made of.</summary>
internal static class ElementRows
{
    private const string Addition = "an addition that R4 says may be ignored, modifiers have an element of their own";

    internal static readonly ElementList Coding = new(Read("system"), Read("code"), Read("display"), Harmless("id", Addition), Harmless("extension", Addition), Harmless("version", "a code of ours means the same in every version"), Harmless("userSelected", "who chose the coding"));

    internal static readonly ElementList Concept = new(Read("coding", Coding), Read("text"), Harmless("id", Addition), Harmless("extension", Addition));

    internal static readonly ElementList Period = new(Read("start"), Read("end"), Harmless("id", Addition), Harmless("extension", Addition));

    internal static readonly ElementList Reference = new(
        Read("reference"), Read("display"), Harmless("type", "the type stands in the reference"), Harmless("identifier", "judged with the subject"), Harmless("id", Addition), Harmless("extension", Addition));

    private static readonly ElementList Meta = new(
        Read("tag", Coding), Read("security", Coding), Harmless("versionId", "which version it is, not what it says"), Harmless("lastUpdated", "when the server stored it"),
        Harmless("source", "which system it came from"), Harmless("profile", "a claim about its form, which is read as it is"), Harmless("id", Addition), Harmless("extension", Addition));

    /// <summary>What any resource may have besides its own elements; <c>implicitRules</c> and <c>modifierExtension</c> have no row.</summary>
    internal static readonly ImmutableArray<ElementRow> OfAnyResource =
    [
        Read("resourceType"), Read("id"), Read("meta", Meta), Harmless("language", "the language of its texts"), Harmless("text", "a rendering of the same"), Harmless("contained", "read only where something points to it"),
        Harmless("extension", Addition), Harmless("identifier", "a business name of the record"),
    ];

    internal static ElementRow Read(string name, ElementList? inside = null, string? choice = null) => new(name, null) { Inside = inside, Choice = choice };

    /// <summary>An element of which only these values are understood.</summary>
    internal static ElementRow Coded(string name, params ImmutableArray<string> values) => new(name, null) { Values = values };

    /// <summary>Several elements that are harmless for one reason.</summary>
    internal static ImmutableArray<ElementRow> AllHarmless(string why, params ImmutableArray<string> names) => [.. names.Select(name => Harmless(name, why))];

    internal static ElementRow Harmless(string name, string why, string? choice = null) => new(name, why) { Choice = choice };
}
