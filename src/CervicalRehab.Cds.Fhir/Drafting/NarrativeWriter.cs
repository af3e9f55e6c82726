using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>The plan in words, generated from the same rows as its data. Well formed and escaped by construction.</summary>
internal static class NarrativeWriter
{
    private static readonly Code<Narrative.NarrativeStatus> Generated = new(Narrative.NarrativeStatus.Generated);

    // What comes again in the plans of all patients.
    private static readonly FrozenDictionary<CarePlan.ActivityComponent, byte[]> OfActivities =
        ActivityWriter.Shared.ToFrozenDictionary<CarePlan.ActivityComponent, CarePlan.ActivityComponent, byte[]>(static activity => activity, static activity => JsonPage.Bytes(page => page.Item(activity)), ReferenceEqualityComparer.Instance);

    private static readonly FrozenDictionary<TextSection, byte[]> OfNextPhases =
        TherapyText.NextPhases.ToFrozenDictionary<TextSection, TextSection, byte[]>(static section => section, static section => JsonPage.Bytes(page => page.Section(section.Heading, section.Lines)), ReferenceEqualityComparer.Instance);

    // What every plan ends with.
    private static readonly byte[] Ending = JsonPage.Bytes(static page => page
        .Section(TherapyText.Reassessment.Heading, TherapyText.Reassessment.Lines)
        .Section(TherapyText.Drugs.Heading, TherapyText.Drugs.Lines)
        .Section("Precautions", Advice.Precautions)
        .Section("Stop the program for", Advice.StopRules)
        .Paragraph(Advice.NotAssessed)
        .Paragraph($"Content version {Content.Version}. Draft content: to be confirmed by the responsible clinician.")
        .Written("</div>"u8));

    /// <summary>Narrative of a new plan.</summary>
    public static Narrative For(string title, string description, List<CarePlan.ActivityComponent> activities, ImmutableArray<TextSection> therapy, ImmutableArray<Finding> caveats) => new()
    {
        StatusElement = Generated,
        DivElement = new ComposedMarkup(page => page
            .Written("""<div xmlns=\"http://www.w3.org/1999/xhtml\"><p><b>"""u8).Markup(title).Written(" (draft)</b></p>"u8)
            .Paragraph(description)
            .Activities(activities)
            .Sections(therapy)
            .Section("Caveats", caveats.IsEmpty ? [] : ImmutableArray.CreateRange(caveats, static caveat => caveat.Sentence))
            .Written(Ending)),
    };

    private static JsonPage Activities(this JsonPage page, List<CarePlan.ActivityComponent> activities)
    {
        page.Heading("Activities").Written("<ul>"u8);
        foreach (var activity in activities)
        {
            _ = OfActivities.TryGetValue(activity, out var known) ? page.Written(known) : page.Item(activity);
        }

        return page.Written("</ul>"u8);
    }

    private static JsonPage Item(this JsonPage page, CarePlan.ActivityComponent activity) => activity.Detail is { } detail
        ? page.Written("<li>"u8).Markup(detail.Code?.Text).Written(": "u8).Markup(detail.Description).Written("</li>"u8)
        : page.Written("<li>Physical therapy order</li>"u8);

    private static JsonPage Sections(this JsonPage page, ImmutableArray<TextSection> sections)
    {
        foreach (var section in sections)
        {
            _ = OfNextPhases.TryGetValue(section, out var known) ? page.Written(known) : page.Section(section.Heading, section.Lines);
        }

        return page;
    }

    private static JsonPage Section(this JsonPage page, string heading, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
        {
            return page;
        }

        page.Heading(heading).Written("<ul>"u8);
        foreach (var line in lines)
        {
            page.Written("<li>"u8).Markup(line).Written("</li>"u8);
        }

        return page.Written("</ul>"u8);
    }

    private static JsonPage Heading(this JsonPage page, string text) => page.Written("<p><b>"u8).Markup(text).Written("</b></p>"u8);

    private static JsonPage Paragraph(this JsonPage page, string? text) => page.Written("<p>"u8).Markup(text).Written("</p>"u8);
}
