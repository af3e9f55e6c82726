using System.Collections.Immutable;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>Something that R4 does not allow: its code as the SDK numbers it, the element it is at, and what is wrong.</summary>
public sealed record ParseFault(string Code, string Path, string Text);

/// <summary>What was read, as far as it could be, and everything wrong with it.</summary>
public sealed record StrictResource(Resource? Resource, ImmutableArray<ParseFault> Faults)
{
    /// <summary>Code of a text that is no JSON.</summary>
    public const string NotJson = "not-json";

    /// <summary>
    /// Reads a resource from all of these bytes. Only the SDK's STRICT mode tells everything it saw; whatever it throws besides is a fault as well: JsonException,
    /// InvalidOperationException, NotSupportedException, ArgumentException, CodedValidationException, by what is wrong, and what comes next nobody knows.
    /// </summary>
    public static StrictResource Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            FhirJsonDeserializer.STRICT.TryDeserializeResource(ref reader, out var resource, out var issues);
            var faults = issues.Select(Fault).ToImmutableArray();
            // The SDK stops at the end of the resource, and does not see what follows.
            _ = reader.Read();
            return new(resource, faults);
        }
        catch (JsonException exception)
        {
            return new(null, [new(NotJson, string.Empty, exception.LineNumber is { } line ? $"no valid JSON (line {line + 1})" : "no valid JSON")]);
        }
#pragma warning disable CA1031 // One resource that cannot be read must not end what reads many, and never fail a call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(null, [new(exception.GetType().Name, string.Empty, "no FHIR R4 resource")]);
        }
    }

    private static ParseFault Fault(CodedException issue) => issue is ExtendedCodedException { InstancePath: { } path } extended
        ? new(issue.ErrorCode, path, extended.BaseErrorMessage)
        : new(issue.ErrorCode, string.Empty, issue.Message);
}
