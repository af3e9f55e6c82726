using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// A record as a generator makes it: the patient it starts from, what is taken away, what is added, what is being ordered.
/// </summary>
internal sealed record GeneratedChart(string Start, ImmutableArray<string> Removed, ImmutableArray<string> Added, ImmutableArray<string> Drafts, string Hook)
{
    private static readonly Dictionary<string, Chart> Starts = new(StringComparer.Ordinal)
    {
        ["healthy"] = Chart.Baseline,
        ["in a program"] = Chart.Baseline.With(Written.Plan()),
        ["may progress"] = ResistanceTests.Progressing,
    };

    private static readonly string[] Signs =
    [
        "hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-numbness", "gait-instability", "lower-limb-neuro-symptom", "bowel-dysfunction",
        "bladder-dysfunction", "babinski-sign", "sct|299042006", "sct|713512009", "sct|15634971000119107", "sct|91327001", "sct|309521004", "sct|22325002", "sct|86854008",
    ];

    private static readonly string[] Problems =
    [
        "sct|90448008", "icd|M48.8X2", "icd|M48.8X9", "icd|M48.8X6", "sct|433203006", "sct|74333002", "sct|202664003", "sct|71286001", "sct|22325002", "sct|299042006",
        "sct|309521004", "icd|R20.0", "icd|R32", "icd|N39.3", "sct|428264009", "sct|161898004", "sct|13645005", "sct|77386006", "sct|38341003",
    ];

    private static readonly string[] Dates =
    [
        "2026-06-01", "2026-05-31", "2026-05-30", "2026-05-27", "2026-05-20", "2026-05-04", "2026-05-03", "2026-04-20", "2026-04-01", "2026-03-01", "2025-01-01",
        "2026-05", "2026-05-30T10:00:00+02:00", "2026-05-30T18:00:00Z", "2026-07-01", "",
    ];

    private static readonly string[] Statuses = ["final", "final", "final", "final", "amended", "preliminary", "entered-in-error", "cancelled", "unknown", ""];

    private static readonly string[] Values =
    [
        Written.Value("sct|52101004"), Written.Value("sct|52101004"), Written.Value("sct|2667000"), Written.Value("sct|2667000"), "\"valueBoolean\": true",
        "\"valueBoolean\": false", Written.Value("sct|42425007"), "\"valueString\": \"positive\"", "\"dataAbsentReason\": {}", "\"valueInteger\": 4", "\"valueBoolean\": 5",
    ];

    private static readonly string[] BaselineCodes =
    [
        "90448008", "433203006", "hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-numbness", "gait-instability", "bowel-dysfunction",
        "rom-cervical-panel", "38214-3", "shoulder-rom",
    ];

    private static readonly Gen<string> Date = Gen.Elements(Dates);

    private static readonly Gen<string> Sign =
        from code in Gen.Elements(Signs)
        from value in Gen.Elements(Values)
        from other in Gen.Elements(Values)
        from shape in Gen.Choose(0, 3)
        from date in Date
        from status in Gen.Elements(Statuses)
        select shape switch
        {
            0 => Written.Sides(code, value, other, date, status),
            1 => Written.OnSide(code, "sct|7771000", value, date),
            2 => Written.OnSide(code, "sct|51440002", value, date),
            _ => Written.Observation(code, value, date, status),
        };

    private static readonly Gen<string> Strength =
        from left in Gen.Choose(0, 6)
        from right in Gen.Choose(2, 5)
        from date in Date
        select Written.Sides("upper-limb-strength-mrc", $"\"valueInteger\": {left}", $"\"valueInteger\": {right}", date);

    private static readonly Gen<string> Problem =
        from code in Gen.Elements(Problems)
        from clinical in Gen.Elements("active", "active", "active", "resolved", "")
        from verification in Gen.Elements("confirmed", "confirmed", "confirmed", "", "provisional", "refuted", "entered-in-error")
        from date in Date
        from site in Gen.Elements("", """, "bodySite": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "51440002" }] }]""")
        select Written.Condition(code, $"\"onsetDateTime\": \"{date}\"{site}", clinical, verification);

    private static readonly Gen<string> Measure =
        from code in Gen.Elements("loinc|38214-3", "loinc|72514-3", "rom-flexion", "reps-at-load", "load-percent-1rm", "borg-rpe-6-20", "loinc|82289-0", "shoulder-rom", "loinc|98979-8")
        from value in Gen.Elements("0", "5", "13", "15", "40", "55", "75", "-1", "120")
        from unit in Gen.Elements("mm", "cm", "{score}", "deg", "%", "{repetitions}", "1", "kg")
        from date in Date
        from status in Gen.Elements(Statuses)
        select Written.Observation(code, Written.Quantity(value, unit), date, status);

    private static readonly Gen<string> Motion =
        from date in Date
        from method in Gen.Elements("method-inclinometer", "method-goniometer", "method-visual-estimate", "")
        from value in Gen.Elements("20", "30", "40", "55", "100")
        select MotionTests.Panel(date, method, "deg", value);

    private static readonly Gen<string> Mri =
        from code in Gen.Elements("mri-cord-compression", "mri-myelomalacia")
        from value in Gen.Elements(Values)
        from date in Date
        from study in Gen.Elements("", """, "derivedFrom": [{ "reference": "ImagingStudy/s1" }]""")
        from isReport in Gen.Choose(0, 4)
        select isReport == 0 ? Written.Report("\"conclusion\": \"x\"", date: date) : Written.Observation(code, value + study, date);

    private static readonly Gen<string> Program =
        from status in Gen.Elements("active", "active", "on-hold", "completed", "draft", "entered-in-error")
        from start in Date
        from activity in Gen.Elements("resistance-low", "resistance-moderate", "static-stretching")
        select Written.Plan(status, start, $$""" "intent": "plan", "activity": [{ "detail": { "status": "in-progress", "code": {{Written.Concept("activity|" + activity)}} } }] """);

    private static readonly Gen<string> Order =
        from code in Gen.Elements("sct|308447003", "sct|183541002", "activity|cervical-assessment", "sct|399010004", "sct|73761001")
        from status in Gen.Elements("draft", "active", "completed")
        select Written.Order(code, status);

    private static readonly Gen<string> Other = Gen.OneOf(
        Order,
        from code in Gen.Elements("rx|25480", "rx|72625", "rx|7804", "rx|849574") from status in Gen.Elements("active", "stopped") select Written.Drug(code, status),
        from code in Gen.Elements("cervical-fusion", "sct|91251008") from date in Date select Written.Order(code, "completed", $"\"performedDateTime\": \"{date}\"", "Procedure"),
        from code in Gen.Elements(Signs) select Written.Observation(code, $$"""{{Values[0]}}, "subject": { "reference": "Patient/other" } """));

    private static readonly Gen<GeneratedChart> Any =
        from start in Gen.Elements(Starts.Keys.AsEnumerable())
        from removed in Gen.SubListOf(BaselineCodes)
        from keep in Gen.Choose(0, 3)
        from count in Gen.Choose(0, 7)
        from added in Gen.Frequency((5, Sign), (1, Strength), (4, Problem), (3, Measure), (2, Motion), (2, Mri), (1, Program), (2, Other)).ListOf(count)
        from drafts in Gen.OneOf(Order, Program).ListOf()
        from hook in Gen.Elements("patient-view", "order-select", "order-sign")
        select new GeneratedChart(start, keep > 0 ? [] : [.. removed], [.. added], [.. drafts.Take(3)], hook);

    public static Arbitrary<GeneratedChart> All { get; } = Arb.From(Any, Smaller);

    public Chart Chart => Starts[Start].Without(Removed).With(Added).WithDraft(Drafts);

    private static IEnumerable<GeneratedChart> Smaller(GeneratedChart chart) =>
    [
        .. Fewer(chart.Added).Select(added => chart with { Added = added }),
        .. Fewer(chart.Drafts).Select(drafts => chart with { Drafts = drafts }),
        .. Fewer(chart.Removed).Select(removed => chart with { Removed = removed }),
    ];

    private static IEnumerable<ImmutableArray<string>> Fewer(ImmutableArray<string> items) =>
        items.Length > 3 ? [items[..(items.Length / 2)], items[(items.Length / 2)..], .. One(items)] : One(items);

    private static IEnumerable<ImmutableArray<string>> One(ImmutableArray<string> items) => items.Select((_, at) => items.RemoveAt(at));

    public override string ToString() => $"{Hook}, {Start}\n  removed {string.Join(' ', Removed)}\n  added\n    {string.Join("\n    ", Added)}\n  drafts\n    {string.Join("\n    ", Drafts)}";
}
