using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>The JSON of a hook call, edited as the form asks. A text that is no JSON object is sent as it is: the service says what is wrong with it.</summary>
internal static class CallText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The call for a hook, with exactly the ticked drafts among its own.</summary>
    public static string Edit(string text, string hook, ImmutableArray<string> ticked)
    {
        if (Object(text) is not { } call)
        {
            return text;
        }

        call["hook"] = hook;
        if (call["context"] is not JsonObject context)
        {
            return call.ToJsonString();
        }

        if (hook is "patient-view")
        {
            context.Remove("draftOrders");
            context.Remove("selections");
            return call.ToJsonString();
        }

        var drafts = Drafts(context, ticked);
        if (hook is "order-select")
        {
            context["selections"] = new JsonArray([.. drafts.Select(draft => JsonValue.Create($"{Word(draft, "resourceType")}/{Word(draft, "id")}"))]);
        }
        else
        {
            context.Remove("selections");
        }

        return call.ToJsonString();
    }

    /// <summary>The hook that a call says it is of; null when it says none.</summary>
    public static string? Hook(string text) => Object(text) is { } call ? Word(call, "hook") : null;

    /// <summary>Ids of the ticked drafts in a call.</summary>
    public static ImmutableArray<string> Ticked(string text) =>
        [.. Entries(Object(text)?["context"] as JsonObject).Select(draft => Word(draft, "id")).OfType<string>().Where(DraftOrder.IsTicked)];

    /// <summary>A call without prefetch, which makes the service ask the FHIR server.</summary>
    public static string FromServer(string hook, string server, string patientId, string token)
    {
        var call = new JsonObject
        {
            ["hook"] = hook,
            ["hookInstance"] = Guid.NewGuid().ToString(),
            ["fhirServer"] = server,
            ["context"] = new JsonObject { ["userId"] = "Practitioner/workbench", ["patientId"] = patientId },
        };
        if (token.Length > 0)
        {
            call["fhirAuthorization"] = new JsonObject
            {
                ["access_token"] = token,
                ["token_type"] = "Bearer",
                ["expires_in"] = 300,
                ["scope"] = "patient/*.read",
                ["subject"] = "workbench",
            };
        }

        return Edit(call.ToJsonString(), hook, []);
    }

    private static List<JsonObject> Drafts(JsonObject context, ImmutableArray<string> ticked)
    {
        var patient = Word(context, "patientId") ?? string.Empty;
        var drafts = Entries(context).Where(draft => !DraftOrder.IsTicked(Word(draft, "id")))
            .Concat(DraftOrder.All.Where(order => ticked.Contains(order.Id, StringComparer.Ordinal)).Select(order => order.For(patient)))
            .Select(draft => draft.DeepClone().AsObject()).ToList();
        context["draftOrders"] = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "collection",
            ["entry"] = new JsonArray([.. drafts.Select(draft => new JsonObject { ["resource"] = draft })]),
        };
        return drafts;
    }

    private static IEnumerable<JsonObject> Entries(JsonObject? context) =>
        context?["draftOrders"] is JsonObject bundle && bundle["entry"] is JsonArray entries
            ? entries.Select(entry => (entry as JsonObject)?["resource"]).OfType<JsonObject>()
            : [];

    private static string? Word(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var word) ? word : null;

    private static JsonObject? Object(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
