using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>The readers of one walk make the records that the serializer makes, and refuse what it refuses.</summary>
public sealed class TypedReadingTests
{
    // Members of an Observation that are written and never read: the reader passes them by, whatever they hold.
    private static readonly string[] OnlyWritten = ["resourceType", "category", "encounter", "performer"];

    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutOnlyWritten } },
    };

    [Fact]
    public void Observations_and_Conditions_are_what_the_serializer_makes_of_them() => Generated.Holds(
        400,
        (from chart in GeneratedChart.All.Generator from at in Gen.Choose(0, 3000) from junk in Gen.Elements(CorruptionTests.Junk[..^1]) select (chart, at, junk)).ToArbitrary(),
        row =>
        {
            foreach (var resource in row.chart.Chart.Resources)
            {
                ShouldAgree(resource.ToJsonString());
                var corrupted = resource.DeepClone();
                CorruptionTests.Replace(corrupted, row.at, row.junk);
                ShouldAgree(CorruptionTests.Text(corrupted));
            }
        });

    [Theory]
    [InlineData("""{ "st\u0061tus": "final", "code": { "coding": [null, { "code": "\u0061" }] }, "interpretation": [null] }""")]
    [InlineData("""{ "status": "final", "Status": "other", "component": [null, {}] }""")]
    [InlineData("""{ "component": null, "valueInteger": null, "valueBoolean": null }""")]
    [InlineData("""[]""")]
    [InlineData("""5""")]
    public void Odd_forms_are_what_the_serializer_makes_of_them(string json) => ShouldAgree(json);

    private static void WithoutOnlyWritten(JsonTypeInfo type)
    {
        if (type.Type == typeof(Observation))
        {
            foreach (var member in type.Properties.Where(property => OnlyWritten.Contains(property.Name)).ToArray())
            {
                type.Properties.Remove(member);
            }
        }
    }

    private static void ShouldAgree(string json)
    {
        var element = JsonElement.Parse(json);
        Made(() => TypedObservation.Of(element)).ShouldBe(Made(() => element.Deserialize<Observation>(Plain)), json);
        Made(() => TypedCondition.Of(element)).ShouldBe(Made(() => element.Deserialize<Condition>(Plain)), json);
    }

    private static string Made<T>(Func<T> make)
    {
        try
        {
            return JsonSerializer.Serialize(make(), Plain);
        }
        catch (JsonException)
        {
            return "refused";
        }
    }
}
