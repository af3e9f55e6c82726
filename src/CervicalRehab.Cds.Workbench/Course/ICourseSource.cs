using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>Who the page is about, as the record says it. Shown so that a printed page cannot be taken for somebody else's.</summary>
/// <param name="Name">Name; empty when the record has none.</param>
/// <param name="Id">Id on the FHIR server.</param>
/// <param name="BirthDate">As recorded; empty when absent.</param>
/// <param name="Gender">Administrative gender; empty when absent.</param>
public sealed record ShownPerson(string Name, string Id, string BirthDate, string Gender);

/// <summary>A patient's record as it was read, or why it was not.</summary>
/// <param name="Picture">The facts; null when they cannot be had.</param>
/// <param name="Person">Who it is about; null when the facts are.</param>
/// <param name="At">The moment of evaluation.</param>
/// <param name="Problems">What to mend, in sentences; empty with a picture.</param>
public sealed record CourseRecord(PatientPicture? Picture, ShownPerson? Person, DateTimeOffset At, ImmutableArray<string> Problems);

/// <summary>Where the course page gets a record: the host gathers and reads it exactly as for a hook call.</summary>
public interface ICourseSource
{
    /// <summary>Samples to open without a launch; empty outside Development.</summary>
    ImmutableArray<SampleSituation> Samples { get; }

    /// <summary>A sample patient's record; null for a name that is not a sample's, and outside Development.</summary>
    Task<CourseRecord?> OfSample(string name, CancellationToken ct);

    /// <summary>The record of the patient in context of a launch, from the EHR's FHIR server.</summary>
    Task<CourseRecord> OfServer(CourseAccess access, CancellationToken ct);
}

/// <summary>Access to one patient's record, by a launch. A class and no record, so that nothing prints the token.</summary>
public sealed class CourseAccess(string server, string patientId, string token, string scope, long secondsLeft)
{
    /// <summary>FHIR base.</summary>
    public string Server { get; } = server;

    /// <summary>Bare id of the patient.</summary>
    public string PatientId { get; } = patientId;

    /// <summary>Bearer token.</summary>
    public string Token { get; } = token;

    /// <summary>Scopes granted, separated by spaces.</summary>
    public string Scope { get; } = scope;

    /// <summary>How long the token still lives, in seconds.</summary>
    public long SecondsLeft { get; } = secondsLeft;

    /// <summary>The signed-in user as a relative reference; null when the EHR did not say.</summary>
    public string? User { get; init; }

    /// <summary>Bare id of the encounter in context; null without one.</summary>
    public string? Encounter { get; init; }
}
