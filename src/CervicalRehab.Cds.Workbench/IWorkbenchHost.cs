using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench;

/// <summary>One sample situation to try the service with.</summary>
/// <param name="Name">Stable name, as in its permalink.</param>
/// <param name="Hook">The hook it was made for.</param>
/// <param name="Story">The situation in one line.</param>
/// <param name="ExpectedPathway">Topic code of the pathway the protocol gives.</param>
/// <param name="Patient">The invented patient's name.</param>
/// <param name="Reason">Why the patient comes.</param>
public sealed record SampleSituation(string Name, string Hook, string Story, string ExpectedPathway, string Patient, string Reason);

/// <summary>A hook and the id of its service.</summary>
public sealed record HookAddress(string Hook, string ServiceId);

/// <summary>What the pages need of the service that hosts them. They see nothing else of it.</summary>
public interface IWorkbenchHost
{
    /// <summary>The samples, in their order.</summary>
    ImmutableArray<SampleSituation> Samples { get; }

    /// <summary>The hooks, the first one being the default.</summary>
    ImmutableArray<HookAddress> Hooks { get; }

    /// <summary>True once clients are registered: a call needs a token of one of them.</summary>
    bool NeedsToken { get; }

    /// <summary>Names of the clients' profiles that a call may be answered by, the whole answer first; empty where a call chooses none.</summary>
    ImmutableArray<string> Profiles { get; }

    /// <summary>The service's own address on this machine; null when it listens nowhere.</summary>
    Uri? OwnAddress { get; }

    /// <summary>Who approved the running content here; null when nobody did.</summary>
    Approval? Approval { get; }

    /// <summary>The moment of evaluation.</summary>
    DateTimeOffset EvaluatedAt { get; }

    /// <summary>The sample's complete hook request for a hook, as JSON; null for a name that is not a sample's.</summary>
    string? Request(string sample, string hook);

    /// <summary>A prefetch key that brings Observations.</summary>
    string ObservationsKey { get; }

    /// <summary>What <c>GET /insights</c> answers with this query: status and JSON.</summary>
    /// <param name="from">Date or moment, included; empty for no bound.</param>
    /// <param name="to">Date or moment, excluded; empty for no bound.</param>
    /// <param name="ct">Cancels the reading.</param>
    Task<(int Status, string Json)> Insights(string from, string to, CancellationToken ct);
}
