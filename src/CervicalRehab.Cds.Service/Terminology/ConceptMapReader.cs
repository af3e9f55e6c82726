using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Service.CdsHooks;

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
    // A longer code would not fit into the address of a search.
    private const int LongestCode = 200;

    private static readonly ImmutableArray<string> Same = ["equal", "equivalent"];

    private static readonly ImmutableArray<string> Other =
        ["relatedto", "wider", "subsumes", "narrower", "specializes", "inexact", "unmatched", "disjoint"];

    /// <summary>Reads the text of one map; every fault names its row.</summary>
    public static ConceptMapReading Read(string json)
    {
        try
        {
            return StrictJson.Parse(Encoding.UTF8.GetBytes(json)) is { ValueKind: JsonValueKind.Object } root && Text(root, "resourceType") is "ConceptMap"
                ? Read(root)
                : Broken("it is no ConceptMap");
        }
        catch (JsonException exception)
        {
            return Broken(exception.LineNumber is { } line ? $"it is no valid JSON (line {line + 1})" : "it is no valid JSON: a member is repeated");
        }
    }

    private static ConceptMapReading Read(JsonElement map)
    {
        var faults = new List<string>();
        var rows = new List<(MappedCode Code, string Path)>();
        var others = 0;
        foreach (var (group, element, target, path) in Targets(map, faults))
        {
            var (row, fault) = Row(group, element, target);
            if (fault is not null)
            {
                faults.Add($"{path}: {fault}");
            }
            else if (row is not null)
            {
                rows.Add((row, path));
            }
            else
            {
                others++;
            }
        }

        faults.AddRange(rows.GroupBy(row => row.Code.Site).Where(same => same.Select(row => row.Code).Distinct().Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(row => row.Path))}: '{same.Key.Code}' of {same.Key.System} is mapped to more than one of our codes"));
        if (rows.Count == 0 && others == 0 && faults.Count == 0)
        {
            faults.Add("it maps nothing");
        }

        return new([.. rows.Select(row => row.Code)], others, [.. faults]);
    }

    private static IEnumerable<(JsonElement Group, JsonElement Element, JsonElement Target, string Path)> Targets(JsonElement map, List<string> faults) =>
        from @group in Items(map, "group", string.Empty, faults)
        from element in Items(@group.Item, "element", @group.Path + ".", faults)
        from target in Items(element.Item, "target", element.Path + ".", faults)
        select (@group.Item, element.Item, target.Item, target.Path);

    private static (MappedCode? Row, string? Fault) Row(JsonElement group, JsonElement element, JsonElement target)
    {
        var equivalence = Text(target, "equivalence");
        if (equivalence is null || !(Same.Contains(equivalence) || Other.Contains(equivalence)))
        {
            return (null, "equivalence is missing or not an R4 code");
        }

        if (Other.Contains(equivalence))
        {
            return (null, null);
        }

        if (Text(group, "source") is not { } source || Text(group, "target") is not { } system || Text(element, "code") is not { } site || Text(target, "code") is not { } ours)
        {
            return (null, "group.source, group.target, element.code and target.code are needed");
        }

        var row = new MappedCode(new(source, site), new(system, ours));
        var fault = source.Length + site.Length > LongestCode ? $"group.source and element.code together are longer than {LongestCode} characters"
            : target.TryGetProperty("dependsOn", out _) ? "dependsOn is not supported: the code would be taken for ours in every case"
            : !KnownCodes.IsKnown(row.Ours) ? $"'{ours}' of {system} is not a code this service reads"
            : KnownCodes.IsKnown(row.Site) && row.Site != row.Ours ? $"'{site}' of {source} is a code this service reads already, with a meaning of its own"
            : null;
        return fault is null ? (row, null) : (null, fault);
    }

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement parent, string name, string path, List<string> faults)
    {
        if (!parent.TryGetProperty(name, out var items))
        {
            yield break;
        }

        if (items.ValueKind is not JsonValueKind.Array)
        {
            faults.Add($"{path}{name}: must be a list");
            yield break;
        }

        foreach (var (at, item) in items.EnumerateArray().Index())
        {
            if (item.ValueKind is JsonValueKind.Object)
            {
                yield return (item, $"{path}{name}[{at}]");
            }
            else
            {
                faults.Add($"{path}{name}[{at}]: must be an object");
            }
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static ConceptMapReading Broken(string fault) => new([], 0, [fault]);
}
