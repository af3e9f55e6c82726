using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What the readers of one call have at hand beside the resource that they read.</summary>
internal sealed class ReadingContext(GatheredRecord record, ResourceParser parser, SubjectCheck subjects, ReaderOptions options)
{
    internal ReaderOptions Options => options;

    internal ResourceParser Parser => parser;

    internal SubjectCheck Subjects => subjects;

    internal CodeLookup Codes { get; } = new(options.SiteCode, options.SiteKinds);

    internal StatedProblems Problems { get; } = new(record.Conditions);

    internal AnsweredForms? Forms { get; } = AnsweredForms.Among(record.Observations.Resources);

    internal MedicationCode Medications => field ??= new(record.Medications.Resources, this);

    /// <summary>The drafts that the call is about; null when all are.</summary>
    internal IReadOnlySet<string>? Selected { get; } = DraftSelection.Of(record.Selections, record.DraftOrders);
}
