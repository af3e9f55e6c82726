using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>Everything the service publishes about itself, made from the tables it runs on: they cannot say different things.</summary>
internal static class Publication
{
    // Beside the FHIR base of the canonical addresses: a deployment that sets its own base moves this with it.
    private static readonly string Endpoint = new Uri(new Uri(Systems.CanonicalBase), "/cds-services").AbsoluteUri;

    private static readonly ImmutableArray<CodeSystem> CodeSystems =
    [
        TerminologyWriter.CodeSystem("findings", "Findings", "Movements, neurologic signs, measures, methods and sides that have no verified code elsewhere.", KnownCodes.Own),
        TerminologyWriter.CodeSystem("activity", "Activities and orders", "What a conservative program holds and what the service orders.", Activities.Codes),
        TerminologyWriter.CodeSystem("card-topic", "Card topics", "One pathway card per patient in scope, and the cards that may stand beside it.", Topics),
        TerminologyWriter.CodeSystem("override-reason", "Override reasons", "Reasons for overriding a card that HL7's list does not hold.", [.. OverrideReasons.All.Where(reason => reason.System is Systems.OverrideReason)]),
        TerminologyWriter.CodeSystem("problem", "Problems of a call", "What is wrong with a call, in OperationOutcome.issue.details. Further codes may appear; issue.code and the text always say what to mend.", ProblemCodes.All, isComplete: false),
    ];

    /// <summary>What is made from tables, in the order of its file names.</summary>
    public static ImmutableArray<PublishedResource> Generated { get; } =
    [
        .. CodeSystems.AsEnumerable<DomainResource>()
            .Concat(CodeSystems.Where(system => system.Content == CodeSystemContentMode.Complete).Select(TerminologyWriter.AllOf))
            .Concat(CodeLists.All.Select(TerminologyWriter.ValueSet))
            .Append(ReferralPriorities())
            .Concat(Activities.All.Select(Activities.Definition))
            .Append(PlanDefinitionWriter.Write([.. HookService.All.Select(service => service.Hook)], Endpoint))
            .Append(LibraryWriter.Write(Embedded.Text("cql/CervicalRehab.cql") ?? string.Empty))
            .Append(AssessmentForm.Form)
            .Append(CapabilityWriter.Write())
            .Select(PublishedResource.Of)
            .OrderBy(resource => resource.FileName, StringComparer.Ordinal),
    ];

    /// <summary>All of it, with the profiles that SUSHI made of fhir-profiles/input.</summary>
    public static ImmutableArray<PublishedResource> All { get; } = [.. Generated, .. Embedded.Files("profiles/").Select(PublishedResource.Of)];

    private static ImmutableArray<Term> Topics =>
    [
        .. Enum.GetValues<Pathway>().Where(pathway => pathway != Pathway.NotApplicable).Select(pathway => pathway.Code())
            .Concat(Enum.GetValues<SideTopic>().Select(topic => topic.Code()))
            .Select(code => new Term(Systems.CardTopic, code, CardText.Topic(code))),
    ];

    private static ValueSet ReferralPriorities() => TerminologyWriter.ValueSet(new CodeList(
        "referral-priority",
        "Priority of a referral",
        "ServiceRequest.priority of a referral to spine surgery.",
        [.. Enum.GetValues<ReferralPriority>().Select(priority => new ElementCode(new Term("http://hl7.org/fhir/request-priority", priority.ToString().ToLowerInvariant()), WithSubcodes: false))]));
}
