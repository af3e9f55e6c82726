using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

namespace CervicalRehab.Cds.Service.Tests.Validation;

/// <summary>
/// FHIR as somebody else reads it: parsed by the SDK in its strictest mode and validated against R4 and the profiles of the guide. Made once, for it takes
/// seconds, and asked by one test at a time, for two that need a snapshot at once make it fail. Warnings are problems as well.
/// </summary>
internal static class OutsideView
{
    // What the validator says of a thing that is right, each with the reason.
    private static readonly ImmutableArray<string> Known =
    [
        // Extensions of a guide that no package brings: it cannot follow them.
        "Unable to resolve reference to extension 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract'.",
        "Unable to resolve reference to extension 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observation-extract-category'.",
        "Unable to resolve reference to extension 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract'.",

        // R4 4.0.1 lets strength and quality of evidence stand on an Attachment alone. They stand on the action that advises, as their later versions say, and as everybody reads them.
        "Extension used outside of appropriate contexts. Expected context to be one of: {ELEMENT,Attachment}",
    ];

    // And of a template of the form, which has no value yet where an answer will stand: neither a reference's beginning nor a code.
    private static readonly ImmutableArray<string> OfTemplates =
    [
        "Instance failed constraint ref-1 ",
        "Extensible binding to valueset 'http://hl7.org/fhir/ValueSet/data-absent-reason' requires code or text.",
        "Unable to resolve reference to extension 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractContext'.",
        "Unable to resolve reference to extension 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractValue'.",
    ];

    private static readonly Lazy<CachedResolver> Source = new(() =>
    {
        // Definitions are cached before snapshots are made of them and after: otherwise the first answer takes half a minute.
        var guide = new MultiResolver([.. Folders.Select(folder => new DirectorySource(RepositoryFiles.PathOf("fhir-profiles", folder))), ZipSource.CreateValidationSource()]);
        return new CachedResolver(new SnapshotSource(new CachedResolver(guide)));
    });

    private static readonly Lazy<Validator> Judge = new(() => new Validator(Source.Value, LocalTerminologyService.CreateDefaultForCore(Source.Value)));

    private static ImmutableArray<string> Folders => ["profiles", "generated"];

    /// <summary>What is wrong with a resource, one sentence each; empty when nothing is. <paramref name="profiles"/> are held beside those it claims.</summary>
    public static ImmutableArray<string> Problems(string json, params ImmutableArray<string> profiles)
    {
        FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out var resource, out var faults);
        return [.. faults.Select(fault => fault.Message), .. resource is null ? ["nothing could be read"] : Problems(resource, profiles)];
    }

    /// <summary>The resource, which must parse without a fault.</summary>
    public static T Parsed<T>(string json)
        where T : Resource
    {
        FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out var resource, out var faults);
        faults.ShouldBeEmpty();
        return resource.ShouldBeOfType<T>();
    }

    private static IEnumerable<string> Problems(Resource resource, ImmutableArray<string> profiles)
    {
        var outcomes = new List<OperationOutcome>();
        lock (Judge)
        {
            outcomes.Add(Judge.Value.Validate(resource));
            outcomes.AddRange(profiles.Select(profile => Judge.Value.Validate(resource, $"{Systems.CanonicalBase}/StructureDefinition/{profile}")));
        }

        return outcomes.SelectMany(outcome => outcome.Issue)
            .Where(issue => issue.Details?.Text is not { } text || !(Known.Contains(text) || (IsOfTemplate(issue) && OfTemplates.Any(known => text.StartsWith(known, StringComparison.Ordinal)))))
            .Select(issue => $"{issue.Severity}: {issue.Details?.Text} at {string.Join(", ", issue.Expression)}")
            .Distinct(StringComparer.Ordinal);
    }

    private static bool IsOfTemplate(OperationOutcome.IssueComponent issue) => issue.Expression.All(path => path!.StartsWith("Questionnaire.contained[", StringComparison.Ordinal));
}
