using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Writing;
using CervicalRehab.Cds.Protocol;
using static CervicalRehab.Cds.Fhir.Publishing.Artifact;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>
/// The protocol as a PlanDefinition. An action at the top is a card: a pathway, in order of severity, or a card beside it. Below it
/// stand the rules that lead to it, one action each, and what it drafts.
/// </summary>
public static class PlanDefinitionWriter
{
    private const string Endpoint = "http://hl7.org/fhir/StructureDefinition/cqf-cdsHooksEndpoint";

    private static readonly ImmutableDictionary<Proposal, (string Type, string Title, string? Activity)> Drafts = new Dictionary<Proposal, (string, string, string?)>
    {
        [Proposal.ReferToSpineSurgery] = ("create", "Draft a referral to spine surgery", ActivityCodes.SpineSurgery),
        [Proposal.HoldProgramme] = ("update", "Put the running program on hold", null),
        [Proposal.StartProgramme] = ("create", "Draft the conservative program", ActivityCodes.Programme),
        [Proposal.ReferToPhysicalTherapy] = ("create", "Draft an order for supervised physical therapy", "physical-therapy"),
        [Proposal.ProgressResistance] = ("update", "Change low resistance to moderate in the running program", ActivityCodes.ResistanceModerate),
        [Proposal.OrderAssessment] = ("create", "Draft an order for what is missing", ActivityCodes.Assessment),
    }.ToImmutableDictionary();

    /// <summary>The PlanDefinition; <paramref name="hooks"/> are the hooks it answers, <paramref name="endpoint"/> the address of its services.</summary>
    public static JsonObject Write(ImmutableArray<string> hooks, string endpoint)
    {
        var plan = Of("PlanDefinition", "cervical-rehab", "Conservative cervical rehabilitation with minor OPLL", Description)
            .Claiming("cdshooksserviceplandefinition", "computableplandefinition", "shareableplandefinition");
        plan.Insert(3, "extension", new JsonArray(new JsonObject { ["url"] = Endpoint, ["valueUri"] = endpoint }));
        return plan
            .And("type", Concept("http://terminology.hl7.org/CodeSystem/plan-definition-type", "eca-rule"))
            .And("subjectCodeableConcept", Concept("http://hl7.org/fhir/resource-types", "Patient"))
            .And("purpose", "To screen for red flags, to name what an assessment lacks, and to propose the conservative program, its next step, or a referral.")
            .And("usage", "For clinicians. " + Advice.Limits + " " + Advice.NotAssessed)
            .And("copyright", Notices.For([Systems.Snomed, Systems.Loinc, Systems.RxNorm, Systems.Icd10Cm]))
            .And("relatedArtifact", Documentation.Sources())
            .And("library", new JsonArray(Systems.Library))
            .And("action", Array([.. PathwayTable.All.Where(row => row.Pathway != Pathway.NotApplicable).Select(row => Card(row, hooks)), .. Beside(hooks), .. OnTheCard()]));
    }

    private static string Description => "Each action at the top is a card; the first pathway whose condition holds is the answer, cards beside it have topics of their own. Below a card: one action per rule that leads to it "
        + "(id: rule; description: the question; textEquivalent: what the card says, where the define of its condition is as narrow as the rule; documentation: the statements, their sources, the limits of the evidence; condition: its define in the CQL library), and the drafts it suggests, unless an equivalent order or plan exists. "
        + "Priority of a card follows CDS Hooks' reading of R4: routine is info, urgent is warning, stat is critical; priority of a rule or a draft is that of the order.";

    private static JsonObject Card(PathwayRow row, ImmutableArray<string> hooks)
    {
        var rules = RehabProtocol.AllRules.Where(rule => row.Causes.Contains(rule.Effect)).ToImmutableArray();
        return CardAction(row.Pathway.Code(), PathwayTable.When(row.Pathway), row.Indicator, Criteria.Of(row.Pathway), hooks)
            .And("documentation", Documentation.Of([.. rules.SelectMany(rule => rule.Clauses)]))
            .And("selectionBehavior", "any")
            .And("action", Array([.. rules.Select(Rule), .. Suggestion(row)]));
    }

    private static IEnumerable<JsonObject> Beside(ImmutableArray<string> hooks) => RehabProtocol.AllRules.Where(rule => rule.Topic is not null).Select(rule =>
        CardAction(rule.Topic!.Value.Code(), Advice.SideSummary(rule.Topic.Value), rule.Indicator!.Value, Criteria.Of(rule), hooks)
            .And("documentation", Documentation.Of(rule.Clauses))
            .And("action", new JsonArray(Rule(rule))));

    private static ImmutableArray<JsonObject> OnTheCard() =>
    [
        Group("caveats", "Caveats on a plan", Effect.Caveat),
        Group("lines", "Lines of information", Effect.Line),
    ];

    private static JsonObject Group(string id, string title, Effect effect) => new()
    {
        ["id"] = id,
        ["title"] = title,
        ["description"] = "On the card of a pathway when the question is answered yes. What the library cannot decide has a condition that never holds: an engine that runs the library alone leaves these questions to the clinician.",
        ["action"] = Array(RehabProtocol.AllRules.Where(rule => rule.Effect == effect && rule.Topic is null).Select(Rule)),
    };

    private static JsonObject CardAction(string topic, string when, Indicator indicator, ImmutableArray<Criterion> criteria, ImmutableArray<string> hooks) => new JsonObject
    {
        ["id"] = topic,
        ["title"] = Title(topic),
        ["description"] = when,
        ["priority"] = indicator switch { Indicator.Critical => "stat", Indicator.Warning => "urgent", _ => "routine" },
        ["code"] = new JsonArray(Concept(Systems.CardTopic, topic)),
    }
        .And("trigger", Array(hooks.Select(hook => new JsonObject { ["type"] = "named-event", ["name"] = hook })))
        .And("condition", Conditions(criteria));

    private static JsonObject Rule(Rule rule) => new JsonObject
    {
        ["id"] = rule.Id,
        ["title"] = Title(rule.Id),
        ["description"] = rule.Question,
    }
        .And("textEquivalent", Criteria.IsExact(rule) ? Advice.Sentence(rule.Id) : null)
        .And("priority", Priority(rule))
        .And("documentation", Documentation.Of(rule.Clauses))
        .And("condition", Conditions(Criteria.Of(rule)));

    private static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    private static string? Priority(Rule rule) => rule switch
    {
        { Effect: Effect.RedFlag, Decision: "D11" } => "stat",
        { Effect: Effect.RedFlag } => "urgent",
        { Effect: Effect.Referral or Effect.AdultReferral } => "routine",
        _ => null,
    };

    private static IEnumerable<JsonObject> Suggestion(PathwayRow row) => row.Drafts.IsEmpty ? [] :
    [
        new JsonObject
        {
            ["id"] = row.Pathway.Code() + "-suggestion",
            ["title"] = "Drafts, applied together",
            ["selectionBehavior"] = "all",
            ["action"] = Array(row.Drafts.Select(draft => Draft(row.Pathway, draft))),
        },
    ];

    private static JsonObject Draft(Pathway pathway, Proposal proposal)
    {
        var (type, title, activity) = Drafts[proposal];
        return new JsonObject { ["id"] = $"{pathway.Code()}-{Kebab(proposal)}", ["title"] = title }
            .And("type", Concept("http://terminology.hl7.org/CodeSystem/action-type", type))
            .And("condition", Conditions(Criteria.Of(proposal)))
            .And("definitionCanonical", activity is null ? null : Canonical(activity))
            .And("action", proposal == Proposal.StartProgramme ? Array(Activities.All.Where(row => !Drafts.Values.Any(draft => draft.Activity == row.Id)).Select(Dose)) : null);
    }

    private static JsonObject Dose(PublishedActivity activity) => new JsonObject
    {
        ["id"] = activity.Id,
        ["title"] = activity.Title,
        ["description"] = activity.Instruction,
    }
        .And("documentation", Documentation.Of(activity.Clauses))
        .And("condition", Conditions(Regimen.All.FirstOrDefault(dose => dose.Activity == activity.Id) is { } dose ? Criteria.Of(dose) : []))
        .And("definitionCanonical", Canonical(activity.Id));

    private static string Canonical(string activity) => $"{Systems.CanonicalBase}/ActivityDefinition/{activity}";

    private static string Kebab(Proposal proposal) => string.Concat(proposal.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static JsonArray Conditions(ImmutableArray<Criterion> criteria) => Array(criteria.Select(criterion => new JsonObject
    {
        ["kind"] = "applicability",
        ["expression"] = new JsonObject
        {
            ["language"] = criterion.IsDefine ? "text/cql-identifier" : "text/cql",
            ["expression"] = criterion.IsDefine ? criterion.Define : criterion.Cql,
            ["reference"] = Systems.Library,
        },
    }));
}
