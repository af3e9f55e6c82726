using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Service.Terminology;

/// <summary>One usable row of a ConceptMap.</summary>
internal sealed record MappedCode(Term Site, Term Ours);

/// <summary>What a ConceptMap holds: its usable rows, how many say something else than the same, and what is broken in it.</summary>
internal sealed record ConceptMapReading(ImmutableArray<MappedCode> Rows, int NotEquivalent, ImmutableArray<string> Faults)
{
    /// <summary>Rows <c>relatedto</c>: the site's code is asked for where ours is, and has no meaning of its own. So a panel or a report is found whose parts are coded with our codes.</summary>
    public ImmutableArray<MappedCode> Related { get; init; } = [];

    /// <summary>Rows <c>wider</c> and <c>subsumes</c>: what is present under the site's code is present under ours, and what is absent under it says nothing of ours.</summary>
    public ImmutableArray<MappedCode> Kinds { get; init; } = [];
}

/// <summary>
/// Reads R4 ConceptMaps. Only <c>equal</c> and <c>equivalent</c> rows are read as ours: with any other equivalence an "absent" of the site's
/// code would not be an "absent" of ours, or a "present" no "present".
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
        ImmutableArray<string> refused = unreadable.IsEmpty ? [.. Withdrawn(map), .. Modified(map)] : unreadable;
        return refused.IsEmpty ? Read(map) : new([], 0, refused);
    }

    // Whoever retired it no longer says that these codes mean the same.
    private static IEnumerable<string> Withdrawn(ConceptMap map) => map.Status is PublicationStatus.Retired ? ["status: the map is retired: name the one that replaces it"] : [];

    // What may turn the meaning of a row and is not understood must not be passed over (D29).
    private static IEnumerable<string> Modified(ConceptMap map) =>
        (map.ImplicitRules is null ? [] : (IEnumerable<string>)["implicitRules: rules that this service does not know may change what the map means"]).Concat(
        from part in map.Group.Index().SelectMany(static at => Parts(at.Item, $"group[{at.Index}]")).Prepend((Path: string.Empty, map.ModifierExtension))
        where part.ModifierExtension.Count > 0
        select $"{part.Path}modifierExtension: it may change what the map means, and this service does not know it");

    private static IEnumerable<(string Path, List<Extension> ModifierExtension)> Parts(ConceptMap.GroupComponent group, string path) =>
    [
        (path + ".", group.ModifierExtension),
        .. group.Element.Index().SelectMany(element => element.Item.Target.Index()
            .Select(target => ($"{path}.element[{element.Index}].target[{target.Index}].", target.Item.ModifierExtension)).Prepend(($"{path}.element[{element.Index}].", element.Item.ModifierExtension))),
    ];

    private static ConceptMapReading Read(ConceptMap map)
    {
        var faults = new List<string>();
        var rows = new List<(MappedCode Code, string Path)>();
        var (related, kinds) = (new List<MappedCode>(), new List<MappedCode>());
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
                (target.Equivalence is ConceptMapEquivalence.Relatedto ? related : kinds).AddRange(Beside(group, element, target));
            }
        }

        faults.AddRange(rows.GroupBy(row => (System: SystemSpellings.Plain(row.Code.Site.System!), row.Code.Site.Code)).Where(same => same.Select(row => row.Code.Ours).Distinct().Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(row => row.Path))}: '{same.Key.Code}' of {same.First().Code.Site.System} is mapped to more than one of our codes"));
        if (rows.Count == 0 && others == 0 && faults.Count == 0)
        {
            faults.Add("it maps nothing");
        }

        return new([.. rows.Select(row => row.Code)], others, [.. faults]) { Related = [.. related], Kinds = [.. kinds] };
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

        // Read and asked for in one spelling: a server finds what is asked for as it writes it itself.
        var listed = KnownCodes.Listed(new(system, ours));
        var row = new MappedCode(new(SystemSpellings.Asked(source), site.Trim()), listed ?? new(system, ours));
        var fault = source.Length + site.Length > LongestCode ? $"group.source and element.code together are longer than {LongestCode} characters"
            : target.DependsOn.Count > 0 ? "dependsOn is not supported: the code would be taken for ours in every case"
            : target.Product.Count > 0 ? "product is not supported: the code would be taken for ours without what else it says"
            : listed is null ? $"'{ours}' of {system} is not a code this service reads"
            : KnownCodes.Listed(row.Site) is { } read && read != listed ? $"'{site}' of {source} is a code this service reads already, with a meaning of its own"
            : null;
        return fault is null ? (row, null) : (null, fault);
    }

    private static IEnumerable<MappedCode> Beside(ConceptMap.GroupComponent group, ConceptMap.SourceElementComponent element, ConceptMap.TargetElementComponent target) =>
        target.Equivalence is ConceptMapEquivalence.Relatedto or ConceptMapEquivalence.Wider or ConceptMapEquivalence.Subsumes && group.Source is { } source && element.Code is { } site && source.Length + site.Length <= LongestCode
        && KnownCodes.Listed(new(group.Target, target.Code)) is { } listed
            ? [new(new(SystemSpellings.Asked(source), site.Trim()), listed)] : [];

    private static string Words(ParseFault fault) => fault.Path.StartsWith(Root + ".", StringComparison.Ordinal) ? $"{fault.Path[(Root.Length + 1)..]}: {fault.Text}" : $"it is not R4: {fault.Text}";

    private static ConceptMapReading Broken(string fault) => new([], 0, [fault]);
}
