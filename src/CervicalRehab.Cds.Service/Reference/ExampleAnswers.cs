using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>One card as a client gets it.</summary>
internal sealed record ExampleCard(string Indicator, string Topic, string Summary, string Detail, ImmutableArray<string> Actions, string SelectionBehavior, ImmutableArray<string> Links);

/// <summary>The cards about one invented patient.</summary>
internal sealed record ExampleAnswer(string Pathway, string Sample, string Story, ImmutableArray<ExampleCard> Cards);

/// <summary>What a profile makes of the samples: an answer of each pathway, made by the code that answers calls.</summary>
internal static class ExampleAnswers
{
    private const string Address = "https://cds.example";

    private static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An answer of each pathway that has a card, and of the card that offers several drafts.</summary>
    public static ImmutableArray<ExampleAnswer> Of(ClientProfile profile)
    {
        var pathways = Enum.GetValues<Pathway>().Where(static pathway => pathway != Pathway.NotApplicable).Select(Topics.Code).Select(static code => SampleCatalog.All.First(sample => sample.ExpectedPathway == code));
        return [.. pathways.Append(SampleCatalog.All.First(static sample => sample.Name == "manipulation-signed")).Select(sample => Answer(sample, profile))];
    }

    /// <summary>The bytes of the answer about a sample.</summary>
    public static ReadOnlyMemory<byte> Bytes(Sample sample, ClientProfile profile)
    {
        var service = HookService.All.Single(one => one.Hook == sample.Hook);
        var site = SiteCodes.Load(new()).Codes;
        var call = Encoding.UTF8.GetBytes(SamplesEndpoints.Request(sample, sample.Hook, DateOnly.FromDateTime(At.Date)).ToJsonString());
        var request = HookRequestReader.Read(HookBody.Read(call, site.Options), service).Request!;
        var reading = HookSteps.Read(PatientRecordSource.Gather(site, request).Record!, site.Options);
        var context = new CardContext(At, request.IdFor, Address) { Client = CallingClient.Anonymous with { Profile = profile }, Course = Address + "/launch" };
        var output = new ArrayBufferWriter<byte>();
        HookAnswer.Write(output, HookSteps.Write(HookSteps.Evaluate(reading, At), reading, request, context).Answer);
        return output.WrittenMemory;
    }

    private static ExampleAnswer Answer(Sample sample, ClientProfile profile)
    {
        using var json = JsonDocument.Parse(Bytes(sample, profile));
        return new(sample.ExpectedPathway, sample.Name, sample.Story, [.. json.RootElement.GetProperty("cards").EnumerateArray().Select(Read)]);
    }

    private static ExampleCard Read(JsonElement card) => new(
        Text(card, "indicator"),
        Text(card.GetProperty("source").GetProperty("topic"), "code"),
        Text(card, "summary"),
        Text(card, "detail"),
        [.. Items(card, "suggestions").Select(static suggestion => string.Join(" + ", Items(suggestion, "actions").Select(Action)))],
        card.TryGetProperty("selectionBehavior", out var behavior) ? behavior.GetString()! : string.Empty,
        [.. Items(card, "links").Select(static link => $"{Text(link, "type")} {Text(link, "url")}")]);

    private static string Action(JsonElement action) =>
        $"{Text(action, "type")} {(action.TryGetProperty("resource", out var resource) ? Text(resource, "resourceType") : Text(action, "resourceId"))}: {Text(action, "description")}";

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) => json.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
