using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>One look at a line tells what a look at all of it tells, also where it stops early.</summary>
public sealed class ResourceGlanceTests
{
    private const string Sodium = """{"resourceType":"Observation","id":"o1","code":{"coding":[{"system":"http://loinc.org","code":"2951-2"}]},"subject":{"reference":"Patient/p1"}""";

    [Theory]
    [InlineData("""}""")]
    [InlineData(""","valueQuantity":{"value":140,"code":"mmol/L"}}""")]
    [InlineData(""","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"2823-3"}]}}]}""")]
    [InlineData(""","component":[{"code":{"coding":[{"system":"http://snomed.info/sct","code":"22325002"}]},"valueBoolean":true}]}""")]
    [InlineData(""","valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"22325002"}]}}""")]
    [InlineData(""","contained":[{"resourceType":"Observation","code":{"coding":[{"system":"http://snomed.info/sct","code":"22325002"}]}}]}""")]
    [InlineData(""","contained":[{"resourceType":"Observation","subject":{"reference":"#x"}}]}""")]
    [InlineData(""","code":{"coding":[{"code":"gait-instability"}]}}""")]
    [InlineData(""","code" : {"coding":[{"code":"gait-instability"}]}}""")]
    [InlineData(""","code": {"coding":[{"code":"gait-instability"}]}}""")]
    [InlineData(""","code":	[{"coding":[{"code":"gait-instability"}]}]}""")]
    [InlineData(""","valueCodeableConcept":{"coding":[{"code": "260385009"}]},"code":  {"text":"Hoffmann sign"}}""")]
    [InlineData(""","code":"gait-instability"}""")]
    [InlineData(""","valueQuantity":{"value":1,"unit":"mL/min/{1.73_m2}","code":"mL/min/{1.73_m2}"},"code" : "gait-instability"}""")]
    [InlineData(""","status":"final {","code":"gait-instability"}""")]
    [InlineData(""","note":[{"text":"{"}],"valueCodeableConcept":{"coding":[{"code":"a"}]},"code":"gait-instability"}""")]
    [InlineData(""","subject":{"reference":"Patient/p2"}}""")]
    [InlineData(""","resourceType":"Condition"}""")]
    [InlineData(""","\u0063ode":{"text":"x"}}""")]
    public void Whatever_follows_the_code_and_the_subject(string rest)
    {
        var line = Encoding.UTF8.GetBytes(Sodium + rest);
        var json = new Utf8JsonReader(line);
        json.Read();

        var whole = ResourceFilter.Read(ref json, new ReaderOptions());
        var glance = ResourceFilter.OfLine(line, new ReaderOptions());

        (glance.Type, glance.IsPassedOver, glance.IsUnusual, glance.HasRepeatedMember, glance.CodeAt).ShouldBe((whole.Type, whole.IsPassedOver, whole.IsUnusual, whole.HasRepeatedMember, whole.CodeAt));
        Encoding.UTF8.GetString(glance.Id).ShouldBe("o1");
        Encoding.UTF8.GetString(glance.Subject).ShouldBe(Encoding.UTF8.GetString(whole.Subject));
    }

    [Theory]
    [InlineData("""{"resourceType":"Observation","id":"o1","subject":{"reference":"Patient/p1"},"code":{"coding":[{"code":"gait-instability"}]}}""")]
    [InlineData("""{"resourceType":"Procedure","id":"o1","subject":{"reference":"Patient/p1"},"code":{"coding":[{"code":"cervical-fusion"}]}}""")]
    [InlineData("""{"subject":{"reference":"Patient/p1"},"code":{"coding":[{"code":"gait-instability"}]},"resourceType":"Observation"}""")]
    [InlineData("""{"resourceType":"Observation","id":"o1","code":{"coding":[{"code":"gait-instability"}]},"subject":{"reference":"Patient/p1"}}""")]
    public void A_code_of_ours_is_seen_wherever_it_stands(string line) => ResourceFilter.OfLine(Encoding.UTF8.GetBytes(line), new ReaderOptions()).IsPassedOver.ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData(""","valueQuantity":{"value":140""")]
    public void A_line_that_is_cut_off_is_no_JSON(string rest) => Should.Throw<JsonException>(() => { ResourceFilter.OfLine(Encoding.UTF8.GetBytes(Sodium + rest), new ReaderOptions()); });

    [Theory]
    [InlineData("""{"code":{"coding":[{"code":"90448008"}]}}""", true)]
    [InlineData("""{"code":{"coding":[{"code":"m488x2"}]}}""", true)]
    [InlineData("""{"code":{"coding":[{"code":"M48.8X9"}]}}""", true)]
    [InlineData("""{"code":{"text":"Ossified POSTERIOR LONGITUDINAL LIGAMENT"}}""", true)]
    [InlineData("""{"code":{"text":"Opll C4"}}""", true)]
    [InlineData("""{"code":{"text":"O\u0050LL"}}""", true)]
    [InlineData("""{"code":{"text":"Längsband"}}""", true)]
    [InlineData("""{"code":{"coding":[{"system":"http://snomed.info/sct","code":"433203006","display":"Spasm of cervical paraspinous muscle"}]}}""", false)]
    public void A_Condition_that_cannot_name_OPLL_is_told_by_its_bytes(string condition, bool mayBe) => OpllMention.MayBeIn(Encoding.UTF8.GetBytes(condition), new ReaderOptions()).ShouldBe(mayBe);

    [Fact]
    public void Since_when_a_record_was_known_is_told_by_the_first_element_that_is_usable()
    {
        KnownSince.Of("Observation", """{"effectiveDateTime":"2026-01-01","issued":"2026-01-05T10:00:00Z","component":[{"issued":"x"}]}"""u8)!.Text.ShouldBe("2026-01-05T10:00:00Z");
        KnownSince.Of("Observation", """{"issued":"soon","effectivePeriod":{"start":"2026-01-01","end":"2026-01-03"}}"""u8)!.Text.ShouldBe("2026-01-03");
        KnownSince.Of("Procedure", """{"performedPeriod":{"start":"2026-01-01"}}"""u8)!.Text.ShouldBe("2026-01-01");
        KnownSince.Of("Condition", """{"meta":{"recordedDate":"2026-01-01"}}"""u8).ShouldBeNull();
        KnownSince.Of("Encounter", """{"period":{"start":"2026-01-01"}}"""u8).ShouldBeNull();
    }
}
