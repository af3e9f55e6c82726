using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>The least JSON that is valid for a type of R4.</summary>
internal static class R4Value
{
    private static readonly FrozenDictionary<string, string> Written = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["boolean"] = "true",
        ["integer"] = "1",
        ["positiveInt"] = "1",
        ["unsignedInt"] = "1",
        ["decimal"] = "1.5",
        ["string"] = "\"words\"",
        ["markdown"] = "\"words\"",
        ["code"] = "\"some-code\"",
        ["id"] = "\"some-id\"",
        ["uri"] = "\"https://example.org/some\"",
        ["url"] = "\"https://example.org/some\"",
        ["canonical"] = "\"https://example.org/some\"",
        ["oid"] = "\"urn:oid:1.2.3\"",
        ["uuid"] = "\"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7\"",
        ["date"] = "\"2026-05-29\"",
        ["dateTime"] = "\"2026-05-29T10:00:00+02:00\"",
        ["instant"] = "\"2026-05-29T10:00:00+02:00\"",
        ["time"] = "\"10:00:00\"",
        ["base64Binary"] = "\"YQ==\"",
        ["xhtml"] = "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">words</div>\"",
        ["Coding"] = """{ "system": "https://example.org/codes", "code": "some-code", "display": "words" }""",
        ["Reference"] = """{ "reference": "Basic/some" }""",
        ["Extension"] = """{ "url": "https://example.org/some", "valueString": "words" }""",
        ["Resource"] = """{ "resourceType": "Basic", "id": "within", "code": { "text": "words" } }""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A list of one extension of nobody's.</summary>
    public static JsonArray Extensions => [JsonNode.Parse(Written["Extension"])];

    /// <summary>A value for an element, a list of one where it repeats.</summary>
    public static JsonNode Of(R4Element element, Dice dice)
    {
        var value = One(element.Type, dice);
        return element.IsList ? new JsonArray(value) : value;
    }

    private static JsonNode One(Type type, Dice dice) =>
        type == typeof(string) ? JsonValue.Create("some-id")
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Code<>) ? JsonValue.Create(Literal(type.GetGenericArguments()[0], dice))
        : Written.TryGetValue(ModelInfo.ModelInspector.FindOrImportClassMapping(type)!.Name, out var text) ? JsonNode.Parse(text)!
        : Made(type, dice);

    private static string Literal(Type codes, Dice dice) => dice.Of<string>([.. Enum.GetValues(codes).Cast<Enum>().Select(code => code.GetLiteral()!)]);

    // What must be there; where nothing must, the first that may.
    private static JsonObject Made(Type type, Dice dice)
    {
        var elements = R4Element.Of(type).Where(element => element.Name is not ("id" or "extension" or "modifierExtension" or "implicitRules")).ToList();
        var needed = elements.Where(element => element.IsMandatory).DistinctBy(element => element.Choice ?? element.Name).ToList();
        return new(from element in needed is [] ? elements.Take(1) : needed select KeyValuePair.Create<string, JsonNode?>(element.Name, Of(element, dice)));
    }
}
