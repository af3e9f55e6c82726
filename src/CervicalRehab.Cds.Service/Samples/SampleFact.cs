using System.Globalization;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>One resource of a sample patient. <paramref name="Name"/> says what it tells; facts of one name are several looks at one thing.</summary>
internal sealed record SampleFact(string Name, JsonObject Resource)
{
    public string Type => (string)Resource["resourceType"]!;

    public string Id => (string)Resource["id"]!;

    /// <summary>A resource of the patient; the members follow type, id and subject.</summary>
    public static SampleFact Of(string name, string type, string id, JsonObject members)
    {
        var resource = new JsonObject { ["resourceType"] = type, ["id"] = id };
        foreach (var (member, value) in members.ToArray())
        {
            members.Remove(member);
            resource[member] = value;
        }

        return new SampleFact(name, resource);
    }

    /// <summary>An Observation of one of our findings.</summary>
    public static SampleFact Observation(string code, DateOnly on, JsonObject members, string status = "final") =>
        Observation(code, new Coding(Systems.Findings, code), on, members, status);

    /// <summary>An Observation under any code.</summary>
    public static SampleFact Observation(string name, Coding code, DateOnly on, JsonObject members, string status = "final")
    {
        members.Insert(0, "status", status);
        members.Insert(1, "code", Concept(code));
        members.Insert(2, "effectiveDateTime", Date(on));
        return Of(name, "Observation", $"{name}-{Date(on)}", members);
    }

    public static JsonObject Concept(Coding code)
    {
        var coding = new JsonObject { ["system"] = code.System, ["code"] = code.Code };
        if (code.Display is not null)
        {
            coding["display"] = code.Display;
        }

        return new JsonObject { ["coding"] = new JsonArray(coding) };
    }

    public static JsonObject Concept(string system, string code) => Concept(new Coding(system, code));

    public static JsonObject Quantity(decimal value, string unit) =>
        new() { ["value"] = value, ["unit"] = unit, ["system"] = Systems.Ucum, ["code"] = unit };

    /// <summary>SNOMED CT present or absent.</summary>
    public static JsonObject Present(bool present) =>
        Concept(present ? new Coding(Systems.Snomed, "52101004", "Present") : new Coding(Systems.Snomed, "2667000", "Absent"));

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
