using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>The readers of one walk find what is in the records that the serializer makes, and refuse what it refuses.</summary>
public sealed class TypedReadingTests
{
    // Members of an Observation that are written and never read: the reader passes them by, whatever they hold.
    private static readonly string[] OnlyWritten = ["resourceType", "category", "encounter", "performer"];

    private static readonly CodeLookup Codes = new(null);

    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutOnlyWritten } },
    };

    [Fact]
    public void Observations_and_Conditions_are_what_the_serializer_makes_of_them() => Generated.Holds(
        400,
        (from chart in GeneratedChart.All.Generator from at in Gen.Choose(0, 3000) from junk in Gen.Elements(CorruptionTests.Junk[..^1]) select (chart, at, junk)).ToArbitrary(),
        row =>
        {
            foreach (var resource in row.chart.Chart.Resources)
            {
                ShouldAgree(resource.ToJsonString());
                var corrupted = resource.DeepClone();
                CorruptionTests.Replace(corrupted, row.at, row.junk);
                ShouldAgree(CorruptionTests.Text(corrupted));
            }
        });

    [Theory]
    [InlineData("""{ "st\u0061tus": "final", "code": { "coding": [null, { "code": "\u0061" }] }, "interpretation": [null] }""")]
    [InlineData("""{ "status": "final", "Status": "other", "component": [null, {}] }""")]
    [InlineData("""{ "component": null, "valueInteger": null, "valueBoolean": null }""")]
    [InlineData("""{ "valueCodeableConcept": { "text": " ", "code": "52101004", "system": "http://snomed.info/sct" }, "method": {}, "bodySite": { "coding": null } }""")]
    [InlineData("""{ "valueCodeableConcept": { "coding": [{ "c\u006fde": "5210100\u0034", "system": "http:\/\/snomed.info\/sct" }, { "coding": [{ "code": "x" }] }], "text": "\u0020x" } }""")]
    [InlineData("""{ "interpretation": [{ "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "g82.54" }] }], "dataAbsentReason": {}, "component": [{ "valueBoolean": false }] }""")]
    [InlineData("""{ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": 52101004 }] } }""")]
    [InlineData("""{ "bodySite": { "coding": {} } }""")]
    [InlineData("""[]""")]
    [InlineData("""5""")]
    public void Odd_forms_are_what_the_serializer_makes_of_them(string json) => ShouldAgree(json);

    private static void WithoutOnlyWritten(JsonTypeInfo type)
    {
        if (type.Type == typeof(Observation))
        {
            foreach (var member in type.Properties.Where(property => OnlyWritten.Contains(property.Name)).ToArray())
            {
                type.Properties.Remove(member);
            }
        }
    }

    private static void ShouldAgree(string json)
    {
        var element = JsonElement.Parse(json);
        Made(() => Told(Read(element))).ShouldBe(Made(() => Told(element.Deserialize<Observation>(Plain))), json);
        Made(() => JsonSerializer.Serialize(TypedCondition.Of(element), Plain)).ShouldBe(Made(() => JsonSerializer.Serialize(element.Deserialize<Condition>(Plain), Plain)), json);
    }

    private static string Made(Func<string> make)
    {
        try
        {
            return make();
        }
        catch (JsonException)
        {
            return "refused";
        }
    }

    private static Examination Read(JsonElement json)
    {
        var arrived = new Arrived(json, null, "Observation") { Typed = true };
        arrived.Recognize(json.Member("code"u8) ?? default, Codes);
        return TypedObservation.Of(arrived, Codes, new PictureDraft());
    }

    // The reader keeps what an Observation says, not its elements: both are told in the same words.
    private static string Told(Examination exam) => Told(
        exam.Status, exam.Date, exam.HasDate, Told(exam.BodySite), Told(exam.Method), exam.DerivedFrom, [exam.Whole, .. exam.Components is { } parts ? parts : []], Told);

    private static string Told(Observation? observation)
    {
        var text = observation!.EffectiveDateTime ?? observation.EffectiveInstant;
        return Told(
            observation.Status,
            text is not null ? FhirDate.Parse(text) : FhirDate.Parse(observation.EffectivePeriod),
            (text ?? observation.EffectivePeriod?.Start) is not null,
            Told(Codes.Find(observation.BodySite)),
            Told(Codes.Find(observation.Method)),
            observation.DerivedFrom,
            [Whole(observation), .. observation.Component is { } parts ? parts : []],
            part => Told(part, observation));
    }

    private static string Told<T>(string? status, RecordedDate? date, bool hasDate, string site, string method, object? derivedFrom, List<T?> parts, Func<T, string> told)
        where T : class =>
        $"{status} {date} {hasDate} at {site} by {method} from {JsonSerializer.Serialize(derivedFrom, Plain)}: {string.Join("; ", parts.Select(part => part is null ? "null" : told(part)))}";

    private static string Told(Statement statement) => Told(
        Told(statement.Code), statement.Quantity, Told(statement.Concept), statement.Boolean, statement.HasInteger ? statement.Integer.GetRawText() : null, statement.HasText, statement.Absent, statement.Comment.Known, statement.Ranges);

    private static string Told(ObservationComponent part, Observation observation) => Told(
        Told(part.Code),
        part.ValueQuantity,
        Told(part.ValueCodeableConcept),
        part.ValueBoolean,
        part.ValueInteger?.GetRawText(),
        !string.IsNullOrWhiteSpace(part.ValueString),
        part.DataAbsentReason is not null || observation.DataAbsentReason is not null,
        [.. part.Interpretation.Each().SelectMany(concept => Codes.Find(concept))],
        part.ReferenceRange);

    private static string Told(
        string code, Quantity? quantity, string concept, bool? boolean, string? integer, bool hasText, bool isAbsent, ImmutableArray<KnownCode> comment, ImmutableArray<ReferenceRange>? ranges) =>
        $"{code} is {JsonSerializer.Serialize(quantity, Plain)} {concept} {boolean} {integer} {hasText} {isAbsent} {Told(comment)} {JsonSerializer.Serialize(ranges, Plain)}";

    // Of its own code nothing is kept but whether it can be read.
    private static ObservationComponent Whole(Observation observation) => new()
    {
        ValueQuantity = observation.ValueQuantity,
        ValueCodeableConcept = observation.ValueCodeableConcept,
        ValueBoolean = observation.ValueBoolean,
        ValueInteger = observation.ValueInteger,
        ValueString = observation.ValueString,
        DataAbsentReason = observation.DataAbsentReason,
        Interpretation = observation.Interpretation,
        ReferenceRange = observation.ReferenceRange,
    };

    private static string Told(StatedConcept concept) => concept.IsThere ? Told(concept.Known, concept.HasCode, concept.HasText) : "nothing";

    private static string Told(CodeableConcept? concept) => concept is null ? "nothing"
        : Told(Codes.Find(concept), concept.Coding.Each().Any(coding => coding.Code is not null), !string.IsNullOrWhiteSpace(concept.Text));

    private static string Told(ImmutableArray<KnownCode> known, bool hasCode, bool hasText) => $"{Told(known)} {hasCode} {hasText}";

    private static string Told(ImmutableArray<KnownCode> known) => $"[{string.Join(' ', known.Select(row => $"{row.System}|{row.Code}"))}]";
}
