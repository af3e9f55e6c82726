using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Action = Hl7.Fhir.Model.PlanDefinition.ActionComponent;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>The protocol as a PlanDefinition: at the top an action for each card, below it the rules that lead to it and what it drafts.</summary>
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
    public static PlanDefinition Write(ImmutableArray<string> hooks, string endpoint)
    {
        var plan = Artifact.Of<PlanDefinition>(
            "cervical-rehab", "Conservative cervical rehabilitation with minor OPLL", Description, "cdshooksserviceplandefinition", "computableplandefinition", "shareableplandefinition");
        plan.Extension.Add(new(Endpoint, new FhirUri(endpoint)));
        plan.Type = new Term("http://terminology.hl7.org/CodeSystem/plan-definition-type", "eca-rule").ToConcept();
        plan.Subject = new Term("http://hl7.org/fhir/resource-types", "Patient").ToConcept();
        plan.Purpose = "To screen for red flags, to name what an assessment lacks, and to propose the conservative program, its next step, or a referral.";
        plan.Usage = "For clinicians. " + Advice.Limits + " " + Advice.NotAssessed;
        plan.Copyright = Notices.For([Systems.Snomed, Systems.Loinc, Systems.RxNorm, Systems.Icd10Cm]);
        plan.RelatedArtifact = Documentation.Sources();
        plan.LibraryElement = [new(Systems.Library)];
        plan.Action = [.. PathwayTable.All.Where(row => row.Pathway != Pathway.NotApplicable).Select(row => Card(row, hooks)), .. Beside(hooks), .. OnTheCard()];
        return plan;
    }

    private static string Description => "Each action at the top is a card; the first pathway whose condition holds is the answer, cards beside it have topics of their own. Below a card: one action per rule that leads to it "
        + "(id: rule; description: the question; textEquivalent: what the card says, where the define of its condition is as narrow as the rule; documentation: the statements, their sources, the limits of the evidence; condition: its define in the CQL library), and the drafts it suggests, unless an equivalent order or plan exists. "
        + "Priority of a card follows CDS Hooks' reading of R4: routine is info, urgent is warning, stat is critical; priority of a rule or a draft is that of the order.";

    private static Action Card(PathwayRow row, ImmutableArray<string> hooks)
    {
        var rules = RehabProtocol.AllRules.Where(rule => row.Causes.Contains(rule.Effect)).ToImmutableArray();
        var card = CardAction(row.Pathway.Code(), PathwayTable.When(row.Pathway), row.Indicator, Criteria.Of(row.Pathway), hooks);
        card.Documentation = Documentation.Of([.. rules.SelectMany(rule => rule.Clauses)]);
        card.SelectionBehavior = ActionSelectionBehavior.Any;
        card.Action = [.. rules.Select(Rule), .. Suggestion(row)];
        return card;
    }

    private static IEnumerable<Action> Beside(ImmutableArray<string> hooks) => RehabProtocol.AllRules.Where(rule => rule.Topic is not null).Select(rule =>
    {
        var card = CardAction(rule.Topic!.Value.Code(), Advice.SideTitle(rule.Topic.Value), rule.Indicator!.Value, Criteria.Of(rule), hooks);
        card.Documentation = Documentation.Of(rule.Clauses);
        card.Action = [Rule(rule)];
        return card;
    });

    private static ImmutableArray<Action> OnTheCard() =>
    [
        Group("caveats", "Caveats on a plan", Effect.Caveat),
        Group("lines", "Lines of information", Effect.Line),
    ];

    private static Action Group(string id, string title, Effect effect) => new()
    {
        ElementId = id,
        Title = title,
        Description = "On the card of a pathway when the question is answered yes. What the library cannot decide has a condition that never holds: an engine that runs the library alone leaves these questions to the clinician.",
        Action = [.. RehabProtocol.AllRules.Where(rule => rule.Effect == effect && rule.Topic is null).Select(Rule)],
    };

    private static Action CardAction(string topic, string when, Indicator indicator, ImmutableArray<Criterion> criteria, ImmutableArray<string> hooks) => new()
    {
        ElementId = topic,
        Extension = Documentation.Grade(),
        Title = Title(topic),
        Description = when,
        Priority = indicator switch { Indicator.Critical => RequestPriority.Stat, Indicator.Warning => RequestPriority.Urgent, _ => RequestPriority.Routine },
        Code = [new Term(Systems.CardTopic, topic).ToConcept()],
        Trigger = [.. hooks.Select(hook => new TriggerDefinition { Type = TriggerDefinition.TriggerType.NamedEvent, Name = hook })],
        Condition = Conditions(criteria),
    };

    private static Action Rule(Rule rule) => new()
    {
        ElementId = rule.Id,
        Extension = Documentation.Grade(),
        Title = Title(rule.Id),
        Description = rule.Question,
        TextEquivalent = Criteria.IsExact(rule) ? Advice.Sentence(rule.Id) : null,
        Priority = Priority(rule),
        Documentation = Documentation.Of(rule.Clauses),
        Condition = Conditions(Criteria.Of(rule)),
    };

    private static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    private static RequestPriority? Priority(Rule rule) => rule switch
    {
        { Effect: Effect.RedFlag, Decision: "D11" } => RequestPriority.Stat,
        { Effect: Effect.RedFlag } => RequestPriority.Urgent,
        { Effect: Effect.Referral or Effect.AdultReferral } => RequestPriority.Routine,
        _ => null,
    };

    private static IEnumerable<Action> Suggestion(PathwayRow row) => row.Drafts.IsEmpty ? [] :
    [
        new()
        {
            ElementId = row.Pathway.Code() + "-suggestion",
            Title = "Drafts, applied together",
            SelectionBehavior = ActionSelectionBehavior.All,
            Action = [.. row.Drafts.Select(draft => Draft(row.Pathway, draft))],
        },
    ];

    private static Action Draft(Pathway pathway, Proposal proposal)
    {
        var (type, title, activity) = Drafts[proposal];
        return new()
        {
            ElementId = $"{pathway.Code()}-{Kebab(proposal)}",
            Title = title,
            Type = new Term("http://terminology.hl7.org/CodeSystem/action-type", type).ToConcept(),
            Condition = Conditions(Criteria.Of(proposal)),
            Definition = activity is null ? null : Canonical(activity),
            Action = proposal == Proposal.StartProgramme ? [.. Activities.All.Where(row => !Drafts.Values.Any(draft => draft.Activity == row.Id)).Select(Dose)] : [],
        };
    }

    private static Action Dose(PublishedActivity activity) => new()
    {
        ElementId = activity.Id,
        Extension = Documentation.Grade(),
        Title = activity.Title,
        Description = activity.Instruction,
        Documentation = Documentation.Of(activity.Clauses),
        Condition = Conditions(Regimen.All.FirstOrDefault(dose => dose.Activity == activity.Id) is { } dose ? Criteria.Of(dose) : []),
        Definition = Canonical(activity.Id),
    };

    private static Canonical Canonical(string activity) => new(Artifact.Address("ActivityDefinition", activity));

    private static string Kebab(Proposal proposal) => string.Concat(proposal.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static List<PlanDefinition.ConditionComponent> Conditions(ImmutableArray<Criterion> criteria) =>
    [
        .. criteria.Select(criterion => new PlanDefinition.ConditionComponent
        {
            Kind = ActionConditionKind.Applicability,
            Expression = new()
            {
                Language = criterion.IsDefine ? "text/cql-identifier" : "text/cql",
                Expression_ = criterion.IsDefine ? criterion.Define : criterion.Cql,
                Reference = Systems.Library,
            },
        }),
    ];
}
