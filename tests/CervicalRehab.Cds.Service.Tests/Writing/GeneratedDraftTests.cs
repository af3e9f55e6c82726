using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Service.Tests.Medicine;
using Hl7.Fhir.Model;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>The drafts of generated patients.</summary>
public sealed class GeneratedDraftTests
{
    [Fact]
    public void The_drafts_of_any_patient_are_valid_and_written_as_the_SDK_writes_them()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        Generated.Holds(1_000, GeneratedChart.All, chart =>
        {
            foreach (var draft in Drafts.For(chart.Chart.Decision, ADecision.Call, new CarePlan { Status = RequestStatus.Active, Intent = CarePlan.CarePlanIntent.Plan, Subject = new("Patient/p1") }))
            {
                DraftJsonTests.ShouldBeWritten(draft);
                draft.Resource.Validate(NarrativeValidationKind.FhirXhtml).ShouldBeEmpty();
                types.Add(draft.Type + draft.Description);
            }
        });

        types.Count.ShouldBeGreaterThan(6);
    }
}
