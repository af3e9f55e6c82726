using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>When the QuestionnaireResponses that came among the Observations were written: a form tool may date what it extracts to the day on which a form was opened again.</summary>
internal sealed class AnsweredForms
{
    private const string Type = "QuestionnaireResponse";

    private readonly Dictionary<string, RecordedDate> _authored = new(StringComparer.Ordinal);

    /// <summary>Those among <paramref name="resources"/>; null when there is none.</summary>
    internal static AnsweredForms? Among(ImmutableArray<SentResource> resources)
    {
        AnsweredForms? forms = null;
        foreach (var sent in resources.IsDefault ? [] : resources)
        {
            if (sent is { Type: Type, Id: { } id } && Authored(sent) is { } authored)
            {
                forms ??= new AnsweredForms();
                forms._authored[id] = forms._authored.TryGetValue(id, out var known) && known.First <= authored.First ? known : authored;
            }
        }

        return forms;
    }

    /// <summary>True when one of the responses is older than the examination says it is. The date stands, as a later day may make a finding worse; what is absent or measured there reassures nobody (D29).</summary>
    internal bool AreOlder(RecordedDate? date, IEnumerable<ResourceReference> derivedFrom) => date is not null && derivedFrom.Any(reference =>
        ResourceName.Of(reference.ReferenceElement.Letters()) is { Type: Type, Id: { } id } && _authored.TryGetValue(id, out var authored) && authored.First < date.First);

    private static RecordedDate? Authored(SentResource sent) =>
        sent.Json.Member("authored"u8) is { ValueKind: JsonValueKind.String } text ? FhirDate.Parse(text.GetString()) : null;
}
