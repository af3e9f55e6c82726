using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Tables of codes to CodeSystems and ValueSets.</summary>
public static class TerminologyWriter
{
    private const string Comment = "http://hl7.org/fhir/StructureDefinition/valueset-concept-comments";

    /// <summary>A CodeSystem of our own; <paramref name="isComplete"/> is false when codes may exist that it does not list.</summary>
    public static CodeSystem CodeSystem(string id, string title, string description, ImmutableArray<Term> concepts, bool isComplete = true)
    {
        var system = Artifact.Of<CodeSystem>(id, title, description);
        system.CaseSensitive = true;
        system.ValueSet = isComplete ? Artifact.Address("ValueSet", id) : null;
        system.Content = isComplete ? CodeSystemContentMode.Complete : CodeSystemContentMode.Fragment;
        system.Count = concepts.Length;
        system.Concept = [.. concepts.Select(concept => new CodeSystem.ConceptDefinitionComponent { Code = concept.Code, Display = concept.Display })];
        return system;
    }

    /// <summary>All codes of a CodeSystem of our own.</summary>
    public static ValueSet AllOf(CodeSystem codeSystem)
    {
        var set = Artifact.Of<ValueSet>(codeSystem.Id!, codeSystem.Title!, codeSystem.Description!);
        set.Compose = new() { Include = [Include(codeSystem.Url)] };
        return set;
    }

    /// <summary>A set of codes. For a licensed terminology our words stand in a comment, and the display is left to a terminology server.</summary>
    public static ValueSet ValueSet(CodeList list)
    {
        var set = Artifact.Of<ValueSet>(list.Id, list.Title, list.Use);
        set.Copyright = Notices.For(list.Codes.Select(code => code.Term.System));
        set.Compose = new() { Include = [.. list.Codes.GroupBy(code => code.Term.System, StringComparer.Ordinal).SelectMany(Includes)] };
        return set;
    }

    // R4 lets an include name concepts or filter by hierarchy, not both.
    private static IEnumerable<ValueSet.ConceptSetComponent> Includes(IGrouping<string?, ElementCode> system)
    {
        if (system.Any(code => !code.WithSubcodes))
        {
            var named = Include(system.Key);
            named.Concept = [.. system.Where(code => !code.WithSubcodes).Select(code => Concept(code.Term))];
            yield return named;
        }

        foreach (var code in system.Where(code => code.WithSubcodes))
        {
            var below = Include(system.Key);
            below.Filter = [new() { Property = "concept", Op = FilterOperator.IsA, Value = code.Term.Code }];
            yield return below;
        }
    }

    private static ValueSet.ConceptSetComponent Include(string? system) => new() { System = system };

    private static ValueSet.ConceptReferenceComponent Concept(Term term)
    {
        var concept = new ValueSet.ConceptReferenceComponent { Code = term.Code };
        if (term is { Display: { } words, System: { } system })
        {
            if (system.StartsWith(Systems.CanonicalBase, StringComparison.Ordinal))
            {
                concept.Display = words;
            }
            else
            {
                concept.Extension = [new(Comment, new FhirString(words))];
            }
        }

        return concept;
    }
}
