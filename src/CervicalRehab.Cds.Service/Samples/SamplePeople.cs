using System.Collections.Frozen;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>Who a sample patient is, as a clinician meets him or her. All of them are invented.</summary>
internal sealed record SamplePerson(string Given, string Family, int Age, string Reason)
{
    /// <summary>Given and family name.</summary>
    public string Name => $"{Given} {Family}";
}

/// <summary>The people of the samples, by the sample's name.</summary>
internal static class SamplePeople
{
    private static readonly FrozenDictionary<string, SamplePerson> All = new Dictionary<string, SamplePerson>(StringComparer.Ordinal)
    {
        ["conservative-plan"] = new("Maria", "Alvarez", 54, "Neck pain and stiffness, asks about exercise"),
        ["no-opll"] = new("Thomas", "Reed", 47, "Neck pain after desk work"),
        ["bilateral-weakness"] = new("Grace", "Kim", 61, "Both arms feel weak since last week"),
        ["bilateral-numbness"] = new("Omar", "Haddad", 58, "Numb hands when buttoning a shirt"),
        ["gait-instability"] = new("Ruth", "Nakamura", 66, "Unsteady on stairs, neck follow-up"),
        ["lower-limb-symptom"] = new("Peter", "Lindqvist", 59, "Heavy legs after walking"),
        ["bowel-dysfunction"] = new("Alice", "Morgan", 63, "New trouble holding stool"),
        ["bladder-dysfunction"] = new("Daniel", "Okafor", 57, "Cannot empty the bladder since yesterday"),
        ["mri-compression-myelomalacia"] = new("Helen", "Fischer", 64, "MRI results"),
        ["severe-opll"] = new("Jorge", "Ramos", 68, "Second opinion on OPLL"),
        ["bilateral-hoffmann"] = new("Susan", "Clark", 52, "Neck check before starting exercise"),
        ["mri-compression"] = new("Victor", "Petrov", 60, "MRI results"),
        ["worse-at-day-50"] = new("Linda", "Osei", 55, "Therapy visit, week 8: more pain"),
        ["stale-screen"] = new("Mark", "Sullivan", 49, "Wants to start therapy, last exam 40 days ago"),
        ["missing-baseline"] = new("Nina", "Patel", 51, "New patient, neck spasm"),
        ["provisional-diagnosis"] = new("Carl", "Jensen", 56, "Work-up of neck stiffness"),
        ["prior-fusion"] = new("Dorothy", "Hughes", 70, "Neck spasm two years after fusion"),
        ["stable-program"] = new("Elena", "Rossi", 53, "Therapy visit, week 3"),
        ["five-visits"] = new("James", "Carter", 50, "Therapy visit, week 8: feels better"),
        ["worse-at-day-20"] = new("Aisha", "Rahman", 48, "Therapy visit, week 3: more pain"),
        ["reassessment-overdue"] = new("Robert", "Novak", 62, "Therapy visit, week 6"),
        ["progress"] = new("Yuki", "Tanaka", 45, "Therapy visit: exercises feel easy"),
        ["one-sided-hoffmann"] = new("Karen", "Walsh", 57, "Neck pain, asks about exercise"),
        ["drug-caution"] = new("Samuel", "Green", 67, "Neck pain, takes gabapentin"),
        ["dystonia"] = new("Beth", "Larsen", 46, "Head turns to one side"),
        ["child"] = new("Noah", "Brooks", 12, "Neck stiffness after a cold"),
        ["manipulation-selected"] = new("Laura", "Mendes", 54, "Asks for an adjustment of the neck"),
        ["manipulation-signed"] = new("Frank", "Dubois", 59, "Asks for an adjustment of the neck"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The person of a sample; every sample has one.</summary>
    public static SamplePerson Of(string sample) => All[sample];
}
