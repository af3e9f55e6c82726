using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>What is written for clinicians is not shown to the patient: patient-view may be called for either (CDS Hooks, hook library).</summary>
public sealed class PatientUserTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly SamplePatient Unsteady = SamplePatient.Baseline(TestHost.Today).WithUnsided("gait-instability", present: true);

    [Theory]
    [InlineData("Patient/sample-patient")]
    [InlineData("RelatedPerson/daughter")]
    [InlineData("https://ehr.example/fhir/Patient/sample-patient")]
    public async Task HK_PV_1_A_patient_or_relative_gets_no_card_whatever_the_record_holds(string user)
    {
        var call = TestHost.Call(patient: Unsteady);
        call["context"]!["userId"] = user;

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Json.GetProperty("cards").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("patient-view", "Practitioner/p")]
    [InlineData("patient-view", "PractitionerRole/r")]
    [InlineData("patient-view", "somebody")]
    [InlineData("order-sign", "Patient/sample-patient")]
    public async Task Everybody_else_gets_the_red_flag(string hook, string user)
    {
        var call = TestHost.Call(hook, Unsteady);
        call["context"]!["userId"] = user;

        var answer = await host.Post(call);

        answer.Json.GetProperty("cards")[0].GetProperty("indicator").GetString().ShouldBe("critical");
    }
}
