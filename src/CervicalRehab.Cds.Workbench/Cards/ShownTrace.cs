using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Cards;

/// <summary>One record the decision rests on.</summary>
public sealed record TraceRow(string Fact, string Value, string Date, string Status, string Reference);

/// <summary>The decision, as the card's extension says it, with the statements of the register beside the ids.</summary>
public sealed record ShownTrace
{
    /// <summary>Name of the extension (contract section 4).</summary>
    public const string Name = "example.cervical-rehab.decision";

    /// <summary>Topic code of the pathway; null on a card beside it.</summary>
    public required string? Pathway { get; init; }

    /// <summary>Clause id and statement; the statement is empty for an id that is not in the register.</summary>
    public required ImmutableArray<(string Id, string Text)> Clauses { get; init; }

    /// <summary>Inputs used.</summary>
    public required ImmutableArray<TraceRow> Inputs { get; init; }

    /// <summary>Facts that are missing, with the reason and the last date.</summary>
    public required ImmutableArray<TraceRow> Missing { get; init; }

    /// <summary>Records not used, with the reason.</summary>
    public required ImmutableArray<(string Reference, string Reason)> NotUsed { get; init; }

    /// <summary>Lesser pathways that would have applied.</summary>
    public required ImmutableArray<string> AlsoFound { get; init; }

    /// <summary>Version of the content.</summary>
    public required string ContentVersion { get; init; }

    /// <summary>UTC, as on the wire.</summary>
    public required string EvaluatedAt { get; init; }

    /// <summary>Reads the extension.</summary>
    public static ShownTrace Of(JsonElement trace) => new()
    {
        Pathway = trace.Text("pathway"),
        Clauses = [.. trace.Texts("clauses").Select(id => (id, Protocol.Clauses.All.FirstOrDefault(clause => clause.Id == id)?.Text ?? string.Empty))],
        Inputs = [.. trace.Items("inputs").Select(Input)],
        Missing = [.. trace.Items("missing").Select(Gap)],
        NotUsed = [.. trace.Items("notUsed").Select(unused => (unused.Text("reference") ?? string.Empty, unused.Text("reason") ?? string.Empty))],
        AlsoFound = trace.Texts("alsoFound"),
        ContentVersion = trace.Text("contentVersion") ?? string.Empty,
        EvaluatedAt = trace.Text("evaluatedAt") ?? string.Empty,
    };

    private static TraceRow Input(JsonElement input) => new(
        Named(input),
        string.Join(' ', Present(input.Text("value"), input.Text("unit"), input.Text("method") is { } method ? $"by {method}" : null)),
        input.Text("date") ?? "no date",
        input.Text("status") ?? string.Empty,
        input.Text("reference") ?? string.Empty);

    private static TraceRow Gap(JsonElement gap) => new(Named(gap), string.Empty, gap.Text("lastDate") ?? "never", gap.Text("reason") ?? string.Empty, string.Empty);

    private static string Named(JsonElement row) => string.Join(", ", Present(Advice.Name(row.Text("fact") ?? string.Empty), row.Text("side")));

    private static IEnumerable<string> Present(params string?[] parts) => parts.OfType<string>().Where(part => part.Length > 0);
}
