using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>The plan in words, generated from the same rows as its data. Well formed and escaped by construction.</summary>
internal static class NarrativeWriter
{
    /// <summary>Narrative of a new plan.</summary>
    public static Narrative For(CarePlan plan, ImmutableArray<Goal> goals, Decision decision)
    {
        var html = new StringBuilder(4 * 1024);
        html.Append("<div xmlns=\"http://www.w3.org/1999/xhtml\">")
            .Heading($"{plan.Title} (draft)")
            .Paragraph(plan.Description)
            .Section("Activities", Activities(plan))
            .Section("Goals", goals.Select(goal => goal.Description?.Text))
            .Section("Caveats", decision.Caveats.Select(caveat => caveat.Sentence))
            .Section("Precautions", Advice.Precautions)
            .Section("Stop the program for", Advice.StopRules)
            .Paragraph(Advice.NotAssessed)
            .Paragraph($"Content version {Content.Version}. Draft content: to be confirmed by the responsible clinician.")
            .Append("</div>");
        return new() { Status = "generated", Div = html.ToString() };
    }

    private static IEnumerable<string?> Activities(CarePlan plan) => (plan.Activity ?? []).Select(activity =>
        activity.Detail is { } detail ? $"{detail.Code?.Text}: {detail.Description}" : "Physical therapy order");

    private static StringBuilder Heading(this StringBuilder html, string text) => html.Append("<p><b>").Text(text).Append("</b></p>");

    private static StringBuilder Paragraph(this StringBuilder html, string? text) => html.Append("<p>").Text(text).Append("</p>");

    private static StringBuilder Section(this StringBuilder html, string heading, IEnumerable<string?> lines)
    {
        var isOpen = false;
        foreach (var line in lines)
        {
            if (!isOpen)
            {
                html.Heading(heading).Append("<ul>");
                isOpen = true;
            }

            html.Append("<li>").Text(line).Append("</li>");
        }

        return isOpen ? html.Append("</ul>") : html;
    }

    private static StringBuilder Text(this StringBuilder html, string? text)
    {
        var start = html.Length;
        return html.Append(text)
            .Replace("&", "&amp;", start, html.Length - start)
            .Replace("<", "&lt;", start, html.Length - start)
            .Replace(">", "&gt;", start, html.Length - start);
    }
}
