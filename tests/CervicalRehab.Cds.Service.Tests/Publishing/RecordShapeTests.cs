using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.FhirServer;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>Our typed records are R4's: name, type and cardinality of every member, and the codes that R4 requires.</summary>
public sealed class RecordShapeTests
{
    private static readonly ImmutableDictionary<string, string[]> Paths = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["CarePlanActivity"] = ["CarePlan.activity"],
        ["CarePlanActivityDetail"] = ["CarePlan.activity.detail"],
        ["TimingRepeat"] = ["Timing.repeat"],
        ["MedicationUse"] = ["MedicationRequest", "MedicationStatement"],
        ["ContainedMedication"] = ["Medication"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<Type, string[]> Primitives = new Dictionary<Type, string[]>
    {
        [typeof(string)] = ["string", "code", "uri", "url", "canonical", "id", "markdown", "date", "dateTime", "instant", "xhtml", "http://hl7.org/fhirpath/System.String"],
        [typeof(bool)] = ["boolean"],
        [typeof(int)] = ["integer", "positiveInt", "unsignedInt"],
        [typeof(decimal)] = ["decimal"],
        [typeof(JsonElement)] = ["decimal", "integer", "boolean", "dateTime", "Resource"],
    }.ToImmutableDictionary();

    private static readonly (string Type, string Members)[] Stated =
    [
        ("Observation", """ "code": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/findings", "code": "gait-instability" }] }, "valueBoolean": false, "effectiveDateTime": "2026-05-30" """),
        ("CarePlan", """ "instantiatesCanonical": ["https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab"], "intent": "plan" """),
        ("ServiceRequest", """ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003" }] }, "intent": "order" """),
    ];

    private static readonly Lazy<ImmutableDictionary<string, JsonElement>> Elements = new(Load);

    private static IEnumerable<Type> Records => typeof(CarePlan).Assembly.GetTypes().Where(type => type.Namespace == typeof(CarePlan).Namespace && type.IsPublic && type != typeof(FhirJson));

    [Fact]
    public async Task A_record_has_the_members_of_its_type()
    {
        await Definitions();

        Records.Count().ShouldBeGreaterThan(5);
        Records.SelectMany(record => record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.Name != "ResourceType")
            .SelectMany(member => Faults(record, member).Select(fault => $"{record.Name}.{fault}"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_status_of_R4_is_known_and_no_other()
    {
        await Definitions();
        foreach (var (type, members) in Stated)
        {
            var codes = Required($"{type}.status");

            codes.Length.ShouldBeGreaterThan(5);
            codes.Where(code => code != "unknown" && IsUnknown(type, code, members)).ShouldBeEmpty(type);
            IsUnknown(type, "no-such-status", members).ShouldBeTrue(type);
        }
    }

    private static bool IsUnknown(string type, string status, string members) =>
        Chart.Empty.With($$"""{ "resourceType": "{{type}}", "status": "{{status}}", {{members}} }""").Picture.NotUsed.Any(record => record.Reason == Reason.StatusUnknown);

    private static IEnumerable<string> Faults(Type record, PropertyInfo member)
    {
        var name = member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        var elements = Paths.GetValueOrDefault(record.Name, [record.Name]).SelectMany(path => Element(path, name)).ToList();
        if (elements.Count == 0)
        {
            yield return $"{name}: R4 has no such element";
        }

        var (type, repeats) = TypeOf(member);
        foreach (var (path, element, choice) in elements)
        {
            if (element.GetProperty("max").GetString() == "*" != repeats)
            {
                yield return $"{name}: cardinality of {path}";
            }

            if (!Fits(type, element, choice, path))
            {
                yield return $"{name}: {type.Name} is not a type of {path}";
            }
        }
    }

    private static bool Fits(Type type, JsonElement element, string? choice, string path)
    {
        if (element.TryGetProperty("contentReference", out var reference))
        {
            return Paths.GetValueOrDefault(type.Name, [type.Name]).Contains(reference.GetString()![1..], StringComparer.Ordinal);
        }

        var allowed = element.GetProperty("type").EnumerateArray().Select(one => one.GetProperty("code").GetString()!).Where(code => choice is null || string.Equals(code, choice, StringComparison.OrdinalIgnoreCase)).ToList();
        return Primitives.TryGetValue(type, out var codes) ? allowed.Intersect(codes, StringComparer.Ordinal).Any()
            : allowed.Contains(type.Name, StringComparer.Ordinal)
                || (allowed.Exists(code => code is "BackboneElement" or "Element") && Paths.GetValueOrDefault(type.Name, []).Contains(path, StringComparer.Ordinal))
                || (allowed.Contains("Resource", StringComparer.Ordinal) && type == typeof(ContainedMedication));
    }

    private static (Type Type, bool Repeats) TypeOf(PropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? (type.GetGenericArguments()[0], true) : (type, false);
    }

    /// <summary>The element of a member: itself, or the choice whose type its name ends with.</summary>
    private static IEnumerable<(string Path, JsonElement Element, string? Choice)> Element(string path, string name)
    {
        if (Elements.Value.TryGetValue($"{path}.{name}", out var element))
        {
            return [($"{path}.{name}", element, null)];
        }

        return Enumerable.Range(1, name.Length - 1).Where(at => char.IsUpper(name[at]) && Elements.Value.ContainsKey($"{path}.{name[..at]}[x]"))
            .Select(at => ($"{path}.{name[..at]}[x]", Elements.Value[$"{path}.{name[..at]}[x]"], (string?)name[at..]));
    }

    private static ImmutableArray<string> Required(string path)
    {
        var binding = Elements.Value[path].GetProperty("binding");
        binding.GetProperty("strength").GetString().ShouldBe("required");
        var include = Resources("valuesets").Single(resource => Text(resource, "resourceType") == "ValueSet" && Text(resource, "url") == binding.GetProperty("valueSet").GetString()!.Split('|')[0])
            .GetProperty("compose").GetProperty("include")[0];
        var system = Resources("valuesets").Single(resource => Text(resource, "resourceType") == "CodeSystem" && Text(resource, "url") == Text(include, "system"));
        return [.. Concepts(include.TryGetProperty("concept", out _) ? include : system)];
    }

    private static IEnumerable<string> Concepts(JsonElement holder) => holder.TryGetProperty("concept", out var concepts)
        ? concepts.EnumerateArray().SelectMany(concept => Concepts(concept).Prepend(concept.GetProperty("code").GetString()!))
        : [];

    private static ImmutableDictionary<string, JsonElement> Load() => Resources("profiles-types").Concat(Resources("profiles-resources"))
        .Where(resource => Text(resource, "resourceType") == "StructureDefinition")
        .SelectMany(resource => resource.GetProperty("snapshot").GetProperty("element").EnumerateArray())
        .GroupBy(element => element.GetProperty("id").GetString()!, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Resources(string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(NodeProject.Folder, "node_modules", "@medplum", "definitions", "dist", "fhir", "r4", file + ".json")))
            .GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource"));

    private static string? Text(JsonElement element, string member) => element.TryGetProperty(member, out var text) ? text.GetString() : null;

    private static async Task Definitions()
    {
        if (await NodeProject.WhyNotReady() is { } reason)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip("R4's definitions are not there: " + reason);
        }
    }
}
