using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Service.Terminology;

/// <summary>One usable row of a ConceptMap.</summary>
internal sealed record MappedCode(Term Site, Term Ours);

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

    private const string Root = "ConceptMap";

    // What R4 wants beside the rows (a status, for instance) decides nothing here; a row that lacks something says so itself.
    private const string MandatoryMissing = CodedValidationException.MANDATORY_ELEMENT_MUST_BE_PRESENT_CODE;

    /// <summary>Reads the text of one map; every fault names its element.</summary>
    public static ConceptMapReading Read(string json)
    {
        var (resource, faults) = StrictResource.Read(Encoding.UTF8.GetBytes(json));
        if (resource is not ConceptMap map)
        {
            return Broken(resource is null ? $"it is {faults[0].Text}" : "it is no ConceptMap");
        }

        // A map that is read in part might map a code to something else than its author meant. The first fault of an element leads to the others.
        ImmutableArray<string> unreadable = [.. faults.Where(fault => fault.Code != MandatoryMissing).DistinctBy(fault => fault.Path).Select(Words)];
        return unreadable.IsEmpty ? Read(map) : new([], 0, unreadable);
    }

    private static ConceptMapReading Read(ConceptMap map)
    {
        var faults = new List<string>();
        var rows = new List<(MappedCode Code, string Path)>();
        var others = 0;
        foreach (var (group, element, target, path) in Targets(map))
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

    private static IEnumerable<(ConceptMap.GroupComponent Group, ConceptMap.SourceElementComponent Element, ConceptMap.TargetElementComponent Target, string Path)> Targets(ConceptMap map) =>
        from @group in map.Group.Index()
        from element in @group.Item.Element.Index()
        from target in element.Item.Target.Index()
        select (@group.Item, element.Item, target.Item, $"group[{@group.Index}].element[{element.Index}].target[{target.Index}]");

    private static (MappedCode? Row, string? Fault) Row(ConceptMap.GroupComponent group, ConceptMap.SourceElementComponent element, ConceptMap.TargetElementComponent target)
    {
        if (target.Equivalence is not { } equivalence)
        {
            return (null, "equivalence is missing");
        }

        if (equivalence is not (ConceptMapEquivalence.Equal or ConceptMapEquivalence.Equivalent))
        {
            return (null, null);
        }

        if (group.Source is not { } source || group.Target is not { } system || element.Code is not { } site || target.Code is not { } ours)
        {
            return (null, "group.source, group.target, element.code and target.code are needed");
        }

        var row = new MappedCode(new(source, site), new(system, ours));
        var fault = source.Length + site.Length > LongestCode ? $"group.source and element.code together are longer than {LongestCode} characters"
            : target.DependsOn.Count > 0 ? "dependsOn is not supported: the code would be taken for ours in every case"
            : !KnownCodes.IsKnown(row.Ours) ? $"'{ours}' of {system} is not a code this service reads"
            : KnownCodes.IsKnown(row.Site) && row.Site != row.Ours ? $"'{site}' of {source} is a code this service reads already, with a meaning of its own"
            : null;
        return fault is null ? (row, null) : (null, fault);
    }

    private static string Words(ParseFault fault) => fault.Path.StartsWith(Root + ".", StringComparison.Ordinal) ? $"{fault.Path[(Root.Length + 1)..]}: {fault.Text}" : $"it is not R4: {fault.Text}";

    private static ConceptMapReading Broken(string fault) => new([], 0, [fault]);
}
