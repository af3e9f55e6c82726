using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>What the tables of understood elements say about an element.</summary>
internal enum Listing
{
    /// <summary>Not in the table: it must take all comfort away.</summary>
    No,

    /// <summary>In the table as harmless: it must change nothing.</summary>
    Harmless,

    /// <summary>In the table as read: what it says decides.</summary>
    Read,
}

/// <summary>A row of a table.</summary>
internal sealed record Row(bool IsHarmless, string? Choice, ImmutableArray<string> Values, Func<string, Row?>? Inner);

/// <summary>The tables of understood elements, by the resource they stand for. The only place of these tests that knows where the tables are.</summary>
internal static class UnderstoodElements
{
    /// <summary>The table of each resource. A resource without one is not understood in any part.</summary>
    public static FrozenDictionary<string, Func<string, Row?>> Tables { get; } =
        ElementTables.All.ToFrozenDictionary(one => ModelInfo.GetFhirTypeNameForType(one.Key)!, one => Of(one.Value), StringComparer.Ordinal);

    /// <summary>What the table says about an element that is put in.</summary>
    public static Listing Of(Insertion insertion, JsonNode value)
    {
        var table = Tables.GetValueOrDefault(insertion.Place.Resource) ?? (static _ => null);
        foreach (var step in insertion.Place.Path)
        {
            var row = table(step);
            if (row is not { IsHarmless: false, Inner: { } inner })
            {
                // A modifier changes what holds it. Within what is not read that is nothing; who looks for it there all the same is right as well.
                return row is null ? Listing.No : IsModifier(insertion.Name) ? row.IsHarmless ? Listing.Read : Listing.No : row.IsHarmless ? Listing.Harmless : Listing.Read;
            }

            table = inner;
        }

        return insertion.IsPartLabel ? Listing.No
            : insertion.Name is ['_', .. var plain] ? OfBeside(table(plain), insertion.Place.Holder.ContainsKey(plain))
            : table(insertion.Name) is not { } found || HasOther(insertion, table, found) || !Takes(found, value) ? Listing.No
            : found.IsHarmless ? Listing.Harmless
            : Listing.Read;
    }

    private static bool IsModifier(string name) => name is "modifierExtension" or "implicitRules";

    // An extension adds to the value beside it. Without one it says that there is none, which matters where the value is read.
    private static Listing OfBeside(Row? row, bool hasValue) =>
        row is null ? Listing.No
        : hasValue ? Listing.Harmless
        : row.IsHarmless ? Listing.Read
        : Listing.No;

    private static bool HasOther(Insertion insertion, Func<string, Row?> table, Row row) =>
        row.Choice is { } choice && insertion.Place.Holder.Any(member => member.Key != insertion.Name && table(member.Key)?.Choice == choice);

    private static bool Takes(Row row, JsonNode value) => row.Values.IsEmpty || row.Values.Contains(value.ToString(), StringComparer.Ordinal);

    private static Func<string, Row?> Of(ElementTable table) => name =>
        table.Find(name) is { } row ? new(row.Harmless is not null, row.Choice, row.Values, row.Inner is { } inner ? Of(inner) : null) : null;
}
