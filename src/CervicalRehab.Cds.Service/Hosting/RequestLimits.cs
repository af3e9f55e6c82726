using System.ComponentModel.DataAnnotations;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>Requests</c>.</summary>
internal sealed class RequestLimits
{
    /// <summary>Largest accepted request body in bytes; 8 MB unless set, 1 kB to 256 MB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;
}
