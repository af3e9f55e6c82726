using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Measurements with any number in any unit: what is used lies within its range, and a number is used or its reason is told.</summary>
internal static class NumberFuzz
{
    private static readonly ImmutableArray<string> Codes =
    [
        "loinc|38214-3", "loinc|72514-3", "rom-flexion", "rom-extension", "rom-rotation-left", "rom-lateral-flexion-right", "reps-at-load", "load-percent-1rm", "borg-rpe-6-20", "loinc|82289-0",
        "upper-limb-strength-mrc", "loinc|98979-8", "shoulder-rom",
    ];

    private static readonly ImmutableArray<string> Units = ["mm", "cm", "{score}", "1", "deg", "rad", "%", "{repetitions}", "", "kg", "MM", "mm ", "mL/min/{1.73_m2}"];

    private static readonly JsonElement Patient = JsonElement.Parse(Chart.Empty.Patient);

    public static void Case(Dice dice)
    {
        var code = dice.Of(Codes);
        var text = Written.Observation(code, $"{Value(dice)}{Range(dice)}{Method(dice)}, \"subject\": {{ \"reference\": \"Patient/{Chart.PatientId}\" }}", "2026-05-30");
        var picture = PictureReader.Read(new GatheredRecord
        {
            PatientId = Chart.PatientId,
            Patient = SentResource.Of(Patient),
            Observations = new(LoadState.Complete, [SentResource.Of(JsonElement.Parse(text))]),
        }).Picture;

        FuzzTarget.Must(picture.Motion.All(record => record.Angle is null == record.Unusable is not null), $"angle or reason: {text}");
        FuzzTarget.Must(picture.Motion.All(record => record.Angle?.Value is null || (record.Angle.Value.Value >= 0 && record.Angle.Value.Value <= Degrees.Ceiling(record.Movement))), $"angle in range: {text}");
        FuzzTarget.Must(picture.Pain.All(record => record.Score is null == record.Unusable is not null), $"score or reason: {text}");
        FuzzTarget.Must(picture.Pain.All(record => record.Score?.Millimeters is null or (>= 0 and <= 100)), $"score in range: {text}");
        FuzzTarget.Must(picture.Resistance.All(record => record.Value is null == record.Unusable is not null), $"value or reason: {text}");
        FuzzTarget.Must(RehabProtocol.Evaluate(picture, Chart.Now).Pathway is Pathway.NotApplicable, text);
    }

    private static string Value(Dice dice) => dice.Below(4) switch
    {
        0 => $"\"valueInteger\": {Numbers.Text(dice)}",
        1 => $$""" "valueQuantity": { "value": {{Numbers.Text(dice)}}, "unit": "{{dice.Of(Units)}}" } """,
        2 => $$""" "component": [{ "code": {{Written.Concept(dice.Of("left-side", "rom-flexion", "right-side"))}}, {{Written.Quantity(Numbers.Text(dice), dice.Of(Units))}} }] """,
        _ => Written.Quantity(Numbers.Text(dice), dice.Of(Units)),
    };

    private static string Range(Dice dice) => dice.OneIn(2) ? string.Empty
        : $$""", "referenceRange": [{ "low": { "value": {{Numbers.Text(dice)}} }, "high": { "value": {{dice.Of("10", "100", "20", Numbers.Text(dice))}} } }]""";

    private static string Method(Dice dice) => dice.OneIn(2) ? string.Empty : $", \"method\": {Written.Concept(dice.Of("method-inclinometer", "method-crom", "method-visual-estimate"))}";
}
