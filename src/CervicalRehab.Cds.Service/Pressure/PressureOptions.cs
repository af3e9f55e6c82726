using System.ComponentModel.DataAnnotations;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>Section <c>Pressure</c>: how much is taken on at once. Beyond it a call is refused at once, before its body is read.</summary>
internal sealed class PressureOptions
{
    /// <summary>Calls that are being read or computed at once, those in the short queue included; 0 means 32 for each core. Waiting for a FHIR server does not count.</summary>
    [Range(0, 10_000)]
    public int MaxCalls { get; set; }

    /// <summary>
    /// Megabytes of bodies in hand at once; 0 means 16 for each core. Large calls fill it before <see cref="MaxCalls"/> is reached: more of them would wait longer and
    /// not be answered sooner. A body counts what it announces until it is here, and 64 kB or what is here of it when it announces nothing; a single call is always taken.
    /// Raise it with <c>Requests__MaxBodyBytes</c>: a body larger than this is taken only when nothing else is in hand.
    /// </summary>
    [Range(0, 100_000)]
    public int MaxMegabytes { get; set; }

    /// <summary>
    /// Seconds after which a call whose body is still coming counts as waiting: it takes no place of <see cref="MaxCalls"/> any more, and of its body counts what is
    /// here, as long as all of them announce no more than four times <see cref="MaxMegabytes"/>. A caller that sends slowly does not keep others out.
    /// </summary>
    [Range(1, 600)]
    public int SlowBodySeconds { get; set; } = 5;

    /// <summary>Calls in hand at once, waiting for a FHIR server or a slow body included; each holds its body in memory.</summary>
    [Range(1, 100_000)]
    public int MaxInHand { get; set; } = 512;

    /// <summary>Feedback calls in hand at once; beyond it they are refused like hook calls. They take no place from hook calls.</summary>
    [Range(1, 100_000)]
    public int MaxFeedback { get; set; } = 128;

    /// <summary>Threads that parse and compute; 0 means one for each core.</summary>
    [Range(0, 1_024)]
    public int Threads { get; set; }

    /// <summary>Seconds a refused caller is asked to wait.</summary>
    [Range(1, 600)]
    public int RetryAfterSeconds { get; set; } = 1;

    /// <summary><see cref="Threads"/>, resolved.</summary>
    public int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary><see cref="MaxMegabytes"/> in bytes, resolved.</summary>
    public long ByteCount => (MaxMegabytes > 0 ? MaxMegabytes : 16L * Environment.ProcessorCount) * 1024 * 1024;

    /// <summary><see cref="MaxCalls"/>, resolved.</summary>
    public int CallCount => MaxCalls > 0 ? MaxCalls : 32 * Environment.ProcessorCount;
}
