using System.Collections.Concurrent;
using System.Collections.Immutable;
using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.Cards;
using CervicalRehab.Cds.Workbench.WriteBack;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>A sign-in that was begun and not finished. A class and no record, so that nothing prints the verifier.</summary>
internal sealed class PendingLaunch
{
    /// <summary>The browser that began it, by its cookie.</summary>
    public required string Browser { get; init; }

    public required SmartServer Server { get; init; }

    public required SmartConfiguration Configuration { get; init; }

    public required string Verifier { get; init; }

    public required string RedirectUri { get; init; }

    /// <summary>The EHR's <c>launch</c>; empty for a launch of our own.</summary>
    public required string Launch { get; init; }

    /// <summary>Whether leave to write was asked for.</summary>
    public required bool WithWriting { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>Access to one patient's record for one browser. A class and no record, so that nothing prints the token.</summary>
internal sealed class SmartSession
{
    public required SmartServer Server { get; init; }

    public required string PatientId { get; init; }

    public required string AccessToken { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The signed-in user, <c>Practitioner/x</c> or <c>PractitionerRole/x</c>; null when the EHR does not say.</summary>
    public string? User { get; init; }

    /// <summary>Bare id of the encounter in context; null without one.</summary>
    public string? Encounter { get; init; }

    /// <summary>What the card that was launched from asked for.</summary>
    public LaunchContext Context { get; init; } = LaunchContext.None;

    /// <summary>Tells this session from another of the same patient, and is no secret.</summary>
    public string Marker { get; } = Pkce.Secret();

    /// <summary>Tells the pages of this patient from those of any other: the same for each session of the patient in this process, and says nothing of who it is.</summary>
    public string Address => Pkce.Fingerprint($"{Server.Issuer} {PatientId}");

    /// <summary>The examinations of this session and what became of each item of them: the only place where an answer is kept, and only as long as the session.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>What the server says it takes; null until it was asked.</summary>
    public ServerTakes? Takes { get; set; }

    /// <summary>The cards that were last shown of an examination, as they would be: what was found does not leave the page with them while the record does not say it.</summary>
    public (Guid Examination, ImmutableArray<ShownCard> Cards)? Shown { get; set; }

    /// <summary>The form as it was sent last, for whoever comes back to it.</summary>
    public (FormState State, GivenAnswers Given)? Draft { get; set; }
}

/// <summary>Sign-ins and sessions, in the memory of this process and nowhere else. What has run out is forgotten.</summary>
internal sealed class SmartSessions(TimeProvider time)
{
    /// <summary>More at once than one instance ever has; beyond it the oldest goes.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, PendingLaunch> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SmartSession> _open = new(StringComparer.Ordinal);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Notes a sign-in; its state.</summary>
    public string Begin(PendingLaunch launch) => Add(_pending, launch, one => one.Until);

    /// <summary>The sign-in of a state, once; null for a state that is unknown, used or too old.</summary>
    public PendingLaunch? Take(string state) => _pending.TryRemove(state, out var launch) && launch.Until > Now ? launch : null;

    /// <summary>Opens a session; its id.</summary>
    public string Open(SmartSession session) => Add(_open, session, one => one.Until);

    /// <summary>The session of an id; null when there is none or it has run out.</summary>
    public SmartSession? Find(string id) => _open.TryGetValue(id, out var session) && session.Until > Now ? session : null;

    /// <summary>Forgets a session.</summary>
    public void Close(string id) => _open.TryRemove(id, out _);

    private string Add<T>(ConcurrentDictionary<string, T> kept, T one, Func<T, DateTimeOffset> until)
    {
        var now = Now;
        foreach (var (id, _) in kept.Where(old => until(old.Value) <= now).Concat(kept.Count >= Most ? kept.OrderBy(old => until(old.Value)).Take(1) : []).ToList())
        {
            kept.TryRemove(id, out _);
        }

        var secret = Pkce.Secret();
        kept[secret] = one;
        return secret;
    }
}
