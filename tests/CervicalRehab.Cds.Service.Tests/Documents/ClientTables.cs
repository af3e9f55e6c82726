using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Reference;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The contract per client for the guide, from the tables that answer.</summary>
internal static class ClientTables
{
    /// <summary>The sections by the name in their marker.</summary>
    public static ImmutableArray<KeyValuePair<string, Func<string>>> All { get; } =
    [
        KeyValuePair.Create("client-profiles", Values),
        .. ClientProfiles.Names.Select(name => KeyValuePair.Create("client-" + name, () => Profile(name))),
    ];

    private static string Values() => DocumentTables.Table(
        ["Setting below `Profile`", .. ClientProfiles.Names, "What it changes"],
        ClientProfiles.Rows.Select(row => new[] { $"`{row.Name}`" }.Concat(row.Cells.Select(cell => $"`{cell.Value}`")).Append($"{row.Meaning} {char.ToUpperInvariant(row.Wanted[0])}{row.Wanted[1..]}.").ToArray()));

    private static string Profile(string name)
    {
        var (profile, at) = (ProfilePreview.Named(name)!, ClientProfiles.Names.IndexOf(name));
        var page = new StringBuilder();
        page.Append("**What the site must set up**\n\n").Append(List(ClientContract.SetUp(profile)));
        page.Append("\n**What is lost**\n\n").Append(List(ClientContract.Lost(profile)));
        page.Append("\n**How sure each value is**\n\n").Append(DocumentTables.Table(
            ["Setting", "Value", "How sure", "Source"],
            ClientProfiles.Rows.Select(row => new[] { $"`{row.Name}`", $"`{row.Cells[at].Value}`", ClientContract.Words(row.Cells[at].Sure), row.Cells[at].Source })));
        foreach (var answer in ExampleAnswers.Of(profile))
        {
            page.Append($"\n**{CardText.Topic(answer.Pathway)}.** {answer.Story}:\n");
            foreach (var card in answer.Cards)
            {
                page.Append($"\n```text\n{card.Indicator}, topic {card.Topic}\n{card.Summary}\n\n{card.Detail}\n");
                page.Append(card.Actions.IsEmpty ? "\nNo suggestions\n" : $"\nSuggestions, {card.SelectionBehavior}:\n{List(card.Actions)}").Append($"Links:\n{List(card.Links)}```\n");
            }
        }

        return page.Append('\n').ToString();
    }

    private static string List(ImmutableArray<string> lines) => string.Concat(lines.Select(line => $"- {line}\n"));
}
