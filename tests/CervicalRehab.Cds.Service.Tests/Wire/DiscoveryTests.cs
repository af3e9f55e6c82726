using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class DiscoveryTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task DISC_1_DISC_2_DISC_4_to_7_Three_services_are_listed_one_per_hook()
    {
        var answer = await host.Get("/cds-services");

        answer.Status.ShouldBe(200);
        answer.MediaType.ShouldBe("application/json");
        var services = answer.Json.GetProperty("services").EnumerateArray().ToList();
        services.Select(service => (service.GetProperty("id").GetString(), service.GetProperty("hook").GetString())).ShouldBe(
        [
            ("cervical-rehab-patient-view", "patient-view"),
            ("cervical-rehab-order-select", "order-select"),
            ("cervical-rehab-order-sign", "order-sign"),
        ]);
        services.ShouldAllBe(service => new[] { "title", "description", "usageRequirements" }.All(name => service.GetProperty(name).GetString()!.Length > 0));
        services.ShouldAllBe(service => service.GetProperty("version").GetString() == "2.0.1");
    }

    [Fact]
    public async Task DISC_11_Each_entry_says_the_version_of_its_hook_whom_it_is_for_and_where_its_rules_are_told()
    {
        using var client = host.CreateClient();
        foreach (var service in (await host.Get("/cds-services")).Json.GetProperty("services").EnumerateArray())
        {
            service.GetProperty("hookVersion").GetString().ShouldBe("1.0");
            service.GetProperty("usageRequirements").GetString()!.ShouldStartWith("For clinicians who treat the neck");
            var documentation = new Uri(service.GetProperty("extension").GetProperty("example.cervical-rehab.documentation").GetString()!);
            using var page = await client.GetAsync(documentation, TestContext.Current.CancellationToken);
            page.IsSuccessStatusCode.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task DISC_6_Each_listed_service_answers()
    {
        foreach (var service in (await host.Get("/cds-services")).Json.GetProperty("services").EnumerateArray())
        {
            (await host.Post(service.GetProperty("hook").GetString()!, "{}")).Status.ShouldBe(400);
        }
    }

    [Fact]
    public async Task DISC_15_An_extension_says_which_keys_are_required()
    {
        var service = (await host.Get("/cds-services")).Json.GetProperty("services")[0];

        var needs = service.GetProperty("extension").GetProperty("example.cervical-rehab.prefetch");
        var required = needs.GetProperty("required").EnumerateArray().Select(key => key.GetString()).ToList();
        var optional = needs.GetProperty("optional").EnumerateArray().Select(key => key.GetString()).ToList();
        required[..2].ShouldBe(["patient", "conditions"]);
        required.Concat(optional).ShouldBe(service.GetProperty("prefetch").EnumerateObject().Select(key => key.Name));
    }

    [Fact]
    public async Task DISC_16_Discovery_repeats_its_bytes_and_answers_304_to_who_has_them()
    {
        using var client = host.CreateClient();
        using var first = await client.GetAsync("/cds-services", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/cds-services");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again, TestContext.Current.CancellationToken);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await host.Get("/cds-services")).Text.ShouldBe((await host.Get("/cds-services")).Text);
    }

    [Fact]
    public async Task GEN_2_and_3_Nothing_in_discovery_is_null_or_empty() =>
        JsonWalk.NullOrEmpty((await host.Get("/cds-services")).Json).ShouldBeEmpty();

    [Fact]
    public void PFR_1_TOK_2_to_4_Templates_keep_to_simple_searches_by_patient_code_and_status()
    {
        foreach (var key in PrefetchKeys.All)
        {
            SimpleTemplate().IsMatch(key.Template).ShouldBeTrue(key.Template);
        }
    }

    [Fact]
    public void Templates_fit_into_an_address_of_2048_characters()
    {
        PrefetchKeys.All.ShouldAllBe(key => key.Template.Length < PrefetchKeys.TemplateLimit);
    }

    [GeneratedRegex(@"^([A-Z][A-Za-z]+/\{\{context\.patientId\}\}|[A-Z][A-Za-z]+\?patient=\{\{context\.patientId\}\}(&(status|code)=[^&{}]+)*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SimpleTemplate();
}

/// <summary>Finds what CDS Hooks forbids in any JSON: null and empty elements.</summary>
internal static class JsonWalk
{
    public static IEnumerable<string> NullOrEmpty(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object when json.EnumerateObject().Any() => json.EnumerateObject().SelectMany(member => NullOrEmpty(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array when json.GetArrayLength() > 0 => json.EnumerateArray().SelectMany((item, index) => NullOrEmpty(item, $"{path}[{index}]")),
        JsonValueKind.String when json.GetString()!.Length > 0 => [],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [],
        _ => [path],
    };
}
