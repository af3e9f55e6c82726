using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>The prefetch templates against the rules of the specification.</summary>
public sealed partial class TemplateTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] Widely = ["patient", "code", "status"];

    public static TheoryData<string> Keys => [.. PrefetchKeys.All.Select(key => key.Name)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task PF_1_PF_2_Every_service_publishes_a_read_or_search_under_a_key_of_its_own(string name)
    {
        var key = PrefetchKeys.All.Single(known => known.Name == name);

        foreach (var service in (await host.Get("/cds-services")).Json.GetProperty("services").EnumerateArray())
        {
            service.GetProperty("prefetch").GetProperty(name).GetString().ShouldBe(key.Template);
        }

        RelativeQuery().IsMatch(key.Template).ShouldBeTrue(key.Template);
        key.Template.ShouldStartWith(key.ResourceType);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void TOK_1_TOK_2_TOK_3_TOK_4_TOK_5_TOK_6_TOK_8_The_only_token_is_the_patient_of_the_context(string name)
    {
        var template = PrefetchKeys.All.Single(key => key.Name == name).Template;

        Token().Matches(template).Select(match => match.Value).ShouldBe(["{{context.patientId}}"]);
        template.Replace(PrefetchKeys.PatientToken, string.Empty, StringComparison.Ordinal).ShouldNotContain('{');
        HookService.All.ShouldAllBe(service => service.Hook == "patient-view" || service.Hook == "order-select" || service.Hook == "order-sign", "patientId is a prefetch token of these hooks");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void TOK_7_PFR_1_PFR_2_PFR_3_Searches_use_no_more_than_every_server_has(string name)
    {
        var key = PrefetchKeys.All.Single(known => known.Name == name);
        if (!key.IsSearch)
        {
            key.Template.ShouldBe("Patient/{{context.patientId}}");
            return;
        }

        var parameters = key.Template.Split('?')[1].Split('&').Select(parameter => parameter.Split('=')).ToArray();
        parameters.ShouldAllBe(parameter => parameter.Length == 2 && Widely.Contains(parameter[0]));
        parameters.Select(parameter => parameter[0]).ShouldBeUnique();
        key.Template.ShouldNotContain('%', "a template stands on its own: no other key is named");
        key.Template.ShouldNotContain("_count", Case.Insensitive);
    }

    [Theory]
    [InlineData("observations by code, never by category", "Observation")]
    [InlineData("conditions whatever their code and status", "Condition")]
    public void Searches_find_what_no_filter_must_hide(string what, string type)
    {
        foreach (var key in PrefetchKeys.All.Where(key => key.ResourceType == type))
        {
            key.Template.Contains("code=", StringComparison.Ordinal).ShouldBe(type is "Observation", what);
            key.Template.ShouldNotContain("category");
            key.Template.ShouldNotContain("status");
        }
    }

    // A problem may be recorded as an Observation: what its reader would make of it must reach a live call.
    [Theory]
    [InlineData("http://snomed.info/sct|22220005", "stress incontinence, which counts until it is known to be of long standing")]
    [InlineData("http://snomed.info/sct|67141003", "antalgic gait")]
    [InlineData("http://snomed.info/sct|202664003", "myelopathy")]
    [InlineData("http://snomed.info/sct|71286001", "cord compression")]
    [InlineData("http://snomed.info/sct|299849001", "a sign")]
    public void What_is_read_of_an_Observation_is_asked_for(string code, string what) =>
        PrefetchKeys.All.Single(key => key.Name == "signFindings").Template.ShouldContain(code, customMessage: what);

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(/\{\{[^{}]+\}\}|\?[^?# ]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RelativeQuery();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
