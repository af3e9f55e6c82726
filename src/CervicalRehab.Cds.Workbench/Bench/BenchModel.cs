using System.Collections.Immutable;
using CervicalRehab.Cds.Workbench.Cards;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>Everything the workbench shows.</summary>
public sealed record BenchModel
{
    /// <summary>Stands for an override where an accepted suggestion has its uuid.</summary>
    public const string Overridden = "overridden";

    /// <summary>The service behind the page.</summary>
    public required IWorkbenchHost Host { get; init; }

    /// <summary>Name and value of the form's token.</summary>
    public required (string Name, string Value) FormToken { get; init; }

    /// <summary>The sample shown; empty for a call that is none.</summary>
    public string Sample { get; init; } = string.Empty;

    /// <summary>The hook chosen.</summary>
    public string Hook { get; init; } = "patient-view";

    /// <summary>The client's profile that the call is answered by; empty for the whole answer.</summary>
    public string Profile { get; init; } = string.Empty;

    /// <summary>The hook request as it stands in the form.</summary>
    public string Request { get; init; } = string.Empty;

    /// <summary>True for a request that came from the form: its editor stays open.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Address of a FHIR server, as typed.</summary>
    public string FhirServer { get; init; } = string.Empty;

    /// <summary>Patient id there, as typed.</summary>
    public string PatientId { get; init; } = string.Empty;

    /// <summary>The hook call; null before one.</summary>
    public Exchange? Call { get; init; }

    /// <summary>The feedback just given; null without.</summary>
    public Exchange? Feedback { get; init; }

    /// <summary>What was done with cards so far, by the card's uuid: the uuid of the accepted suggestion, or <see cref="Overridden"/>.</summary>
    public ImmutableDictionary<string, string> Handled { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What was done just now: the uuid of the accepted suggestion, or <see cref="Overridden"/>.</summary>
    public string Last { get; init; } = string.Empty;

    /// <summary>What keeps the form from being used; empty when nothing does.</summary>
    public string Fault { get; init; } = string.Empty;

    /// <summary>Cards of the answer.</summary>
    public ImmutableArray<ShownCard> Cards => Call is { IsDone: true } call && Json.Parse(call.Response) is { } json ? ShownCard.Of(json) : [];

    /// <summary>The patient of the call, as an EHR would head the page; null when the call names none.</summary>
    public BenchPatient? Patient => Json.Parse(Request)?.At("prefetch", "patient") is { } patient ? BenchPatient.Of(patient, DateOnly.FromDateTime(Host.EvaluatedAt.Date)) : null;

    /// <summary>The sample shown, when it is one.</summary>
    public SampleSituation? Situation => Host.Samples.FirstOrDefault(sample => sample.Name == Sample);

    /// <summary>Where the call goes.</summary>
    public string Target => $"/cds-services/{ServiceId}{(Profile.Length > 0 ? "?profile=" + Profile : string.Empty)}";

    /// <summary>Id of the service of the hook.</summary>
    public string ServiceId => Host.Hooks.First(address => address.Hook == Hook).ServiceId;
}
