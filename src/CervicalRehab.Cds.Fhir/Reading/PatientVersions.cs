using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Which of several Patient resources with one id is read: the latest, and when nothing tells which that is, the most cautious of them (D34).</summary>
public static class PatientVersions
{
    /// <summary>The place of the one that is read, whatever order they stand in.</summary>
    /// <param name="versions">The resources as they came, JSON each; one or more.</param>
    /// <param name="patientId">The id they have.</param>
    public static int Chosen(ImmutableArray<ReadOnlyMemory<byte>> versions, string patientId)
    {
        if (versions.Length == 1)
        {
            return 0;
        }

        var parser = new ResourceParser();
        return Versions.Latest([.. versions.Select(static version => JsonElement.Parse(version.Span))])
            ?? versions.Index().OrderBy(version => Caution(version.Item, parser, patientId)).ThenBy(static version => version.Item, Comparer<ReadOnlyMemory<byte>>.Create(static (one, other) => one.Span.SequenceCompareTo(other.Span))).Last().Index;
    }

    /// <summary>Whether a label says that elements of it were left out, and none of those it has says that another record stands in its place: it does not stand beside a whole one.</summary>
    public static bool IsPart(SentResource patient) =>
        Nameless.IsLabelled(patient.Json) && !(new ResourceParser().Read<Patient>(patient.Bytes.Span) is Received<Patient> read && PatientReader.IsReplaced(read));

    // What ends in no plan is more cautious than what may, and a living patient, who gets cards, than a dead one, who gets none.
    private static (bool, bool, bool, bool, bool, int) Caution(ReadOnlyMemory<byte> version, ResourceParser parser, string patientId)
    {
        if (PatientReader.Read(version.Span, parser, patientId).Patient is not { } patient)
        {
            return (true, true, true, true, true, int.MaxValue);
        }

        var birth = FhirDate.Parse(patient.Resource.BirthDateElement.Letters());
        return (false, !PatientReader.IsUnderstood(patient), PatientReader.IsReplaced(patient), !(PatientReader.IsDeceased(patient) || PatientReader.Died(patient) is not null), birth is not { IsOneDay: true }, birth?.Last.DayNumber ?? int.MaxValue);
    }
}
