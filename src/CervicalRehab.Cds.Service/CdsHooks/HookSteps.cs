using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Telemetry;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The steps from a gathered record to the answer, each a function with a span of its own.</summary>
internal static class HookSteps
{
    /// <summary>What the record says.</summary>
    public static PictureReading Read(GatheredRecord record, ReaderOptions options)
    {
        using var span = Spans.Stage("read");
        return PictureReader.Read(record, options);
    }

    /// <summary>What the protocol makes of it.</summary>
    public static Decision Evaluate(PictureReading reading, DateTimeOffset at)
    {
        using var span = Spans.Stage("evaluate");
        var decision = RehabProtocol.Evaluate(reading.Picture, at);
        span?.SetTag("cervical_rehab.pathway", decision.Pathway.Code());
        return decision;
    }

    /// <summary>The cards as the calling client takes them, and how many drafts they offer.</summary>
    public static (HookResponse Answer, int Drafts) Write(Decision decision, PictureReading reading, HookRequest request, CardContext context)
    {
        using var span = Spans.Stage("write");
        (decision, var byHand) = Offering.Of(decision, context.Profile);
        var drafts = Drafts.For(decision, Context(request, context), RunningPlan(decision, reading));
        ImmutableArray<ImmutableArray<Alternative>> beside = decision.Beside.IsEmpty ? [] : [.. decision.Beside.Select(note => Drafts.Beside(note, decision, Context(request, context)))];
        if (!context.Profile.IsWhole)
        {
            Offering.Code(drafts, beside, context.Profile);
        }

        return (CardWriter.Write(decision, drafts, context, beside, byHand), drafts.Length + beside.Sum(static offered => offered.Sum(static alternative => alternative.Creates.Length)));
    }

    private static CarePlan? RunningPlan(Decision decision, PictureReading reading) =>
        decision.Proposals.Any(proposal => proposal is Proposal.HoldProgramme or Proposal.ProgressResistance)
        && decision.RunningProgramme?.Source.Reference is { } reference
        && reading.Plans.TryGetValue(reference, out var plan) ? plan : null;

    private static DraftContext Context(HookRequest request, CardContext context) => new()
    {
        PatientId = request.PatientId,
        EncounterId = request.EncounterId,
        UserId = request.UserId,
        At = context.At,
        Approval = context.Approval,
        IdFor = request.IdFor,
    };
}
