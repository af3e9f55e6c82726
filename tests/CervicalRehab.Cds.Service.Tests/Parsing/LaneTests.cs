using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.RealData;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>What the fast lane makes is what the SDK makes: over the scenarios, generated records, the examples of the specification, and damage to all of them.</summary>
public sealed class LaneTests
{
    private const int Damaged = 8_000;

    private static readonly Lazy<List<(string Type, string Text)>> OfScenarios = new(() =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "scenarios"), "request.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => Lane.Within(JsonNode.Parse(File.ReadAllText(file)))).Select(resource => (Lane.TypeOf(resource)!, Encoding.UTF8.GetString(Lane.Bytes(resource)))),
    ]);

    [Fact]
    public void Every_resource_of_the_scenarios_is_read_as_the_SDK_reads_it_and_hardly_one_is_left_to_it()
    {
        var ways = OfScenarios.Value.Select(resource => Lane.Check(resource.Type, Encoding.UTF8.GetBytes(resource.Text))).ToList();

        ways.Count.ShouldBeGreaterThan(1_000);
        ways.Count(way => way == Lane.Way.LeftToTheSdk).ShouldBeLessThan(5);
    }

    [Fact]
    public void Generated_records_are_read_as_the_SDK_reads_them() => Generated.Holds(
        100,
        GeneratedChart.All,
        generated =>
        {
            foreach (var resource in generated.Chart.Resources)
            {
                Lane.Check(Lane.TypeOf(resource), Lane.Bytes(resource));
            }
        });

    [Fact]
    public void Examples_of_the_specification_are_read_as_the_SDK_reads_them_and_nearly_all_by_the_lane()
    {
        var ways = SpecificationExamples.All().SelectMany(example => Lane.Within(example.Resource)).Select(resource => Lane.Check(Lane.TypeOf(resource), Lane.Bytes(resource))).ToList();

        ways.Count(way => way == Lane.Way.Fast).ShouldBeGreaterThan(500);
        ways.Count(way => way == Lane.Way.LeftToTheSdk).ShouldBeLessThan(20);
    }

    [Fact]
    public void Each_kind_that_the_lane_reads_is_among_the_examples()
    {
        var byLane = SpecificationExamples.All().SelectMany(example => Lane.Within(example.Resource)).Where(resource => Lane.Check(Lane.TypeOf(resource), Lane.Bytes(resource)) == Lane.Way.Fast)
            .Select(resource => Lane.TypeOf(resource)!).Distinct(StringComparer.Ordinal);

        byLane.ShouldBe(Lane.Types, ignoreOrder: true);
    }

    [Fact]
    public void H01_Damaged_resources_are_read_as_the_SDK_reads_them_or_left_to_it()
    {
        var fast = 0;
        for (var number = 0; number < Damaged; number++)
        {
            fast += LaneFuzz.Case(new Dice(FuzzTarget.TestSeed, "lane", number), OfScenarios.Value) == Lane.Way.Fast ? 1 : 0;
        }

        fast.ShouldBeGreaterThan(Damaged / 20);
    }
}
