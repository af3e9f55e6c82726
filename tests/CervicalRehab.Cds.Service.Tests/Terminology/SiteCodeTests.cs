using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Terminology;

/// <summary>A site's own codes, by the example map that ships with the profiles.</summary>
public sealed class SiteCodeTests
{
    private const string Hospital = "https://hospital.example/fhir/CodeSystem/";

    private static readonly string ExampleMap = RepositoryFiles.PathOf("fhir-profiles", "examples", "ConceptMap-example-site-codes.json");

    public static TheoryData<string, string, string> Stories => new()
    {
        // sample, our codes to those of the site, expected pathway
        { "gait-instability", "gait-instability=neuro-exam|NX-GAIT", "urgent-surgical-referral" },
        { "conservative-plan", "gait-instability=neuro-exam|NX-GAIT", "conservative-plan" },
        { "bilateral-hoffmann", "hoffmann-sign=neuro-exam|NX-HOFF left-side=laterality|LI right-side=laterality|RE", "surgical-referral" },
        { "gait-instability", "gait-instability=neuro-exam|NX-GAIT 52101004=exam-result|Y 2667000=exam-result|N", "urgent-surgical-referral" },
        { "conservative-plan", "90448008=problems|P-OPLL 2667000=exam-result|N", "conservative-plan" },
        { "prior-fusion", "cervical-fusion=operations|OP-ACDF", "complete-assessment" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_mapped_code_decides_as_ours_does(string sample, string codes, string pathway)
    {
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={ExampleMap}");
        using var withoutMap = new FetchingHost();
        var ours = TestHost.Call(patient: SampleCatalog.All.Single(known => known.Name == sample).On(TestHost.Today));
        var sites = InSiteCodes(ours, codes);

        var expected = await host.Post(ours);
        var answer = await host.Post(sites);

        answer.Pathway().ShouldBe(pathway);
        Decision(answer).ShouldBe(Decision(expected));
        Decision(await withoutMap.Post(sites)).ShouldNotBe(Decision(expected), "without the map the codes mean nothing");
    }

    // D33: the codes of a site as those of ours. A positive under another spelling would else be passed over beside an examination without findings.
    [Theory]
    [InlineData("neuro-exam", true)]
    [InlineData("neuro-exam/", true)]
    [InlineData("neuro-exam|2026", true)]
    [InlineData("neuro-exams", false)]
    public async Task A_sites_system_is_known_in_its_other_spellings(string system, bool isKnown)
    {
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={ExampleMap}");
        var call = InSiteCodes(TestHost.Call(patient: SampleCatalog.All.Single(known => known.Name == "gait-instability").On(TestHost.Today)), $"gait-instability={system}|NX-GAIT");

        foreach (var sent in new[] { call.ToJsonString(), call.ToJsonString().Replace($"{Hospital}{system}", $"http{Hospital[5..]}{system}", StringComparison.Ordinal) })
        {
            ((await host.Post(JsonNode.Parse(sent)!.AsObject())).Pathway() is "urgent-surgical-referral").ShouldBe(isKnown);
        }
    }

    [Theory]
    [InlineData(Systems.Findings + "|1.0.0", "gait-instability", "signs")]
    [InlineData(Systems.Findings + "/", "gait-instability", "signs")]
    [InlineData("http://cervical-rehab.example/fhir/CodeSystem/findings", "gait-instability", "signs")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96", "22325002", "signFindings")]
    public async Task What_a_map_makes_readable_is_asked_for_too_however_its_target_is_spelt(string target, string code, string key)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, ConceptMapReaderTests.Map(ConceptMapReaderTests.Row("NX-GAIT", code, "equal")).Replace(Systems.Findings, target, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={file}");

        using var discovery = await host.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);

        (await Answer.Of(discovery)).Json.GetProperty("services")[0].GetProperty("prefetch").GetProperty(key).GetString()!.ShouldContain("|NX-GAIT");
        File.Delete(file);
    }

    // A panel of the site's code, whose part is coded with ours: without the row no server would be asked for it, and its red flag would never arrive.
    [Theory]
    [InlineData("gait-instability", "signs", "Observation")]
    [InlineData("rom-cervical-panel", "measurements", "Observation")]
    [InlineData("24935-9", "reports", "DiagnosticReport")]
    public async Task A_code_that_is_related_is_asked_for_and_means_nothing_itself(string code, string key, string type)
    {
        var file = Path.GetTempFileName();
        var map = ConceptMapReaderTests.Map(ConceptMapReaderTests.Row("NEURO-PANEL", code, "relatedto"), ConceptMapReaderTests.Row("NARROWER", code, "narrower"), ConceptMapReaderTests.Row("UNKNOWN", "of-nobody", "relatedto"));
        await File.WriteAllTextAsync(file, code.Contains('-', StringComparison.Ordinal) && char.IsDigit(code[0]) ? map.Replace(Systems.Findings, Systems.Loinc, StringComparison.Ordinal) : map, TestContext.Current.CancellationToken);
        var (codes, faults, notEquivalent) = SiteCodes.Load(new TerminologyOptions { ConceptMaps = [file] });

        faults.ShouldBeEmpty();
        notEquivalent.ShouldBe(3);
        codes.PrefetchKeys.Where(one => one.Codes.Any(term => term.Code is "NEURO-PANEL")).Select(one => (one.Name, one.ResourceType)).ShouldBe([(key, type)]);
        codes.PrefetchKeys.ShouldAllBe(one => !one.Template.Contains("NARROWER", StringComparison.Ordinal) && !one.Template.Contains("UNKNOWN", StringComparison.Ordinal));
        codes.Options.SiteCode.ShouldBeNull();
        File.Delete(file);
    }

    [Fact]
    public async Task A_red_flag_in_a_panel_of_a_related_code_reaches_a_live_call()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, ConceptMapReaderTests.Map(ConceptMapReaderTests.Row("NEURO-PANEL", "gait-instability", "relatedto")), TestContext.Current.CancellationToken);
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={file}");

        await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs"));

        server.Requests.ShouldContain(request => request.Key.Contains("https://hospital.example/codes|NEURO-PANEL", StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public async Task A_row_whose_target_is_narrower_is_not_used()
    {
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={ExampleMap}");
        var call = InSiteCodes(TestHost.Call(), "lower-limb-neuro-symptom=neuro-exam|NX-NEURO");

        (await host.Post(call)).Pathway().ShouldBe("complete-assessment");
    }

    // The code of ours is wider: every positive under the site's code is one under ours, and an absence says nothing of the rest of ours.
    [Theory]
    [InlineData("wider")]
    [InlineData("subsumes")]
    public async Task A_kind_of_ours_warns_when_it_is_present_and_reassures_nobody_when_it_is_absent(string equivalence)
    {
        var file = await MapFile(equivalence);
        var (codes, _, _) = SiteCodes.Load(new TerminologyOptions { ConceptMaps = [file] });
        Chart In(Chart chart) => chart with { Options = codes.Options };
        var present = Written.Present($"{Hospital}neuro-exam|NX-LEG");

        codes.PrefetchKeys.ShouldContain(key => key.Template.Contains("NX-LEG", StringComparison.Ordinal));
        foreach (var record in new[] { present, Written.Observation("urn:site|panel", $$""" "component": [{ "code": {{Written.Concept($"{Hospital}neuro-exam|NX-LEG")}}, "valueBoolean": true }] """), Written.Condition($"{Hospital}neuro-exam|NX-LEG") })
        {
            var chart = In(Chart.Baseline.With(record));
            (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe(("complete-assessment", false));
            chart.Missing.ShouldBe(["lower-limb-neuro-symptom: not-understood"]);
            chart.NotUsed.ShouldHaveSingleItem();
        }

        In(Chart.Baseline.With(Written.Absent($"{Hospital}neuro-exam|NX-LEG"), Written.Condition($"{Hospital}neuro-exam|NX-LEG", clinical: "resolved"))).Pathway.ShouldBe("conservative-plan");
        In(Chart.Baseline.With(Written.Present($"{Hospital}neuro-exam|NX-LEG", status: "entered-in-error"))).Pathway.ShouldBe("conservative-plan");
        In(Chart.Baseline.Without("lower-limb-neuro-symptom").With(Written.Absent($"{Hospital}neuro-exam|NX-LEG"))).Missing.ShouldContain("lower-limb-neuro-symptom: not-recorded");
        In(Chart.Baseline.Without("90448008", "M48.8X2").With(Written.Condition($"{Hospital}neuro-exam|NX-OPLL"))).Rules.ShouldContain("diagnosis-not-confirmed");
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={file}");
        (await host.Post(Chart.Baseline.With(present).Call())).Pathway().ShouldBe("complete-assessment");
        File.Delete(file);
    }

    private static async Task<string> MapFile(string equivalence)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$"""
            { "resourceType": "ConceptMap", "status": "active", "group": [
              { "source": "{{Hospital}}neuro-exam", "target": "{{Systems.Findings}}", "element": [{ "code": "NX-LEG", "target": [{ "code": "lower-limb-neuro-symptom", "equivalence": "{{equivalence}}" }] }] },
              { "source": "{{Hospital}}neuro-exam", "target": "{{Systems.Snomed}}", "element": [{ "code": "NX-OPLL", "target": [{ "code": "90448008", "equivalence": "{{equivalence}}" }] }] }] }
            """,
            TestContext.Current.CancellationToken);
        return file;
    }

    [Fact]
    public async Task The_templates_name_the_mapped_codes_and_the_server_is_asked_for_them()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost($"Terminology:ConceptMaps:0={ExampleMap}");

        using var discovery = await host.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);
        var templates = (await Answer.Of(discovery)).Json.GetProperty("services")[0].GetProperty("prefetch");
        await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs", "procedures"));

        templates.GetProperty("signs").GetString()!.ShouldContain($"{Hospital}neuro-exam|NX-GAIT");
        templates.GetProperty("signs").GetString()!.ShouldNotContain("NX-NEURO");
        templates.GetProperty("procedures").GetString()!.ShouldContain($"{Hospital}operations|OP-ACDF");
        server.Requests.ShouldContain(request => request.Key.Contains($"{Hospital}neuro-exam|NX-GAIT", StringComparison.Ordinal));
        server.Requests.ShouldContain(request => request.Key.Contains($"{Hospital}operations|OP-ACDF", StringComparison.Ordinal));
    }

    [Fact]
    public void Templates_keep_their_length_whatever_is_mapped_and_lose_no_code()
    {
        var many = Enumerable.Range(0, 200).Select(at => new Term("https://hospital.example/a-rather-long-code-system-address", $"LOCAL-{at}")).ToArray();

        var keys = PrefetchKeys.With(ours => ours.Code is "gait-instability" ? many : []);

        keys.ShouldAllBe(key => key.Template.Length < PrefetchKeys.TemplateLimit);
        keys.Select(key => key.Name).ShouldBeUnique();
        keys.SelectMany(key => key.Codes).ShouldBe([.. PrefetchKeys.All.SelectMany(key => key.Codes), .. many], ignoreOrder: true);
        keys.Where(key => key.ResourceType is "Observation").ShouldAllBe(key => key.Required);
    }

    [Theory]
    [InlineData("GAIT,HOFF", @"GAIT%5C%2CHOFF")]
    [InlineData("A|B", @"A%5C%7CB")]
    [InlineData("A&code=B", "A%26code%3DB")]
    [InlineData("100 %", "100%20%25")]
    [InlineData("{{context.userId}}", "%7B%7Bcontext.userId%7D%7D")]
    public void PF_1_A_sites_code_cannot_change_the_search(string code, string written)
    {
        var keys = PrefetchKeys.With(ours => ours.Code is "gait-instability" ? [new Term("https://hospital.example/codes", code)] : []);

        keys.Single(key => key.Name == "signs").Template.ShouldEndWith($",https://hospital.example/codes|{written}");
    }

    [Fact]
    public void Codes_that_no_row_names_are_counted_by_system()
    {
        var counted = new List<(long, object?)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name is "cervical_rehab.terminology.unmapped")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.Add((value, tags[0].Value)));
        listener.Start();
        var (codes, faults, notEquivalent) = SiteCodes.Load(new TerminologyOptions { ConceptMaps = [ExampleMap] });

        codes.Options.SiteCode!(new Term(Hospital + "neuro-exam", "NX-GAIT")).ShouldBe(new Term(Systems.Findings, "gait-instability"));
        codes.Options.SiteCode!(new Term(Hospital + "neuro-exam", "NX-OTHER")).ShouldBeNull();
        codes.Options.SiteCode!(new Term("https://elsewhere.example/codes", "NX-GAIT")).ShouldBeNull();

        faults.ShouldBeEmpty();
        notEquivalent.ShouldBe(1);
        counted.ShouldBe([(1L, Hospital + "neuro-exam")]);
    }

    [Fact]
    public void The_example_is_a_draft_R4_map_of_ours_and_the_guide_names_it()
    {
        var map = JsonElement.Parse(File.ReadAllText(ExampleMap));

        map.GetProperty("url").GetString().ShouldBe($"{Systems.CanonicalBase}/ConceptMap/example-site-codes");
        map.GetProperty("status").GetString().ShouldBe("draft");
        map.GetProperty("group").EnumerateArray().Select(group => (group.GetProperty("source").GetString(), group.GetProperty("target").GetString())).ShouldBeUnique();
        File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "input", "pagecontent", "integrating.md")).ShouldContain("fhir-profiles/examples/ConceptMap-example-site-codes.json");
    }

    [Theory]
    [InlineData("gait-instabilty", "Terminology:ConceptMaps:0: group[0].element[0].target[0]: 'gait-instabilty' of https://cervical-rehab.example/fhir/CodeSystem/findings is not a code this service reads")]
    [InlineData("", "Terminology:ConceptMaps:0: group[0].element[0].target[0].code: string '' is not a correct literal for a code.")]
    public async Task A_broken_map_stops_the_start_and_names_the_row(string code, string message)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, ConceptMapReaderTests.Map(ConceptMapReaderTests.Row("GAIT", code, "equal")), TestContext.Current.CancellationToken);

        var (exit, error) = await ServiceProcess.Run("Development", $"Terminology__ConceptMaps__0={file}");

        exit.ShouldBe(1);
        error.ShouldContain(message);
        File.Delete(file);
    }

    private static JsonObject InSiteCodes(JsonObject call, string codes)
    {
        var text = call.ToJsonString();
        foreach (var pair in codes.Split(' '))
        {
            var (ours, coding) = (pair.Split('=')[0], pair.Split('=')[1]);
            string[] site = [coding[..coding.LastIndexOf('|')], coding[(coding.LastIndexOf('|') + 1)..]];
            foreach (var system in new[] { Systems.Findings, Systems.Snomed })
            {
                text = text.Replace($"\"system\":\"{system}\",\"code\":\"{ours}\"", $"\"system\":\"{Hospital}{site[0]}\",\"code\":\"{site[1]}\"", StringComparison.Ordinal);
            }
        }

        return JsonNode.Parse(text)!.AsObject();
    }

    private static string Decision(Answer answer) => string.Concat(answer.Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("extension").GetRawText()));
}
