using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Damages JSON where a sender, a converter or an attacker would: one element at a time, and the text as a whole.</summary>
internal static class Damage
{
    private static readonly ImmutableArray<string> Words =
    [
        "", " ", "\u0000", "null", "true", "0", "\u00e4\u6f22\ud83e\uddb4", "Patient/other", "Observation/x", "#x", "urn:uuid:", "https://ehr.example/fhir/Patient/sample-patient", "http://[",
        "2026-06-01", "2026-05-30T25:61:61Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2024-02-29", "final", "active", "entered-in-error", "http://snomed.info/sct", "22325002",
        "mm", "{score}", "gait-instability", "<script>alert(1)</script>", "](http://x)", "%00", "../..", "{{context.patientId}}",
    ];

    private static readonly ImmutableArray<string> Names =
    [
        "id", "resourceType", "status", "code", "coding", "system", "value", "unit", "valueQuantity", "valueBoolean", "valueCodeableConcept", "valueInteger", "component", "subject", "reference", "entry", "resource",
        "effectiveDateTime", "effectivePeriod", "onsetDateTime", "bodySite", "interpretation", "dataAbsentReason", "extension", "modifierExtension", "_effectiveDateTime", "text", "contained", "search", "link", "total",
    ];

    // What takes nothing away and copies nothing sound to another place.
    private static readonly ImmutableArray<int> Spoiling = [1, 4, 5, 6, 9, 10];

    /// <summary>Makes one place below <paramref name="root"/> unreadable or alien, and leaves the rest as it is.</summary>
    public static string Spoil(JsonNode root, Dice dice) => Once(root, dice, dice.Of(Spoiling));

    /// <summary>Does something to one place below <paramref name="root"/>; where, for the report.</summary>
    public static string Once(JsonNode root, Dice dice) => Once(root, dice, dice.Below(12));

    private static string Once(JsonNode root, Dice dice, int what)
    {
        if (Place(root, dice) is not var (parent, key))
        {
            return "nothing";
        }

        switch (what)
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                Set(parent, key, new JsonArray(Get(parent, key)?.DeepClone()));
                break;
            case 2 when Get(parent, key) is JsonArray { Count: > 0 } items:
                Set(parent, key, items[0]?.DeepClone());
                break;
            case 3:
                Set(parent, key, Place(root, dice) is var (elsewhere, there) ? Get(elsewhere, there)?.DeepClone() : null);
                break;
            case 4:
                Set(parent, key, dice.Of(Words));
                break;
            case 5:
                Set(parent, key, new string('x', dice.Below(3_000)));
                break;
            case 6:
                Set(parent, key, Number(dice));
                break;
            case 7 when parent is JsonObject members:
                members[dice.Of(Names)] = members[(string)key]?.DeepClone();
                break;
            case 8 when parent is JsonArray list && list.Count < 200:
                Repeat(list, (int)key, 1 + dice.Below(8));
                break;
            case 9:
                Set(parent, key, Deep(Get(parent, key)?.DeepClone(), 1 + dice.Below(70)));
                break;
            default:
                var junk = dice.Of(CorruptionTests.Junk);
                Set(parent, key, junk is null ? null : $"junk#{Array.IndexOf(CorruptionTests.Junk, junk)}");
                break;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{what} at {key}");
    }

    /// <summary>The JSON as text, with what no node can carry; now and then damaged as bytes are.</summary>
    public static byte[] Text(JsonNode node, Dice dice, int broken)
    {
        var text = Encoding.UTF8.GetBytes(CorruptionTests.Text(node));
        return dice.OneIn(broken) ? Bytes(text, dice) : text;
    }

    /// <summary>Bytes flipped, cut off, doubled or put in.</summary>
    public static byte[] Bytes(byte[] text, Dice dice)
    {
        var at = text.Length == 0 ? 0 : dice.Below(text.Length);
        switch (dice.Below(5))
        {
            case 0:
                return text[..at];
            case 1:
                return [.. text[..at], .. text[Math.Min(text.Length, at + 1 + dice.Below(20))..]];
            case 2:
                return [.. text[..at], .. dice.Of<byte[]>("\"\""u8.ToArray(), ",\"id\":1,\"id\":2"u8.ToArray(), "{"u8.ToArray(), "]"u8.ToArray(), "\\"u8.ToArray(), "\\ud800"u8.ToArray(), [0xFF], [0], "\uFEFF"u8.ToArray()), .. text[at..]];
            case 3:
                return [.. text[..at], .. text[Math.Max(0, at - dice.Below(200))..]];
            default:
                byte[] flipped = [.. text];
                if (flipped.Length > 0)
                {
                    flipped[at] ^= (byte)(1 << dice.Below(8));
                }

                return flipped;
        }
    }

    // Down from the root, now here, now there: cheap also in a large record.
    private static (JsonNode Parent, object Key)? Place(JsonNode root, Dice dice)
    {
        (JsonNode, object)? found = null;
        var node = root;
        while (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && (found is null || !dice.OneIn(5)))
        {
            object key = node is JsonObject members ? members.GetAt(dice.Below(members.Count)).Key : dice.Below(node.AsArray().Count);
            found = (node, key);
            node = Get(node, key);
        }

        return found;
    }

    private static JsonNode? Get(JsonNode parent, object key) => parent is JsonObject members ? members[(string)key] : parent[(int)key];

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (parent is JsonObject members)
        {
            members[(string)key] = value;
        }
        else
        {
            parent[(int)key] = value;
        }
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (parent is JsonObject members)
        {
            members.Remove((string)key);
        }
        else
        {
            parent.AsArray().RemoveAt((int)key);
        }
    }

    private static void Repeat(JsonArray list, int at, int times)
    {
        for (var time = 0; time < times; time++)
        {
            list.Add(list[at]?.DeepClone());
        }
    }

    private static JsonNode? Deep(JsonNode? value, int levels)
    {
        for (var level = 0; level < levels; level++)
        {
            value = level % 2 == 0 ? new JsonArray(value) : new JsonObject { ["coding"] = value };
        }

        return value;
    }

    private static JsonNode Number(Dice dice) => JsonNode.Parse(Numbers.Text(dice))!;
}
