using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Cards;

/// <summary>The words of one card, and what they have to account for.</summary>
internal sealed record CardText(string Topic, string Summary, string Detail)
{
    /// <summary>Longest name of an approver, with signs that Markdown acts on.</summary>
    public static readonly Approval LongApproval = new("[" + new string('W', Approval.LongestName - 2) + "]", new DateOnly(2026, 5, 30));

    public bool IsPathway { get; init; }

    /// <summary>References of the records behind the card.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Sentences of the reasons.</summary>
    public ImmutableArray<Said> Reasons { get; init; } = [];

    public ImmutableArray<Said> Cautions { get; init; } = [];

    /// <summary>What is missing: what mends a group, and its facts.</summary>
    public ImmutableArray<(string Lead, ImmutableArray<Said> Parts)> Missing { get; init; } = [];

    /// <summary>Facts that are present and stand behind no sentence of the card.</summary>
    public ImmutableArray<string> Positives { get; init; } = [];

    /// <summary>Longest summary.</summary>
    public int SummaryLimit { get; init; } = 110;

    /// <summary>Longest detail; that of the kind of card unless a profile says otherwise.</summary>
    public int? DetailLimit { get; init; }

    /// <summary>The cards of a decision, as a profile writes them.</summary>
    public static ImmutableArray<CardText> Of(Decision decision, DateTimeOffset at, Approval? approval = null, ClientProfile? profile = null)
    {
        var client = profile is null ? CallingClient.Anonymous : CallingClient.Anonymous with { Profile = profile };
        var (taken, byHand) = Offering.Of(decision, client.Profile);
        var response = CardWriter.Write(taken, [], new CardContext(at, name => name, "https://cds.example") { Approval = approval, Client = client, Course = profile is null ? null : "https://cds.example/launch" }, byHand: byHand);
        var json = JsonSerializer.SerializeToElement(response, CdsHooksJson.Wire.HookResponse);
        return [.. json.GetProperty("cards").EnumerateArray().Select(card => Of(card, decision, at, client.Profile))];
    }

    private static CardText Of(JsonElement card, Decision decision, DateTimeOffset at, ClientProfile profile)
    {
        var topic = TopicSpelling.Read(card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!);
        var text = new CardText(topic, card.GetProperty("summary").GetString()!, card.GetProperty("detail").GetString()!)
        {
            SummaryLimit = profile.SummaryLength,
            DetailLimit = topic == decision.Pathway.Code() ? Math.Max(900, profile.DetailLength) : Math.Max(500, profile.SideDetailLength),
            References = [.. decision.Inputs.Concat(decision.AlreadyOnFile).Concat(decision.Beside.SelectMany(note => note.Findings).SelectMany(finding => finding.Evidence)).Select(input => input.Reference).Concat(decision.NotUsed.Select(unused => unused.Reference)).OfType<string>().Where(reference => reference.Contains('/')).Distinct(StringComparer.Ordinal)],
        };
        if (topic != decision.Pathway.Code())
        {
            return text with { Reasons = Sentences(decision.Beside.Single(note => note.Topic.Code() == topic).Findings) };
        }

        var briefing = Briefing.Of(decision, at);
        string[] spoken =
        [
            Facts.Opll, Facts.Spasm, Facts.ShoulderImpingement,
            .. decision.Because.Concat(decision.Caveats).Concat(decision.Notes).Concat(decision.AlsoFound.SelectMany(lesser => lesser.Findings)).SelectMany(finding => finding.Evidence).Select(record => record.Fact),
        ];
        return text with
        {
            IsPathway = true,
            Reasons = Sentences(briefing.Why),
            Cautions = Sentences(briefing.Caveats),
            Missing = [.. briefing.Missing.Select(group => (MarkdownText.Inert(group.Lead, isStart: true), ImmutableArray.CreateRange(Enumerable.Range(0, group.Parts.Length).Select(at => new Said(MarkdownText.Inert(group.Parts[at]), MarkdownText.Inert(group.Brief.IsEmpty ? group.Parts[at] : group.Brief[at]))))))],
            Positives = [.. decision.Inputs.Where(input => input.Value == "present" && !spoken.Contains(input.Fact)).Select(input => Advice.Name(input.Fact)).Distinct(StringComparer.Ordinal)],
        };
    }

    private static ImmutableArray<Said> Sentences(ImmutableArray<Finding> findings) => [.. findings.Select(finding => new Said(MarkdownText.Inert(finding.Sentence, isStart: true).TrimEnd('.'), MarkdownText.Inert(finding.Brief[1..])))];
}

/// <summary>What a card has to say: whole, or in brief where the page is full.</summary>
internal readonly record struct Said(string Whole, string Brief)
{
    public static implicit operator Said(string whole) => new(whole, whole);

    public bool IsIn(string text) => text.Contains(Whole, StringComparison.Ordinal) || text.Contains(Brief, StringComparison.Ordinal);
}
