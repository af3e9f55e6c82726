using System.ComponentModel.DataAnnotations;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Section <c>Fetch</c>: how the service asks a FHIR server for what the prefetch lacks.</summary>
internal sealed class FetchOptions
{
    /// <summary>Time for all fetching of one hook call, in milliseconds, 50 to 60,000. Default 4,000.</summary>
    [Range(50, 60_000)]
    public int BudgetMilliseconds { get; set; } = 4_000;

    /// <summary>Time for one attempt of one query, in milliseconds, 20 to 30,000. Default 1,500.</summary>
    [Range(20, 30_000)]
    public int AttemptMilliseconds { get; set; } = 1_500;

    /// <summary>Further attempts after a transient fault, 0 to 5. Default 2.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Pages followed for one query, the first included, 1 to 100. Default 20.</summary>
    [Range(1, 100)]
    public int MaxPages { get; set; } = 20;

    /// <summary>Largest body of one answer in bytes, 1 kB to 64 MB. Default 8 MB.</summary>
    [Range(1_024, 64 * 1_024 * 1_024)]
    public int MaxResponseBytes { get; set; } = 8 * 1_024 * 1_024;

    /// <summary>Share of failed attempts that opens a server's circuit, for required and for optional data each, 0.1 to 1. Default 0.5, over ten seconds and at least thirty attempts, near which nothing was answered.</summary>
    [Range(0.1, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How long an open circuit stays open, in milliseconds, 500 to 60,000. Default 5,000.</summary>
    [Range(500, 60_000)]
    public int BreakerOpenMilliseconds { get; set; } = 5_000;
}
