using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>The readers and the profiles agree: what a profile accepts is used without a report, what it rejects is reported with the reason of the file's name.</summary>
public sealed class ExampleTests
{
    private static readonly ImmutableDictionary<string, Reason> Reasons = Enum.GetValues<Reason>().ToImmutableDictionary(reason => reason.Code());

    public static TheoryData<string> Valid => [.. Names("examples").Where(name => name.StartsWith("Observation-", StringComparison.Ordinal) || name.StartsWith("Condition-", StringComparison.Ordinal))];

    public static TheoryData<string> Invalid => [.. Names("examples-invalid").Where(name => Reasons.ContainsKey(ReasonOf(name)))];

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_example_is_used_without_a_report(string name)
    {
        var picture = Chart.Empty.WithExactly(Text("examples", name)).Picture;

        Reported(picture).ShouldBeEmpty();
        (picture.Signs.Length + picture.Motion.Length + picture.Pain.Length + picture.Shoulder.Length + picture.Resistance.Length + picture.MriStudies.Length + picture.Opll.Length + picture.Spasm.Length).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_example_is_reported_for_the_reason_in_its_name(string name)
    {
        var chart = Chart.Baseline.Without("rom-cervical-panel", "38214-3", "hoffmann-sign", "gait-instability").WithExactly(Text("examples-invalid", name));

        Reported(chart.Picture).Concat(chart.Decision.Missing.Select(missing => missing.Reason)).ShouldContain(Reasons[ReasonOf(name)]);
    }

    [Fact]
    public void Most_invalid_examples_are_for_the_readers() => Invalid.Count.ShouldBeGreaterThan(15);

    private static ImmutableArray<Reason> Reported(PatientPicture picture) =>
    [
        .. picture.NotUsed.Select(record => (Reason?)record.Reason)
            .Concat(picture.Signs.Select(record => record.Unclear))
            .Concat(picture.Motion.Select(record => record.Unusable))
            .Concat(picture.Pain.Select(record => record.Unusable))
            .Concat(picture.Shoulder.Select(record => record.Unusable))
            .Concat(picture.Resistance.Select(record => record.Unusable))
            .OfType<Reason>(),
    ];

    private static string ReasonOf(string name) => name.Split("--")[^1].Replace(".json", string.Empty, StringComparison.Ordinal);

    private static string Text(string folder, string name) => File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", folder, name));

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(RepositoryFiles.PathOf("fhir-profiles", folder), "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);
}
