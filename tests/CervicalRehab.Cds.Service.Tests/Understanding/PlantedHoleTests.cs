using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>The check itself: a reader that passes something over is caught, and so is an element that reassures and is in no list.</summary>
public sealed class PlantedHoleTests
{
    [Theory]
    [InlineData("Observation", "modifierExtension")]
    [InlineData("Observation", "implicitRules")]
    [InlineData("Observation", "valueRange")]
    [InlineData("Observation", "Status")]
    [InlineData("Observation", "unknownElement")]
    [InlineData("Condition", "modifierExtension")]
    [InlineData("Condition", "stage")]
    [InlineData("Patient", "implicitRules")]
    [InlineData("CarePlan", "modifierExtension")]
    [InlineData("ServiceRequest", "implicitRules")]
    [InlineData("MedicationRequest", "implicitRules")]
    public void A_reader_that_ignores_an_element_is_caught(string type, string name)
    {
        var blind = new UnderstandingCheck(chart => Comfort.Of(Without(chart, type, name)), UnderstoodElements.Of);

        Faults(blind, type, name).ShouldNotBeEmpty();
        Faults(UnderstandingCheck.OfService(), type, name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Observation", "performer")]
    [InlineData("Observation", "note")]
    [InlineData("Condition", "recorder")]
    [InlineData("Patient", "gender")]
    [InlineData("CarePlan", "title")]
    [InlineData("ServiceRequest", "note")]
    public void An_element_that_reassures_and_is_not_listed_is_caught(string type, string name)
    {
        var strict = new UnderstandingCheck(Comfort.Of, (insertion, value) => insertion.Name == name ? Listing.No : UnderstoodElements.Of(insertion, value));

        Faults(strict, type, name).ShouldNotBeEmpty();
        Faults(UnderstandingCheck.OfService(), type, name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Observation", "valueRange")]
    [InlineData("Condition", "stage")]
    [InlineData("Patient", "implicitRules")]
    public void An_element_that_is_listed_as_harmless_and_is_not_is_caught(string type, string name)
    {
        var lenient = new UnderstandingCheck(Comfort.Of, (insertion, value) => insertion.Name == name ? Listing.Harmless : UnderstoodElements.Of(insertion, value));

        Faults(lenient, type, name).ShouldNotBeEmpty();
    }

    private static List<string> Faults(UnderstandingCheck check, string type, string name) =>
    [
        .. from chart in ReassuringRecords.Fixed
           from slot in Enumerable.Range(0, Slot.Count(chart))
           where (string?)Slot.Resource(chart, slot)["resourceType"] == type
           from fault in check.Faults(chart, slot, place => place.Path.IsEmpty ? place.Defined.Concat(place.Odd).Where(one => one.Name == name) : [])
           select fault,
    ];

    // As a reader sees the record that has no eye for the element.
    private static Chart Without(Chart chart, string type, string name)
    {
        var seen = chart;
        foreach (var slot in Enumerable.Range(0, Slot.Count(chart)))
        {
            var resource = Slot.Resource(chart, slot);
            if ((string?)resource["resourceType"] == type && resource.Remove(name))
            {
                seen = Slot.With(seen, slot, resource);
            }
        }

        return seen;
    }
}
