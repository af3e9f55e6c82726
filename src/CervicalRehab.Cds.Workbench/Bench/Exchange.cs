using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>A call of the service over HTTP, as it went.</summary>
/// <param name="Path">Path called by POST.</param>
/// <param name="Request">Body sent.</param>
/// <param name="Status">HTTP status; 0 when nothing answered.</param>
/// <param name="Response">Body received, or why there is none.</param>
/// <param name="Milliseconds">From the first byte sent to the last received.</param>
public sealed record Exchange(string Path, string Request, int Status, string Response, double Milliseconds)
{
    /// <summary>True for 2xx.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>What an OperationOutcome says; empty without one.</summary>
    public ImmutableArray<OutcomeLine> Issues => IsDone || Json.Parse(Response) is not { } json ? [] : [.. json.Items("issue").Select(OutcomeLine.Of)];
}

/// <summary>One issue of an OperationOutcome.</summary>
public sealed record OutcomeLine(string Severity, string Code, string Text, string Expression, string Diagnostics)
{
    /// <summary>Reads an issue.</summary>
    public static OutcomeLine Of(JsonElement issue) => new(
        issue.Text("severity") ?? "error",
        issue.Items("details", "coding").Select(coding => coding.Text("code")).FirstOrDefault() ?? issue.Text("code") ?? string.Empty,
        issue.Text("details", "text") ?? string.Empty,
        string.Join(", ", issue.Texts("expression")),
        issue.Text("diagnostics") ?? string.Empty);
}
