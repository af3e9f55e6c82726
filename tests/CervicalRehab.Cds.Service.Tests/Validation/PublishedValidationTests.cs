using System.Collections.Immutable;
using System.Text.Json;
using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Validation;

/// <summary>The guide, what the service publishes and the examples, in the eyes of the SDK's validator.</summary>
public sealed class PublishedValidationTests
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Reasons =
        JsonSerializer.Deserialize<ImmutableDictionary<string, ImmutableArray<string>>>(File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "examples-invalid", "reasons.json")))!;

    // What the SDK's validator calls an element otherwise than the other one does.
    private static readonly ImmutableDictionary<string, string> InItsWords = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("Observation.method", "'method'"),
        KeyValuePair.Create("Observation.component", "'component'"),
        KeyValuePair.Create("Condition.clinicalStatus", "'clinicalStatus'"),
        KeyValuePair.Create("CarePlan.period", "'period'"),
        KeyValuePair.Create("Goal.achievementStatus", "'achievementStatus'"),
        KeyValuePair.Create("ServiceRequest.code.coding", "'coding'"),
        KeyValuePair.Create("ServiceRequest.reasonReference", "'reasonReference'"),
    ]);

    public static TheoryData<string, string> Valid => [.. from folder in new[] { "examples", "generated", "profiles" } from name in Names(folder) select (folder, name)];

    public static TheoryData<string> Invalid => [.. Names("examples-invalid").Where(name => name != "reasons.json")];

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_is_published_is_valid_without_a_warning(string folder, string name) =>
        OutsideView.Problems(Text(folder, name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_example_is_refused_for_its_reason_and_no_other(string name)
    {
        var problems = OutsideView.Problems(Text("examples-invalid", name));

        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => Reasons[name].Any(reason => problem.Contains(reason, StringComparison.Ordinal) || problem.Contains(InItsWords.GetValueOrDefault(reason, reason), StringComparison.Ordinal)));
    }

    // An invariant that cannot be compiled is no more than a warning to the validator, wherever it would apply.
    [Fact]
    public void Every_invariant_of_the_profiles_compiles()
    {
        var invariants = Names("profiles").Select(name => OutsideView.Parsed<StructureDefinition>(Text("profiles", name)))
            .SelectMany(profile => profile.Snapshot?.Element ?? profile.Differential!.Element).SelectMany(element => element.Constraint).Select(constraint => constraint.Expression)
            .Where(expression => expression is not null).Distinct(StringComparer.Ordinal).ToList();

        invariants.Count.ShouldBeGreaterThan(15);
        var compiler = new Hl7.FhirPath.FhirPathCompiler(Hl7.FhirPath.FhirPathCompiler.DefaultSymbolTable.AddFhirExtensions());
        invariants.ShouldAllBe(expression => compiler.Compile(expression) != null);
    }

    private static string Text(string folder, string name) => File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", folder, name));

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(RepositoryFiles.PathOf("fhir-profiles", folder), "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);
}
