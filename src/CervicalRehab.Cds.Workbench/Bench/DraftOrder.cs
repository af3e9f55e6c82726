using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>An order that can be drafted with a tick.</summary>
/// <param name="Id">Id of the draft in <c>context.draftOrders</c>.</param>
/// <param name="Label">What a clinician reads.</param>
/// <param name="Code">SNOMED CT code.</param>
/// <param name="Display">Its display.</param>
public sealed record DraftOrder(string Id, string Label, string Code, string Display)
{
    /// <summary>Begins the id of every draft that a tick made, so that taking the tick away removes it and no other.</summary>
    private const string Mark = "bench-";

    /// <summary>The orders on offer (contract section 3).</summary>
    public static ImmutableArray<DraftOrder> All { get; } =
    [
        new(Mark + "manipulation", "Cervical manipulation", "119600000", "Neck manipulation"),
        new(Mark + "physical-therapy", "Physical therapy", "91251008", "Physical therapy procedure"),
        new(Mark + "spine-surgery", "Referral to spine surgery", "183541002", "Referral to surgeon"),
    ];

    /// <summary>True for the id of a draft that a tick made.</summary>
    public static bool IsTicked(string? id) => id?.StartsWith(Mark, StringComparison.Ordinal) is true;

    /// <summary>The draft, about a patient.</summary>
    public JsonObject For(string patientId) => new()
    {
        ["resourceType"] = "ServiceRequest",
        ["id"] = Id,
        ["status"] = "draft",
        ["intent"] = "order",
        ["code"] = new JsonObject
        {
            ["coding"] = new JsonArray(new JsonObject { ["system"] = Systems.Snomed, ["code"] = Code, ["display"] = Display }),
        },
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{patientId}" },
    };
}
