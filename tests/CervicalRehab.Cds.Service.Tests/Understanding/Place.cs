using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>An object within a resource, and what might be put into it.</summary>
internal sealed record Place(string Resource, ImmutableArray<string> Path, JsonObject Holder, Type Type)
{
    private static readonly ImmutableArray<string> Anywhere = ["modifierExtension", "implicitRules", "unknownElement", "valueFoo"];

    /// <summary>The resource and every object within it whose type R4 defines; extensions, narratives and contained resources apart.</summary>
    public static IEnumerable<Place> Of(JsonObject resource) =>
        resource["resourceType"] is JsonValue named && named.TryGetValue<string>(out var type) && ModelInfo.IsKnownResource(type) ? Within(new(type, [], resource, R4Element.Resource(type))) : [];

    /// <summary>What R4 defines for this object and is not there: all of it, the second forms of a choice included.</summary>
    public IEnumerable<Insertion> Defined => from element in R4Element.Of(Type) where !Holder.ContainsKey(element.Name) select new Insertion(this, element.Name, dice => R4Value.Of(element, dice));

    /// <summary>What may stand beside a primitive, there or not.</summary>
    public IEnumerable<Insertion> Beside =>
        from element in R4Element.Of(Type)
        where element.IsPrimitive && !Holder.ContainsKey("_" + element.Name)
        select new Insertion(this, "_" + element.Name, _ => element.IsList ? new JsonArray(Plain) : Plain);

    /// <summary>Names that R4 does not have here: in another case, of another type, of nobody; and labels that say that this is a part.</summary>
    public IEnumerable<Insertion> Odd =>
    [
        .. from element in R4Element.Of(Type) where !Holder.ContainsKey(R4Element.Capital(element.Name)) select new Insertion(this, R4Element.Capital(element.Name), dice => R4Value.Of(element, dice)),
        .. from name in Anywhere where !Holder.ContainsKey(name) && R4Element.Find(Type, name) is null select new Insertion(this, name, _ => name is "modifierExtension" ? R4Value.Extensions : "words"),
        .. Path.IsEmpty && !Holder.ContainsKey("meta") ? new[] { Label("tag", "SUBSETTED"), Label("security", "REDACTED") } : [],
    ];

    /// <summary>One of them all, mostly what R4 defines.</summary>
    public Insertion Any(Dice dice)
    {
        var some = (dice.Below(8) switch { 0 => Beside, 1 or 2 => Odd, _ => Defined }).ToList();
        return dice.Of(some is [] ? [.. Odd] : some);
    }

    // What stands beside a primitive: an extension that changes nothing.
    private static JsonObject Plain => new() { ["extension"] = R4Value.Extensions };

    private Insertion Label(string list, string code) => new(this, "meta", _ => new JsonObject { [list] = new JsonArray(new JsonObject { ["code"] = code }) }) { IsPartLabel = true };

    private static IEnumerable<Place> Within(Place place) => place.Holder.SelectMany(member => R4Element.Find(place.Type, member.Key) is { IsPrimitive: false } element && !IsPassedOver(element.Type)
        ? Objects(member.Value).SelectMany(holder => Within(new(place.Resource, place.Path.Add(member.Key), holder, element.Type)))
        : []).Prepend(place);

    private static IEnumerable<JsonObject> Objects(JsonNode? value) => value switch
    {
        JsonObject one => [one],
        JsonArray many => many.OfType<JsonObject>(),
        _ => [],
    };

    private static bool IsPassedOver(Type type) => type == typeof(string) || type == typeof(Extension) || type == typeof(Narrative) || typeof(Resource).IsAssignableFrom(type);
}

/// <summary>A single element that is put into an object.</summary>
internal sealed record Insertion(Place Place, string Name, Func<Dice, JsonNode> Value)
{
    /// <summary>It says that something was left out of the resource.</summary>
    public bool IsPartLabel { get; init; }

    public override string ToString() => string.Join('.', [Place.Resource, .. Place.Path, Name]);
}
