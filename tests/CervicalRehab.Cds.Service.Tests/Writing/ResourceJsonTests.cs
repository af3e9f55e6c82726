using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public sealed class ResourceJsonTests
{
    [Fact]
    public void A_resource_is_written_in_readable_characters_with_its_numbers_as_they_are()
    {
        var pain = new Observation { Id = "vas", Code = new() { Text = "Schmerz <é & 'x'>" }, Value = new Quantity { Value = 42.50m } };

        Encoding.UTF8.GetString(ResourceJson.ToBytes(pain).Span).ShouldBe(
            """{"resourceType":"Observation","id":"vas","code":{"text":"Schmerz <é & 'x'>"},"valueQuantity":{"value":42.50}}""");
    }

    [Fact]
    public void Indented_it_has_the_same_line_ends_everywhere() =>
        Encoding.UTF8.GetString(ResourceJson.ToBytes(new Patient { Id = "p" }, indented: true).Span).ShouldBe("{\n  \"resourceType\": \"Patient\",\n  \"id\": \"p\"\n}");

    [Fact]
    public void A_data_type_is_written_alone() => JsonElement.Parse(ResourceJson.ToBytes(new Coding("https://s.example", "c")).Span).GetRawText().ShouldBe("""{"system":"https://s.example","code":"c"}""");
}
