using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>
/// What an examination becomes on the way into a record. An item is named by the examination and by what it says: the same answer is the same item, whenever
/// and from whichever session it is sent; a corrected one is a new item beside the old, which is never changed.
/// </summary>
internal static class AssessmentItems
{
    /// <summary>The items of a way of writing: the form before its Observations, which name it.</summary>
    public static ImmutableArray<WriteItem> Of(WriteWay way, bool withResponse, SmartSession session, FormState state, QuestionnaireResponse response, ImmutableDictionary<string, string> answers, string note)
    {
        var examination = session.Ledger.Of(state.Examination);
        var isFromElsewhere = state.Marker != session.Marker;
        WriteItem Item(string name, string label, Func<DomainResource> make)
        {
            var id = Id(state.Examination, name);
            return examination.Item(id, () => new WriteItem(id, label, Named(make(), $"urn:uuid:{id}")) { MayBeThere = isFromElsewhere });
        }

        var whole = FormState.Digest(answers);
        return way switch
        {
            WriteWay.Nothing => [],
            WriteWay.Note => [Item($"note/{whole}", "Note of plain text", () => Note(session, response, note))],
            _ =>
            [
                .. withResponse ? [Item($"form/{whole}", "The filled form", () => (DomainResource)response.DeepCopy())] : Array.Empty<WriteItem>(),
                .. way is WriteWay.Response ? [] : Observations(response).Select(observation => Item($"{observation.Id}/{Digest(observation.Id!, answers)}", Label(observation.Id!), () => WithoutId(observation))),
            ],
        };
    }

    /// <summary>The Observations of a response, each with the linkId of its item as its id.</summary>
    public static ImmutableArray<Observation> Observations(QuestionnaireResponse response) => ObservationExtraction.Extract(AssessmentForm.Form, response, linkId => linkId);

    private static Observation WithoutId(Observation observation)
    {
        observation.Id = null;
        return observation;
    }

    private static DomainResource Named(DomainResource resource, string urn)
    {
        var identifier = new Identifier(WriteItem.IdentifierSystem, urn);
        switch (resource)
        {
            case Observation observation:
                observation.Identifier = [identifier];
                break;
            case QuestionnaireResponse response:
                response.Identifier = identifier;
                break;
            case DocumentReference document:
                document.Identifier = [identifier];
                break;
        }

        return resource;
    }

    private static DocumentReference Note(SmartSession session, QuestionnaireResponse response, string text) => new()
    {
        Status = DocumentReferenceStatus.Current,
        DocStatus = session.Server.NotesAreDrafts ? CompositionStatus.Preliminary : CompositionStatus.Final,
        Type = new CodeableConcept("http://loinc.org", "11506-3", null, "Progress note"),
        Subject = (ResourceReference)response.Subject!.DeepCopy(),
        Date = DateTimeOffset.Parse(response.Authored!, System.Globalization.CultureInfo.InvariantCulture),
        Author = response.Author is { } author ? [(ResourceReference)author.DeepCopy()] : [],
        Content = [new() { Attachment = new() { ContentType = "text/plain", Data = Encoding.UTF8.GetBytes(text), Title = AssessmentForm.Form.Title } }],
        Context = response.Encounter is { } encounter
            ? new() { Encounter = [(ResourceReference)encounter.DeepCopy()], Period = new Period { Start = response.Authored, End = response.Authored } }
            : null,
    };

    // A group's Observation is told by the answers of its parts.
    private static string Digest(string linkId, ImmutableDictionary<string, string> answers)
    {
        var parts = AskedItem.Below(AssessmentForm.Form.Item).First(item => item.LinkId == linkId).Item.Select(part => part.LinkId).Append(linkId).ToHashSet(StringComparer.Ordinal);
        return FormState.Digest(answers.Where(answer => parts.Contains(answer.Key)));
    }

    private static string Label(string linkId) => AskedItem.Below(AssessmentForm.Form.Item).First(item => item.LinkId == linkId).Words();

    // A UUID of RFC 9562, version 8: made of a digest, so that it is the same wherever it is made.
    private static Guid Id(Guid examination, string name)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{examination}/{name}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
