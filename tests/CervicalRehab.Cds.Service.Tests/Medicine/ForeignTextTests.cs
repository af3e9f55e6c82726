using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Text that others wrote: names, notes, displays, ids, markup. None of it comes out, in answers or logs (hazards 07, 34, 35).</summary>
public sealed class ForeignTextTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Marker = "Zyxwvut";
    private const string Markup = "Zyxwvut <script>alert(1)</script> <img src=x onerror=alert(1)> [click](https://evil.example) | **bold** `code` # heading";

    private readonly CapturedLog _log = new();
    private WebApplicationFactory<Program>? _logged;

    public void Dispose()
    {
        _logged?.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void H34_H35_Free_text_anywhere_in_the_record_changes_nothing_and_comes_out_nowhere() =>
        Generated.Holds(60, GeneratedChart.All, chart =>
        {
            var plain = Post(chart.Chart.Call(chart.Hook));
            var marked = Post(Marked(chart.Chart.Call(chart.Hook)));

            marked.Text.ShouldBe(plain.Text);
            marked.Text.ShouldNotContain(Marker);
            _log.Lines.ShouldNotBeEmpty();
            _log.Lines.ShouldAllBe(line => !line.Contains(Marker, StringComparison.Ordinal) && !line.Contains(Chart.PatientId, StringComparison.Ordinal));
            _log.Lines.Clear();
        });

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("x](https://evil.example)")]
    [InlineData("a b")]
    [InlineData("gait|bold")]
    [InlineData("../../Patient/other")]
    public async Task H34_An_id_that_is_no_id_comes_out_as_the_type_alone(string id)
    {
        var chart = Chart.Baseline.With(
            Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "id": "{{id}}" """),
            Written.Order("sct|308447003", members: $$""" "intent": "order", "id": "{{id}}" """),
            Written.Observation("hoffmann-sign", $$""" "valueString": "{{id}}", "id": "{{id}}" """, status: id));

        var answer = await host.Post(chart.Call());

        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain("urgent-surgical-referral");
        answer.Text.ShouldNotContain(id);
    }

    [Theory]
    [InlineData("effectiveDateTime")]
    [InlineData("status")]
    public async Task H34_A_date_or_status_that_is_none_comes_out_nowhere(string member)
    {
        var resource = JsonNode.Parse(Written.Present("gait-instability"))!.AsObject();
        resource[member] = Markup;

        var answer = await host.Post(Chart.Baseline.With(resource.ToJsonString()).Call());

        answer.Status.ShouldBe(200);
        answer.Text.ShouldNotContain(Marker);
    }

    [Theory]
    [InlineData("userId", "Practitioner/<script>")]
    [InlineData("userId", "Zyxwvut/1")]
    [InlineData("userId", "https://evil.example/Practitioner/1")]
    public async Task H34_A_user_that_is_no_practitioner_signs_nothing(string member, string value)
    {
        var call = Chart.Baseline.Call();
        call["context"]![member] = value;

        var answer = await host.Post(call);

        answer.Status.ShouldBe(200);
        answer.Text.ShouldNotContain(value);
        answer.Text.ShouldNotContain("requester");
    }

    [Theory]
    [InlineData("order-select")]
    [InlineData("order-sign")]
    public async Task H34_The_text_of_a_drafted_order_comes_out_nowhere(string hook)
    {
        var chart = Chart.Baseline.WithDraft(
            $$"""{ "resourceType": "ServiceRequest", "id": "manipulation", "status": "draft", "intent": "order", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "399010004", "display": "{{Markup}}" }], "text": "{{Markup}}" }, "note": [{ "text": "{{Markup}}" }] }""");
        var call = chart.Call(hook);
        if (hook == "order-select")
        {
            call["context"]!["selections"] = new JsonArray("ServiceRequest/manipulation");
        }

        var answer = await host.Post(call);

        answer.Text.ShouldContain("order-conflict");
        answer.Text.ShouldNotContain(Marker);
    }

    [Fact]
    public async Task H07_H35_Names_of_this_and_other_patients_stay_inside()
    {
        var chart = Chart.Baseline.With(
            Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "id": "{{Marker}}", "subject": { "reference": "Patient/{{Marker}}", "display": "{{Marker}}" }"""));

        var answer = await host.Post(Marked(chart.Call()));

        answer.Text.ShouldContain("1 resource about another patient ignored");
        answer.Text.ShouldNotContain(Marker);
    }

    /// <summary>The call with names on the patient and notes, narratives, displays and texts on everything but the programs, which updates must keep.</summary>
    private static JsonObject Marked(JsonObject call)
    {
        foreach (var (_, value) in call["prefetch"]!.AsObject())
        {
            Mark(value);
        }

        Mark(call["context"]!["draftOrders"]);
        call["context"]!["note"] = Markup;
        call["extension"] = new JsonObject { ["example.note"] = Markup };
        return call;
    }

    private static void Mark(JsonNode? value)
    {
        foreach (var entry in value?["entry"]?.AsArray() ?? [])
        {
            Mark(entry!["resource"]);
        }

        if (value is JsonObject resource && (string?)resource["resourceType"] is not ("Bundle" or "CarePlan") and var type)
        {
            // Each where its type has it: what R4 does not know would not be text but something that is not understood.
            if (type is "Patient")
            {
                resource["name"] = new JsonArray(new JsonObject { ["family"] = Markup, ["given"] = new JsonArray(Markup) });
            }

            if (type is not ("Patient" or "DiagnosticReport" or "Medication"))
            {
                resource["note"] = new JsonArray(new JsonObject { ["text"] = Markup });
            }

            if (type is "Observation" or "DiagnosticReport" or "ServiceRequest")
            {
                resource["performer"] = new JsonArray(new JsonObject { ["display"] = Markup });
            }

            resource["identifier"] = new JsonArray(new JsonObject { ["value"] = Markup });
            resource["text"] = new JsonObject { ["status"] = "generated", ["div"] = $"<div>{Markup}</div>" };
            resource["meta"] = new JsonObject { ["source"] = Markup, ["tag"] = new JsonArray(new JsonObject { ["display"] = Markup }) };
            Display(resource);
        }
    }

    private static void Display(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => Enumerable.Empty<JsonNode?>() })
        {
            Display(child);
        }

        if (node is JsonObject concept && concept.ContainsKey("coding"))
        {
            concept["text"] = Markup;
        }
        else if (node is JsonObject coding && coding.ContainsKey("code") && coding.ContainsKey("system") && !coding.ContainsKey("value"))
        {
            coding["display"] = Markup;
        }
    }

    private Answer Post(JsonObject call)
    {
        _logged ??= host.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(_log)));
        return Task.Run(async () =>
        {
            using var client = _logged.CreateClient();
            using var content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var response = await client.PostAsync($"/cds-services/cervical-rehab-{(string)call["hook"]!}", content, TestContext.Current.CancellationToken);
            return await Answer.Of(response);
        }).GetAwaiter().GetResult();
    }
}
