using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Reads members of one JSON object and remembers everything that was wrong, each with its path. Null counts as absent.</summary>
internal sealed class FieldReader(JsonElement json, string path, List<Problem> problems)
{
    /// <summary>Most bytes of a text, as sent: more is not even unpacked.</summary>
    public const int LongestText = 65_536;

    /// <summary>The object itself.</summary>
    public JsonElement Json => json;

    /// <summary>How many problems are noted so far, here or elsewhere.</summary>
    public int Faults => problems.Count;

    /// <summary>A string that must be there and not be blank; empty when it is not, which is then a problem.</summary>
    public string Required(string name)
    {
        var value = Optional(name);
        if (value is null && !IsWrong(name))
        {
            Missing(name, "a non-empty string");
        }

        return value ?? string.Empty;
    }

    /// <summary>A string; null when absent, blank or longer than <see cref="LongestText"/>, which is then a problem.</summary>
    public string? Optional(string name)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            Wrong(name, "a string");
            return null;
        }

        if (IsTooLong(value))
        {
            Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a string of at most {LongestText} bytes"));
            return null;
        }

        var text = value.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>A bare FHIR id, also accepted as <c>Type/id</c>.</summary>
    public string? Id(string name, string type, bool required)
    {
        var text = required ? Required(name) : Optional(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var id = BareId(text, type);
        if (!SentResource.IsId(id))
        {
            Wrong(name, "a FHIR id: 1 to 64 letters, digits, hyphens and dots");
        }

        return id;
    }

    /// <summary>A bare FHIR id that may be absent; null also when it is wrong, which is then a problem.</summary>
    public string? ValidId(string name, string type) => Id(name, type, required: false) is { } id && SentResource.IsId(id) ? id : null;

    /// <summary>The same object, read by one who notes what is wrong elsewhere.</summary>
    public FieldReader Noting(List<Problem> elsewhere) => new(json, path, elsewhere);

    /// <summary><c>Type/id</c> to <c>id</c>.</summary>
    public static string BareId(string text, string type) =>
        text.StartsWith(type + "/", StringComparison.Ordinal) ? text[(type.Length + 1)..] : text;

    /// <summary>A reader of an object member; null when it is absent or no object.</summary>
    public FieldReader? Object(string name, bool required) =>
        Child(name, JsonValueKind.Object, "an object", required) is { } child ? new FieldReader(child, PathOf(name), problems) : null;

    /// <summary>A reader of what stands at a place within the object, such as an item of a list; null when it is no object, which is then a problem.</summary>
    public FieldReader? Within(string place, JsonElement item, string expected)
    {
        if (item.ValueKind is JsonValueKind.Object)
        {
            return new FieldReader(item, PathOf(place), problems);
        }

        Wrong(place, expected);
        return null;
    }

    /// <summary>An object or array member; null when it is absent or of another kind, which is then a problem.</summary>
    public JsonElement? Child(string name, JsonValueKind kind, string expected, bool required)
    {
        if (Member(name) is not { } value)
        {
            if (required)
            {
                Missing(name, expected);
            }

            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Wrong(name, expected);
        return null;
    }

    /// <summary>A whole number that must be there; 0 when it is not, which is then a problem.</summary>
    public long RequiredInteger(string name)
    {
        if (Child(name, JsonValueKind.Number, "an integer", required: true) is not { } value)
        {
            return 0;
        }

        if (!value.TryGetInt64(out var number))
        {
            Wrong(name, "an integer");
        }

        return number;
    }

    /// <summary>An array of strings that must be there.</summary>
    public ImmutableHashSet<string> RequiredStrings(string name)
    {
        var items = Child(name, JsonValueKind.Array, "an array of strings", required: true) is { } array ? array.EnumerateArray().ToList() : [];
        if (items.Exists(item => item.ValueKind is not JsonValueKind.String))
        {
            Wrong(name, "an array of strings");
            return [];
        }

        return [.. items.Select(item => item.GetString()!)];
    }

    /// <summary>Notes that a member is there and not what it must be.</summary>
    public void Wrong(string name, string expected) =>
        problems.Add(new Problem(400, "value", "wrong-value", $"{PathOf(name)} must be {expected}.", PathOf(name)));

    private void Missing(string name, string expected) =>
        problems.Add(new Problem(400, "required", "missing-field", $"{PathOf(name)} is missing: it must be {expected}.", PathOf(name)));

    private bool IsWrong(string name) => Member(name) is { } value && (value.ValueKind is not JsonValueKind.String || IsTooLong(value));

    // Without its quotes.
    private static bool IsTooLong(JsonElement text) => JsonMarshal.GetRawUtf8Value(text).Length - 2 > LongestText;

    private JsonElement? Member(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
