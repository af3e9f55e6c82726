using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Telemetry;

/// <summary>
/// The spans of a hook call: <c>gather</c>, <c>read</c>, <c>evaluate</c>, <c>write</c>, and one <c>fhir.query</c> per key. Tags hold rule ids, codes and
/// counts; never an address with an identifier in it, a value or a token. The framework's own client spans are not recorded, for their
/// address would name the patient.
/// </summary>
internal static class Spans
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "CervicalRehab.Cds";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the span of a stage; null, and free of charge, when nobody listens.</summary>
    public static Activity? Stage(string name) => Source.StartActivity(name);

    /// <summary>Starts the span of a query to a FHIR server.</summary>
    public static Activity? Query(string key) => Source.StartActivity("fhir.query", ActivityKind.Client)?.SetTag("cervical_rehab.prefetch.key", key);
}
