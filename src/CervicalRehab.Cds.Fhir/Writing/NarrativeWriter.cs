using System.Collections.Immutable;
using System.Xml.Linq;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>The plan in words, generated from the same rows as its data. Well formed and escaped by construction.</summary>
internal static class NarrativeWriter
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Narrative of a new plan.</summary>
    public static Narrative For(CarePlan plan, ImmutableArray<Goal> goals, Decision decision) => new()
    {
        Status = "generated",
        Div = new XElement(
            Xhtml + "div",
            Paragraph($"{plan.Title} (draft)", bold: true),
            Paragraph(plan.Description),
            Section("Activities", Activities(plan)),
            Section("Goals", goals.Select(goal => goal.Description?.Text)),
            Section("Caveats", decision.Caveats.Select(caveat => caveat.Sentence)),
            Section("Precautions", Advice.Precautions),
            Section("Stop the program for", Advice.StopRules),
            Paragraph(Advice.NotAssessed),
            Paragraph($"Content version {Content.Version}. Draft content: to be confirmed by the responsible clinician."))
            .ToString(SaveOptions.DisableFormatting),
    };

    private static IEnumerable<string?> Activities(CarePlan plan) => (plan.Activity ?? []).Select(activity =>
        activity.Detail is { } detail ? $"{detail.Code?.Text}: {detail.Description}" : "Physical therapy order");

    private static XElement Paragraph(string? text, bool bold = false) =>
        new(Xhtml + "p", bold ? new XElement(Xhtml + "b", text) : text);

    private static IEnumerable<XElement> Section(string heading, IEnumerable<string?> lines)
    {
        var items = lines.Select(line => new XElement(Xhtml + "li", line)).ToList();
        return items.Count is 0 ? [] : [Paragraph(heading, bold: true), new XElement(Xhtml + "ul", items)];
    }
}
