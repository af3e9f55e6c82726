using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>A condition on an action: a define of the CQL library, as it is or inside an expression where <c>{0}</c> stands for it.</summary>
/// <param name="Define">Name of the define; empty when the library has none.</param>
/// <param name="Expression">CQL around the define; <c>{0}</c> alone when the define is the condition.</param>
public sealed record Criterion(string Define, string Expression = Criterion.Itself)
{
    /// <summary>The define as it is.</summary>
    public const string Itself = "{0}";

    /// <summary>True when the define alone is the condition.</summary>
    public bool IsDefine => Expression == Itself;

    /// <summary>The condition as CQL.</summary>
    public string Cql => Expression.Replace(Itself, $"\"{Define}\"", StringComparison.Ordinal);
}

/// <summary>Which defines of the CQL library are the criteria of a rule, of a pathway and of a dose. All conditions of an action must hold.</summary>
public static class Criteria
{
    private const string Not = "not {0}";
    private const string Unknown = "{0} is null";

    // The library has no define: whether a source failed to deliver, and the lines that decide no pathway. Another engine must not assert them.
    private static readonly ImmutableArray<Criterion> Never = [new(string.Empty, "false")];

    private static readonly ImmutableDictionary<string, ImmutableArray<Criterion>> ByRule = new Dictionary<string, ImmutableArray<Criterion>>(StringComparer.Ordinal)
    {
        ["bowel-dysfunction"] = [new("Bowel Dysfunction")],
        ["bladder-dysfunction"] = [new("Bladder Dysfunction")],
        ["gait-instability"] = [new("Gait Instability")],
        ["lower-limb-symptom"] = [new("Lower Limb Symptom")],
        ["bilateral-upper-limb-deficit"] = [new("Bilateral Deficit Urgent")],
        ["progressive-weakness"] = [new("Progressive Weakness")],
        ["mri-compression-with-myelomalacia"] = [new("Compression With Myelomalacia")],
        ["stable-bilateral-deficit"] = [new("Weakness Or Stable Deficit")],
        ["upper-limb-weakness"] = [new("Weakness Or Stable Deficit")],
        ["bilateral-hoffmann"] = [new("Hoffmann Left"), new("Hoffmann Right")],
        ["mri-compression"] = [new("Compression Or Myelomalacia"), new("Compression With Myelomalacia", Not)],
        ["myelopathy-on-problem-list"] = [new("Problem Myelopathy")],
        ["extent-not-minor"] = [new("Extent Not Minor")],
        ["deficit-after-six-weeks"] = [new("Deficit After Six Weeks")],
        ["new-numbness"] = [new("New Numbness")],
        ["numbness-perhaps-new"] = [new("Perhaps New Numbness")],
        ["numbness-since-ended-programme"] = [new("Numbness Since Ended")],
        ["worse-after-six-weeks"] = [new("Worse After Six Weeks")],
        ["could-not-be-evaluated"] = Never,
        ["record-incomplete"] = Never,
        ["record-replaced"] = [new("Record Replaced")],
        ["patient-not-understood"] = [new("Patient Not Understood")],
        ["extent-not-understood"] = [new("Extent Not Understood")],
        ["diagnosis-not-confirmed"] = [new("Diagnosis Confirmed", Not)],
        ["age-not-known"] = [new("Adult", Unknown)],
        ["signs-conflicting"] = [new("Signs Conflicting")],
        ["hoffmann-side-not-stated"] = [new("Hoffmann Side Not Stated")],
        ["numbness-side-not-stated"] = [new("Numbness Side Not Stated")],
        ["pyramidal-sign"] = [new("Pyramidal Sign")],
        ["signs-unknown"] = [new("Signs Unknown")],
        ["positive-sign-outdated"] = [new("Positive Side Outdated")],
        ["problem-not-over"] = [new("Problem Not Over")],
        ["mri-not-evaluated"] = [new("MRI Not Evaluated")],
        ["prior-fusion"] = [new("Prior Fusion")],
        ["motion-missing"] = [new("Motion Fresh", Not)],
        ["pain-missing"] = [new("Pain Fresh", Not)],
        ["shoulder-missing"] = [new("Program Running", Not), new("Shoulder Complete", Not)],
        ["worse-with-unknown-start"] = [new("Worse With Unknown Start")],
        ["worse-after-ended-programme"] = [new("Worse After Ended Program")],
        ["worse-since-therapy"] = [new("Worse Since Therapy")],
        ["worse-before-six-weeks"] = [new("Worse In Program"), new("Worse After Six Weeks", Not), new("Worse With Unknown Start", Not)],
        ["worse-in-another-programme"] = [new("Worse In Another Program")],
        ["other-programme-on-hold"] = [new("Another Program On Hold")],
        ["motion-overdue"] = [new("Motion Overdue")],
        ["better-since-baseline"] = [new("Program Running"), new("Better In Program")],
        ["expected-window-passed"] = [new("Expected Window Passed")],
        ["motion-not-comparable"] = [new("Motion Not Comparable")],
        ["pain-not-comparable"] = [new("Pain Not Comparable")],
        ["resistance-with-active-spasm"] = [new("Spasm Resolved", Not)],
        ["plan-not-understood"] = [new("Program Not Understood")],
        ["newer-measurement-not-used"] = [new("Newer Measurement Not Used")],
        ["baseline-not-used"] = [new("Baseline Not Used")],
        ["exertion-unusable"] = [new("Somewhat Hard", Not)],
        ["load-above-ceiling"] = [new("Low Load", Not)],
        ["start-unknown"] = [new("Running Start", Unknown)],
        ["start-not-precise"] = [new("Start Too Coarse")],
        ["too-hard"] = [new("Somewhat Hard", Not)],
        ["load-light"] = [new("Somewhat Hard", Not)],
        ["too-few-repetitions"] = [new("Enough Repetitions", Not)],
        ["load-below-low"] = [new("Low Load", Not)],
        ["moderate-is-ceiling"] = [new("Low Load", Not)],
        ["plan-not-low-alone"] = [new("Plan Not Low Alone")],
        ["set-incomplete"] = [new("Set Allows Progress", Not)],
        ["set-stale"] = [new("Set Fresh", Not)],
        ["set-missing"] = [new("Set Fresh", Not)],
        ["spasm-not-resolved"] = [new("Spasm Resolved", Not)],
        ["resistance-forbidden"] = [new("Resistance Forbidden")],
        ["resistance-may-start"] = [new("Spasm Resolved")],
        ["programme-on-hold"] = [new("Program On Hold")],
        ["programme-not-started"] = [new("Program Day", "{0} < 0")],
        ["programme-continues"] = [new("Program Running")],
        ["ready-to-progress"] = [new("Progress")],
        ["ready-to-start"] = [new("Pathway", "{0} = 'conservative-plan'")],
        ["one-sided-hoffmann"] = [new("Hoffmann Left", "{0} xor \"Hoffmann Right\"")],
        ["one-sided-numbness"] = [new("Numbness Left", "{0} xor \"Numbness Right\"")],
        ["spasm-not-documented"] = [new("Spasm Conditions", "not exists {0}")],
        ["resistance-withheld"] = [new("Program Running", Not), new("Spasm Resolved", Not)],
        ["surveillance-after-fusion"] = [new("Prior Fusion")],
        ["dystonia-on-problem-list"] = [new("Dystonia")],
        ["dystonia-is-different"] = [new("Dystonia")],
        ["reassessment-window-open"] = [new("Reassessment Window Open")],
        ["minor-patient"] = [new("Adult", Not)],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Wider = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "stable-bilateral-deficit", "upper-limb-weakness", "resistance-with-active-spasm", "exertion-unusable", "too-hard", "load-light", "load-above-ceiling", "load-below-low", "moderate-is-ceiling",
        "too-few-repetitions", "plan-not-low-alone", "set-incomplete", "set-stale", "set-missing", "resistance-may-start", "resistance-withheld", "motion-missing");

    /// <summary>The conditions of a rule. Where the library has no define they never hold, so that no other engine says what it has not looked at.</summary>
    public static ImmutableArray<Criterion> Of(Rule rule) => ByRule.GetValueOrDefault(rule.Id, Never);

    /// <summary>The condition of a pathway: the first that holds is the answer, so its name is compared with the library's.</summary>
    public static ImmutableArray<Criterion> Of(Pathway pathway) => [new("Pathway", $"{Criterion.Itself} = '{pathway.Code()}'")];

    /// <summary>The conditions of a dose (D5); none for one that waits for nothing.</summary>
    public static ImmutableArray<Criterion> Of(Dose dose) => Regimen.Components.Any(component => component.Dose == dose && component.WaitsForSpasm) ? [new("Spasm Resolved")] : [];

    /// <summary>The conditions of a draft; none when its pathway is enough.</summary>
    public static ImmutableArray<Criterion> Of(Proposal proposal) => proposal == Proposal.HoldProgramme ? [new("Program Running"), new("Program On Hold", Not), new("Program Not Understood", Not)] : [];

    /// <summary>True when the conditions say no less than the rule. Where the library's define is wider the action asks the rule's question and does not carry its sentence.</summary>
    public static bool IsExact(Rule rule) => !Wider.Contains(rule.Id);

    /// <summary>Every rule that has conditions.</summary>
    public static IEnumerable<string> Rules => ByRule.Keys;
}
