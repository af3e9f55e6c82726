namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>
/// The body of a call that was taken on, from its head until the answer. What is announced counts at first: bodies that come at once must not all be let in
/// for their first bytes. Of one that is long in coming counts what is here.
/// </summary>
/// <param name="announced">Its Content-Length; null when it has none.</param>
/// <param name="most">Most bytes that are read of any body.</param>
internal sealed class BodyInHand(long? announced, long most)
{
    // What one counts at first that does not announce its length: most are of a few records.
    private const long Unannounced = 64 * 1024;

    private readonly long _expected = long.Min(announced ?? Unannounced, most);
    private long _arrived;
    private volatile bool _isWhole;

    /// <summary>When the call was taken on, as a timestamp of the clock of <see cref="Admission"/>.</summary>
    public long Since { get; set; }

    /// <summary>Whose call it is.</summary>
    public Admission.Client? Client { get; set; }

    /// <summary>True while more of it is to come.</summary>
    public bool IsComing => !_isWhole;

    /// <summary>Bytes that are here.</summary>
    public long Arrived => Volatile.Read(ref _arrived);

    /// <summary>Bytes that it counts while it may come any moment.</summary>
    public long Expected => IsComing ? long.Max(_expected, Arrived) : Arrived;

    /// <summary>So many more are here.</summary>
    public void Add(int bytes) => Interlocked.Add(ref _arrived, bytes);

    /// <summary>Nothing more is to come.</summary>
    public void End() => _isWhole = true;
}
