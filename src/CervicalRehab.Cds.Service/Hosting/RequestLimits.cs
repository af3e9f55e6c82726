using System.ComponentModel.DataAnnotations;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>Requests</c>: what one request may cost before anything is known of it.</summary>
internal sealed class RequestLimits
{
    /// <summary>Largest accepted request body in bytes; 8 MB unless set, 1 kB to 256 MB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most entries of one Bundle in a request, 100 to 1,000,000; 413 beyond. Default 20,000.</summary>
    [Range(100, 1_000_000)]
    public int MaxEntries { get; set; } = 20_000;

    /// <summary>Most connections at once, 10 to 1,000,000; one more is closed unheard. Default 4,096. The probes of health come over connections too.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnections { get; set; } = 4_096;

    /// <summary>Seconds in which the line and headers of a request must arrive, 1 to 120. Default 10.</summary>
    [Range(1, 120)]
    public int HeadSeconds { get; set; } = 10;

    /// <summary>Seconds in which a whole body must arrive, 1 to 600; 408 beyond. Default 60. A body that falls under 240 bytes a second for five seconds is given up before.</summary>
    [Range(1, 600)]
    public int BodySeconds { get; set; } = 60;
}
