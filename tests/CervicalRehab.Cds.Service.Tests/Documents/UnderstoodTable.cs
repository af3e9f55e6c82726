using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>What is read of each kind of resource and what is passed over, one row for the elements of which the same becomes.</summary>
internal static class UnderstoodTable
{
    public static readonly string[] Heads = ["In", "Elements", "What becomes of them"];

    private const string EveryResource = "every resource";

    private static readonly FrozenDictionary<ElementTable, string> DataTypes = new Dictionary<ElementTable, string>(ReferenceEqualityComparer.Instance)
    {
        [ResourceElements.Meta] = "Meta",
        [DataTypeElements.OfCoding] = "Coding",
        [DataTypeElements.OfConcept] = "CodeableConcept",
        [DataTypeElements.OfReference] = "Reference",
        [DataTypeElements.OfFollowed] = "Reference that is followed",
        [DataTypeElements.OfPeriod] = "Period",
        [DataTypeElements.OfQuantity] = "Quantity",
        [DataTypeElements.OfSimpleQuantity] = "SimpleQuantity",
        [DataTypeElements.OfRange] = "Observation.referenceRange",
    }.ToFrozenDictionary<ElementTable, string>(ReferenceEqualityComparer.Instance);

    private static readonly ImmutableArray<(string Name, ElementTable Table)> Resources = [.. ElementTables.All.Select(entry => (entry.Key.Name, entry.Value)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    // What is said of an element of every resource stands once.
    private static readonly FrozenSet<(string, string)> Common = Resources.Select(resource => resource.Table.Rows.Select(Said)).Aggregate((all, some) => all.Intersect(some)).ToFrozenSet();

    public static IEnumerable<string[]> Rows =>
    [
        .. Grouped(EveryResource, Common),
        .. Resources.SelectMany(resource => Of(resource.Name, resource.Table, Common)),
        .. DataTypes.OrderBy(type => type.Value, StringComparer.Ordinal).SelectMany(type => Grouped(type.Value, type.Key.Rows.Select(Said))),
    ];

    // An object of its own within a resource follows it.
    private static IEnumerable<string[]> Of(string name, ElementTable table, FrozenSet<(string, string)> saidBefore) =>
    [
        .. Grouped(name, table.Rows.Select(Said).Where(said => !saidBefore.Contains(said))),
        .. table.Rows.Where(row => row.Inner is { } inner && !DataTypes.ContainsKey(inner)).SelectMany(row => Of($"{name}.{row.Name}", row.Inner!, FrozenSet<(string, string)>.Empty)),
    ];

    private static IEnumerable<string[]> Grouped(string name, IEnumerable<(string Element, string Becomes)> said) =>
        said.GroupBy(row => row.Becomes, row => row.Element, StringComparer.Ordinal).OrderBy(group => group.Key.StartsWith("passed over", StringComparison.Ordinal))
            .Select(group => new[] { name, string.Join(", ", group.Select(element => $"`{element}`")), group.Key });

    private static (string Element, string Becomes) Said(ElementRow row) => (row.Name, row switch
    {
        { Harmless: { } reason } => $"passed over: {reason}",
        { IsOnlyJudged: true } => "looked at for what is not understood; nothing of it is kept",
        { Values: { IsEmpty: false } values } => $"read; understood are only {string.Join(", ", values.Select(value => $"`{value}`"))}",
        { IsRequired: true } => "read; must be there",
        _ => "read",
    });
}
