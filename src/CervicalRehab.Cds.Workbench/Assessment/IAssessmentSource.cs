using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Workbench.Course;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>A record with the answers of a form beside it, and what the service says of both.</summary>
/// <param name="Record">The facts and whose they are, or why they cannot be had.</param>
/// <param name="Decision">The decision; null without facts.</param>
/// <param name="Answer">The answer to a hook call with this record, as JSON; empty without facts.</param>
public sealed record AssessedRecord(CourseRecord Record, Decision? Decision, string Answer);

/// <summary>Where the assessment gets a record and an answer: the host gathers, reads, evaluates and writes exactly as for a hook call.</summary>
public interface IAssessmentSource
{
    /// <summary>Samples to open without a launch; empty outside Development.</summary>
    ImmutableArray<SampleSituation> Samples { get; }

    /// <summary>The moment of evaluation.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Bare id of every sample patient.</summary>
    string SamplePatient { get; }

    /// <summary>A sample patient's record with these Observations beside it; null for a name that is not a sample's, and outside Development.</summary>
    Task<AssessedRecord?> OfSample(string name, ImmutableArray<Observation> added, string baseAddress, CancellationToken ct);

    /// <summary>The record of the patient in context of a launch with these Observations beside it.</summary>
    Task<AssessedRecord> OfServer(CourseAccess access, ImmutableArray<Observation> added, string baseAddress, CancellationToken ct);
}
