using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>The plan in words, generated from the same rows as its data. Well formed and escaped by construction.</summary>
internal static class NarrativeWriter
{
    private static readonly Code<Narrative.NarrativeStatus> Generated = new(Narrative.NarrativeStatus.Generated);

    // What every plan ends with.
    private static readonly string Ending = new StringBuilder()
        .Section(TherapyText.Reassessment.Heading, TherapyText.Reassessment.Lines, (html, line) => html.Text(line))
        .Section(TherapyText.Drugs.Heading, TherapyText.Drugs.Lines, (html, line) => html.Text(line))
        .Section("Precautions", Advice.Precautions, (html, line) => html.Text(line))
        .Section("Stop the program for", Advice.StopRules, (html, line) => html.Text(line))
        .Paragraph(Advice.NotAssessed)
        .Paragraph($"Content version {Content.Version}. Draft content: to be confirmed by the responsible clinician.")
        .Append("</div>")
        .ToString();

    /// <summary>Narrative of a new plan.</summary>
    public static Narrative For(string title, string description, IReadOnlyList<CarePlan.ActivityComponent> activities, ImmutableArray<TextSection> therapy, IReadOnlyList<Finding> caveats) => new()
    {
        StatusElement = Generated,
        Div = Page.Text(html => html
            .Append("<div xmlns=\"http://www.w3.org/1999/xhtml\">")
            .Append("<p><b>").Text(title).Append(" (draft)</b></p>")
            .Paragraph(description)
            .Section("Activities", activities, Activity)
            .Sections(therapy)
            .Section("Caveats", caveats, (text, caveat) => text.Text(caveat.Sentence))
            .Append(Ending)),
    };

    private static StringBuilder Activity(StringBuilder html, CarePlan.ActivityComponent activity) =>
        activity.Detail is { } detail ? html.Text(detail.Code?.Text).Append(": ").Text(detail.Description) : html.Append("Physical therapy order");

    private static StringBuilder Sections(this StringBuilder html, ImmutableArray<TextSection> sections)
    {
        foreach (var section in sections)
        {
            html.Section(section.Heading, section.Lines, (text, line) => text.Text(line));
        }

        return html;
    }

    private static StringBuilder Heading(this StringBuilder html, string text) => html.Append("<p><b>").Text(text).Append("</b></p>");

    private static StringBuilder Paragraph(this StringBuilder html, string? text) => html.Append("<p>").Text(text).Append("</p>");

    private static StringBuilder Section<T>(this StringBuilder html, string heading, IReadOnlyList<T> items, Func<StringBuilder, T, StringBuilder> line)
    {
        if (items.Count == 0)
        {
            return html;
        }

        html.Heading(heading).Append("<ul>");
        foreach (var item in items)
        {
            line(html.Append("<li>"), item).Append("</li>");
        }

        return html.Append("</ul>");
    }

    private static StringBuilder Text(this StringBuilder html, string? text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny('&', '<', '>') is >= 0 and var at)
        {
            html.Append(rest[..at]).Append(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        return html.Append(rest);
    }

    private static string Entity(char letter) => letter switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        _ => "&gt;",
    };
}
