using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>An element of a type of R4 under its name in JSON, one for each type of a choice, as the SDK's model defines it.</summary>
internal sealed record R4Element(string Name, Type Type, bool IsList, bool IsModifier, bool IsMandatory, string? Choice)
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<R4Element>> ByType = [];

    /// <summary>True for what JSON writes as a text, a number or a flag, with a second member for its extensions.</summary>
    public bool IsPrimitive => typeof(PrimitiveType).IsAssignableFrom(Type);

    /// <summary>The elements of a type, in R4's order.</summary>
    public static ImmutableArray<R4Element> Of(Type type) => ByType.GetOrAdd(type, static type =>
        [.. ModelInfo.ModelInspector.FindOrImportClassMapping(type)!.PropertyMappings.Where(element => !element.RepresentsValueElement).SelectMany(Named)]);

    /// <summary>The element of a type; null when R4 has none of this name.</summary>
    public static R4Element? Find(Type type, string name) => Of(type).FirstOrDefault(element => string.Equals(element.Name, name, StringComparison.Ordinal));

    /// <summary>The type of a resource by its name.</summary>
    public static Type Resource(string name) => ModelInfo.GetTypeForFhirType(name) ?? throw new ArgumentException("No resource of R4.", nameof(name));

    private static IEnumerable<R4Element> Named(PropertyMapping element) => element.Choice == ChoiceType.DatatypeChoice
        ? element.FhirType.Where(type => !type.IsAbstract).Select(type => Named(element, element.Name + Capital(ModelInfo.GetFhirTypeNameForType(type)!), type, element.Name))
        : [Named(element, element.Name, element is { ImplementingType.IsAbstract: true, FhirType: [var only] } ? only : element.ImplementingType, null)];

    private static R4Element Named(PropertyMapping element, string name, Type type, string? choice) => new(name, type, element.IsCollection, element.IsModifier, element.IsMandatoryElement, choice);

    /// <summary>The name with a capital.</summary>
    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
