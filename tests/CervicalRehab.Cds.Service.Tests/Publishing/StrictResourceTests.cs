using System.Text;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>Whatever the SDK throws for a resource is a fault that is told, and never an exception.</summary>
public sealed class StrictResourceTests
{
    [Theory]
    [InlineData("{", StrictResource.NotJson)]
    [InlineData("", StrictResource.NotJson)]
    [InlineData("""{ "resourceType": "ConceptMap", "status": "draft" } {}""", StrictResource.NotJson)]
    [InlineData("[]", "InvalidOperationException")]
    [InlineData("""{ "resourceType": "ConceptMap", "status": "draft", "name": "\ud800" }""", "InvalidOperationException")]
    [InlineData("""{ "resourceType": "DomainResource" }""", "NotSupportedException")]
    public void What_cannot_be_read_is_no_resource_and_one_fault(string json, string code)
    {
        var read = Read(json);

        read.Resource.ShouldBeNull();
        read.Faults.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void A_fault_names_its_element_and_the_rest_is_read()
    {
        var read = Read("""{ "resourceType": "ConceptMap", "status": "daft", "name": "Codes" }""");

        read.Resource.ShouldBeOfType<ConceptMap>().Name.ShouldBe("Codes");
        read.Faults.ShouldHaveSingleItem().Path.ShouldBe("ConceptMap.status");
    }

    [Fact]
    public void A_resource_without_a_fault_has_none() => Read("""{ "resourceType": "ConceptMap", "status": "draft" }""").Faults.ShouldBeEmpty();

    private static StrictResource Read(string json) => StrictResource.Read(Encoding.UTF8.GetBytes(json));
}
