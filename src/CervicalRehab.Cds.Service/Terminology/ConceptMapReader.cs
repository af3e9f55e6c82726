using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Service.Terminology;

/// <summary>One usable row of a ConceptMap.</summary>
internal sealed record MappedCode(Coding Site, Coding Ours);

/// <summary>What a ConceptMap holds: its usable rows, how many say something else than the same, and what is broken in it.</summary>
internal sealed record ConceptMapReading(ImmutableArray<MappedCode> Rows, int NotEquivalent, ImmutableArray<string> Faults);

/// <summary>
/// Reads R4 ConceptMaps. Only <c>equal</c> and <c>equivalent</c> rows are used: with any other equivalence an "absent" of the site's
/// code would not be an "absent" of ours.
/// </summary>
internal static class ConceptMapReader
{
    private static readonly ImmutableArray<string> Same = ["equal", "equivalent"];

    private static readonly ImmutableArray<string> Other =
        ["relatedto", "wider", "subsumes", "narrower", "specializes", "inexact", "unmatched", "disjoint"];

    /// <summary>Reads the text of one map; every fault names its row.</summary>
    public static ConceptMapReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "resourceType") is "ConceptMap"
                ? Read(root)
                : Broken("it is no ConceptMap");
        }
        catch (JsonException)
        {
            return Broken("it is no valid JSON");
        }
    }

    private static ConceptMapReading Read(JsonElement map)
    {
        var rows = ImmutableArray.CreateBuilder<MappedCode>();
        var faults = ImmutableArray.CreateBuilder<string>();
        var others = 0;
        foreach (var (group, groupPath) in Items(map, "group", string.Empty))
        {
            var source = Text(group, "source");
            var target = Text(group, "target");
            foreach (var (element, elementPath) in Items(group, "element", groupPath))
            {
                foreach (var (mapped, path) in Items(element, "target", elementPath))
                {
                    switch (Row(source, target, element, mapped))
                    {
                        case (null, null): others++; break;
                        case ({ } row, _): rows.Add(row); break;
                        case (_, { } fault): faults.Add($"{path}: {fault}"); break;
                    }
                }
            }
        }

        faults.AddRange(rows.GroupBy(row => (row.Site.System, row.Site.Code)).Where(same => same.Distinct().Count() > 1)
            .Select(same => $"code '{same.Key.Code}' of {same.Key.System} is mapped to more than one of our codes"));
        if (rows.Count == 0 && others == 0 && faults.Count == 0)
        {
            faults.Add("it maps nothing");
        }

        return new(rows.ToImmutable(), others, faults.ToImmutable());
    }

    private static (MappedCode? Row, string? Fault) Row(string? source, string? target, JsonElement element, JsonElement mapped)
    {
        var equivalence = Text(mapped, "equivalence");
        if (equivalence is null || !(Same.Contains(equivalence) || Other.Contains(equivalence)))
        {
            return (null, "equivalence is missing or not an R4 code");
        }

        if (Other.Contains(equivalence))
        {
            return (null, null);
        }

        if (source is null || target is null || Text(element, "code") is not { } site || Text(mapped, "code") is not { } ours)
        {
            return (null, "group.source, group.target, element.code and target.code are needed");
        }

        var coding = new Coding(target, ours);
        return KnownCodes.IsKnown(coding) ? (new(new(source, site), coding), null) : (null, $"'{ours}' of {target} is not a code this service reads");
    }

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement parent, string name, string path) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var items) && items.ValueKind is JsonValueKind.Array
            ? items.EnumerateArray().Select((item, at) => (item, $"{(path.Length == 0 ? string.Empty : path + ".")}{name}[{at}]"))
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static ConceptMapReading Broken(string fault) => new([], 0, [fault]);
}
