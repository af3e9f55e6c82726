using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Coded MRI findings and MRI reports (contract section 3, REDFLAG-04). Report text is never read.</summary>
internal static class MriReader
{
    private const string DicomUid = "urn:dicom:uid";

    internal static bool Has(Meaning meaning) => meaning is Meaning.MriCompression or Meaning.MriMyelomalacia;

    /// <summary>True for what an Observation finds of the cord: also the code of the problem, which is accepted on Observations (contract section 3).</summary>
    internal static bool Tells(Meaning meaning) => Behind(meaning) is not null;

    /// <summary>The finding of a study that a meaning tells, or leaves open where nobody can tell what it says (D12); null when it is none.</summary>
    internal static Meaning? Behind(Meaning meaning) => meaning == Meaning.CordCompression ? Meaning.MriCompression : Has(meaning) ? meaning : null;

    internal static void ReadFinding(Examination exam)
    {
        foreach (var (meaning, said) in Findings(exam))
        {
            var site = said.Finding == Answer.No ? MriSites.Of(exam) : MriSite.Neck;

            // Of a part of the neck, and of a place that is not understood, nobody knows what it says of the rest (D37, D39).
            var stated = site == MriSite.NotTheWholeNeck ? new(Answer.Unknown, Reason.NotUnderstood) : said;
            if (stated.Unclear is { } reason)
            {
                exam.Picture.Unused(exam.Source, reason, meaning.Fact());
            }

            if (stated.Finding == Answer.No && !Has(meaning) && Studies(exam).IsEmpty)
            {
                // That there is no compression an examination cannot tell: the images must be named.
                continue;
            }

            if (site == MriSite.Elsewhere)
            {
                // Nothing of the kind in another part of the body says nothing about the neck (D37).
                exam.Picture.Unused(exam.Source, Reason.OtherSite, meaning.Fact());
            }
            else if (stated.Unclear != Reason.NotPerformed)
            {
                Add(exam, meaning, stated);
            }
        }
    }

    /// <summary>Says of the study that an examination belongs to what it found.</summary>
    internal static void Add(Examination exam, Meaning meaning, StatedFinding stated)
    {
        if (Behind(meaning) is { } finding)
        {
            Say(exam, finding, stated.Finding, exam.Evidence(meaning.Fact()!, stated.Words), new MriTie(exam.Source.Id, Studies(exam)), exam.Preliminary, exam.Picture);
        }
    }

    private static ImmutableArray<string> Studies(Examination exam) =>
        [.. Ids(exam.DerivedFrom.Select(static reference => reference.ReferenceElement.Letters()).Where(IsStudy)), .. exam.Source.Json.Items("derivedFrom"u8).Select(Uid).OfType<string>()];

    // An archive of images names a study by its DICOM UID, and no resource of the server.
    private static string? Uid(JsonElement reference) =>
        reference.Member("identifier"u8) is { } identifier && identifier.Text("value"u8) is { Length: > 0 } value && (identifier.Text("system"u8) is DicomUid || reference.Text("type"u8) is "ImagingStudy")
            ? $"{identifier.Text("system"u8)}|{value.Trim()}" : null;

    // What is said of each finding: by the whole where that has its code, else by each component that has (D12).
    private static IEnumerable<(Meaning Meaning, StatedFinding Stated)> Findings(Examination exam)
    {
        var own = exam.Source.Known.Select(static row => row.Meaning).Where(Tells).OrderByDescending(Has).DistinctBy(Behind).ToList();
        return
        [
            .. own.Select(meaning => (meaning, Together(exam, meaning).In(exam))),
            .. from component in exam.Components
               from row in component.Code.Known
               where Tells(row.Meaning) && !own.Exists(meaning => Behind(meaning) == Behind(row.Meaning))
               select (row.Meaning, FindingReader.Read(component).In(exam)),
        ];
    }

    // A component that is present beside an absent whole: present where it carries the same code, else it contradicts.
    private static StatedFinding Together(Examination exam, Meaning meaning)
    {
        var whole = FindingReader.Read(exam.Whole);
        foreach (var component in exam.Components)
        {
            if (whole.Finding != Answer.Yes && FindingReader.Read(component) is { Finding: Answer.Yes } present)
            {
                whole = component.Code.Known.Any(row => Behind(row.Meaning) == Behind(meaning)) ? present : new(Answer.Unknown, Reason.Conflicting);
            }
        }

        return whole;
    }

    /// <summary>Says what an examination found; that it found nothing only where it is understood.</summary>
    internal static void Say(Examination? exam, Meaning meaning, Answer answer, Evidence source, MriTie tie, bool isPreliminary, PictureDraft picture)
    {
        if (answer == Answer.Yes)
        {
            picture.MriFound(meaning, source, tie, isPreliminary);
        }
        else if (answer == Answer.No && exam?.Proof is { } proof)
        {
            picture.MriAbsent(proof, meaning, source, tie, isPreliminary);
        }
        else
        {
            picture.MriUnclear(meaning, source, tie, isPreliminary);
        }
    }

    private static bool IsStudy(string? literal) =>
        literal is not null && (literal.Contains("ImagingStudy/", StringComparison.Ordinal) || ResourceName.IsUrn(literal));

    /// <summary>The ids that references name.</summary>
    internal static ImmutableArray<string> Ids(IEnumerable<string?> literals) => [.. literals.Select(static literal => ResourceName.Of(literal).Id).OfType<string>()];
}
