using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Cards;

/// <summary>One line of an order as a clinician reads it.</summary>
public sealed record DraftLine(string Label, ImmutableArray<string> Values);

/// <summary>One suggested resource: in words, line by line, and as JSON.</summary>
public sealed record ShownDraft(string Action, string Description, string ResourceType, ImmutableArray<DraftLine> Lines, string Json)
{
    /// <summary>Reads a suggested action.</summary>
    public static ShownDraft Of(JsonElement action)
    {
        var resource = action.At("resource") ?? default;
        return new(
            action.Text("type") ?? string.Empty,
            action.Text("description") ?? string.Empty,
            resource.Text("resourceType") ?? action.Text("resourceId")?.Split('/')[0] ?? string.Empty,
            [.. Read(resource).Where(line => !line.Values.IsEmpty)],
            resource.ValueKind is JsonValueKind.Object ? Layout.Json.Pretty(resource) : string.Empty);
    }

    private static IEnumerable<DraftLine> Read(JsonElement resource)
    {
        yield return new("Order", Some(Concept(resource.At("code"))));
        yield return new("Title", Some(resource.Text("title")));
        yield return new("Priority", Some(resource.Text("priority")));
        yield return new("Status", Some(string.Join(", ", Some(resource.Text("status")).AddRange(Some(resource.Text("intent"))))));
        yield return new("Patient", Some(resource.Text("subject", "reference")));
        yield return new("Requested by", Some(resource.Text("requester", "reference") ?? resource.Text("author", "reference")));
        yield return new("Start", Some(resource.Text("period", "start")));
        yield return new("Because of", References(resource, "reasonReference", "addresses"));
        yield return new("Also from", References(resource, "supportingInfo"));
        yield return new("Activities", [.. resource.Items("activity").Select(Activity).OfType<string>()]);
        yield return new("Goals", [.. resource.Items("contained").Where(one => one.Text("resourceType") is "Goal").Select(goal => goal.Text("description", "text")).OfType<string>()]);
        yield return new("Notes", [.. resource.Items("note").Select(note => note.Text("text")).OfType<string>()]);
    }

    private static string? Activity(JsonElement activity)
    {
        if (activity.At("detail") is not { } detail)
        {
            return activity.Text("reference", "display") ?? activity.Text("reference", "reference");
        }

        string[] parts = [.. Some(Concept(detail.At("code"))), .. Some(detail.Text("description")), .. Some(detail.Text("status"))];
        return string.Join(" – ", parts);
    }

    private static ImmutableArray<string> References(JsonElement resource, params ReadOnlySpan<string> members)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var member in members)
        {
            found.AddRange(resource.Items(member).Select(item => item.Text("reference")).OfType<string>());
        }

        return found.ToImmutable();
    }

    private static string? Concept(JsonElement? concept) => concept is not { } code
        ? null
        : code.Text("text") ?? code.Items("coding").Select(coding => coding.Text("display") ?? coding.Text("code")).FirstOrDefault();

    private static ImmutableArray<string> Some(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [text];
}
