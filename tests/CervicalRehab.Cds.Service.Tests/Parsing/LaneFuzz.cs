using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CervicalRehab.Cds.Service.Tests.Fuzzing;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>One resource damaged in one place or two, as data and as text.</summary>
internal static class LaneFuzz
{
    /// <summary>Damages a resource and holds the lane against the SDK.</summary>
    public static Lane.Way Case(Dice dice, IReadOnlyList<(string Type, string Text)> resources)
    {
        var (type, text) = dice.Of(resources);
        var resource = JsonNode.Parse(text)!;
        for (var times = 1 + dice.Below(2); times > 0; times--)
        {
            Damage.Once(resource, dice);
        }

        var damaged = Damage.Text(resource, dice, broken: 4);
        return IsComparable(damaged) ? Lane.Check(type, damaged) : Lane.Way.NoTable;
    }

    // What is no document of valid Unicode is refused before, or has no part that could be held against the SDK's.
    private static bool IsComparable(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Utf8.IsValid(json) && Encoding.UTF8.GetString(json).IndexOf("\\ud", StringComparison.OrdinalIgnoreCase) < 0 && document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
