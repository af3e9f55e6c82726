using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>The body of every answer that is not a success (contract section 5): an OperationOutcome, written by the SDK among answers that are not FHIR.</summary>
[JsonConverter(typeof(OutcomeConverter))]
internal sealed record OutcomeBody(OperationOutcome Outcome)
{
    /// <summary>Says these problems.</summary>
    public static OutcomeBody Of(ImmutableArray<Problem> problems) => new(new OperationOutcome { Issue = [.. problems.Select(Issue)] });

    private static OperationOutcome.IssueComponent Issue(Problem problem) => new()
    {
        Severity = OperationOutcome.IssueSeverity.Error,
        Code = EnumUtility.ParseLiteral<OperationOutcome.IssueType>(problem.Type),
        Details = new() { Coding = [new(Problems.System, problem.Code)], Text = problem.Text },
        Diagnostics = problem.Diagnostics,
        ExpressionElement = problem.Expression is null ? [] : [new(problem.Expression)],
    };
}

/// <summary>Hands an OperationOutcome to the SDK's serializer.</summary>
internal sealed class OutcomeConverter : JsonConverter<OutcomeBody>
{
    /// <inheritdoc/>
    public override OutcomeBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Outcomes are written only.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OutcomeBody value, JsonSerializerOptions options) => ResourceJson.Write(writer, value.Outcome);
}
