using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Conformance.Messages;

/// <summary>Holds a message against its model: cardinalities, types, members nobody knows, and the invariants.</summary>
internal static class MessageCheck
{
    /// <summary>What is wrong with a message, each with the element or the invariant.</summary>
    public static IEnumerable<string> Faults(ImmutableArray<MessageElement> model, JsonElement message) =>
        Of(model, message, string.Empty)
            .Concat(MessageRules.All.Where(rule => rule.Model == model).SelectMany(rule => At(message, rule.Path).Where(each => !rule.Holds(each)).Select(_ => rule.Id)));

    private static IEnumerable<string> Of(ImmutableArray<MessageElement> model, JsonElement parent, string path)
    {
        var elements = model.Where(element => element.Parent == path).ToList();
        foreach (var member in parent.EnumerateObject().Where(member => elements.TrueForAll(element => element.Name != member.Name)))
        {
            yield return $"{path}.{member.Name} is no element";
        }

        foreach (var element in elements)
        {
            foreach (var fault in Of(model, element, parent))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Of(ImmutableArray<MessageElement> model, MessageElement element, JsonElement parent)
    {
        if (!parent.TryGetProperty(element.Name, out var value))
        {
            return element.Min > 0 ? [$"{element.Path} is missing"] : [];
        }

        if (element.IsList != value.ValueKind is JsonValueKind.Array)
        {
            return [$"{element.Path} is {(element.IsList ? "no list" : "a list")}"];
        }

        var values = element.IsList ? value.EnumerateArray().ToList() : [value];
        return values.SelectMany(each => !element.Fits(each) ? [$"{element.Path} does not hold what it should"] : element.Holds is Holds.Parts ? Of(model, each, element.Path) : []);
    }

    private static IEnumerable<JsonElement> At(JsonElement message, string path) => path.Length == 0
        ? [message]
        : path.Split('.').Aggregate((IEnumerable<JsonElement>)[message], (parents, name) => parents.SelectMany(parent =>
            parent.ValueKind is not JsonValueKind.Object || !parent.TryGetProperty(name, out var value) ? [] : value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value]));
}
