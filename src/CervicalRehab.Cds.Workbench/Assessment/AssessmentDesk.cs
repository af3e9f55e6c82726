using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Workbench.Cards;
using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.Layout;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.DataProtection;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>Whose examination it is: a sample's, or that of the patient in context of a launch.</summary>
internal sealed record Whose(string Sample, SmartSession? Session);

/// <summary>What a form says, once nothing in it has to be mended.</summary>
internal sealed record Filled(FormState State, GivenAnswers Given, ImmutableDictionary<string, string> Answers, FilledForm Form);

/// <summary>The work behind the assessment: reads the record, evaluates it with the answers, and writes them.</summary>
internal sealed class AssessmentDesk(IAssessmentSource source, AssessmentWriter writer, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Samples to open without a launch.</summary>
    public ImmutableArray<SampleSituation> Samples => source.Samples;

    /// <summary>The record with Observations beside it; null for a sample that is not there.</summary>
    public async Task<AssessedRecord?> Read(Whose whose, ImmutableArray<Observation> added, string address, CancellationToken ct) => whose.Session is { } session
        ? await source.OfServer(Access(session), added, address, ct)
        : await source.OfSample(whose.Sample, added, address, ct);

    /// <summary>The page with the form of a record.</summary>
    public AssessmentModel Page(Whose whose, AssessedRecord? read, FormState state, GivenAnswers given) => new()
    {
        State = state.Seal(protection),
        Samples = whose.Session is null ? source.Samples : [],
        Sample = whose.Sample,
        Person = read?.Record.Person,
        PatientId = whose.Session is null ? read?.Record.Person?.Id ?? string.Empty : state.Patient,
        Picture = read?.Record.Picture,
        At = source.Now,
        Given = given,
        Sections = ShownForm.Sections(state.Open),
        Elsewhere = ShownForm.Elsewhere(read?.Decision),
        Left = whose.Session is { } session ? session.Until - time.GetUtcNow() : null,
    };

    /// <summary>A new form: an examination of its own.</summary>
    public FormState NewForm(Whose whose, AssessedRecord read) => new()
    {
        Server = whose.Session?.Server.Issuer ?? string.Empty,
        Patient = whose.Session?.PatientId ?? whose.Sample,
        Marker = whose.Session?.Marker ?? string.Empty,
        Open = ShownForm.Open(read.Record.Picture, read.Decision, whose.Session?.Context.Asked ?? [], source.Now),
    };

    /// <summary>What a sent page carried about itself; null when it is not of this process, or was touched.</summary>
    public FormState? Unseal(string text) => FormState.Unseal(protection, text);

    /// <summary>The card as it will be: the record and the answers by the same decision.</summary>
    public async Task<AssessmentModel> Evaluate(Whose whose, Filled filled, string address, CancellationToken ct)
    {
        var response = Response(whose, filled);
        var read = await Read(whose, AssessmentItems.Observations(response), address, ct);
        var page = Page(whose, read, filled.State, filled.Given);
        if (read?.Decision is not { } decision)
        {
            return page with { Problems = read?.Record.Problems ?? [], Advice = "The answers are kept on this page: send it again." };
        }

        var offer = whose.Session is { } session ? await Offer(session, ct) : WriteOffer.None;
        var state = filled.State with { Seen = FormState.Digest(filled.Answers), Expected = decision.Pathway.Code() };
        var answer = Answer(filled, read, []) with { Way = offer.Best };
        if (whose.Session is { } shown)
        {
            shown.Shown = (filled.State.Examination, answer.Cards);
        }

        return page with { State = state.Seal(protection), Answer = answer };
    }

    /// <summary>Writes by a way that is offered, then reads the record again: what is shown afterwards is what the record says alone.</summary>
    public async Task<AssessmentModel> Write(SmartSession session, Filled filled, WriteWay? asked, string address, CancellationToken ct)
    {
        var whose = new Whose(string.Empty, session);
        var offer = await Offer(session, ct);
        var way = asked is { } one && offer.Ways.Contains(one) ? one : offer.Best;
        var items = AssessmentItems.Of(way, offer.WithResponse, session, filled.State, Response(whose, filled), filled.Answers, Note(filled));
        await writer.Write(Access(session, offer), offer, way, session.Ledger.Of(filled.State.Examination), items);
        var read = await Read(whose, [], address, ct);
        var page = Page(whose, read, filled.State, filled.Given);
        return page with
        {
            Answer = Answer(filled, read, session.Shown is { } shown && shown.Examination == filled.State.Examination ? shown.Cards : []) with
            {
                Items = items,
                IsWritten = true,
                IsEvaluated = read?.Decision is not null,
                Way = Next(offer, way, items),
                Notice = Notice(filled.State, read, way, items),
            },
        };
    }

    private CourseAccess Access(SmartSession session) =>
        new(session.Server.Issuer, session.PatientId, session.AccessToken, session.Scope, Math.Max(0, (long)(session.Until - time.GetUtcNow()).TotalSeconds)) { User = session.User, Encounter = session.Encounter };

    private static EhrAccess Access(SmartSession session, WriteOffer offer) => new(session.Server.Issuer, session.AccessToken, session.PatientId, offer.Scope);

    private async Task<WriteOffer> Offer(SmartSession session, CancellationToken ct)
    {
        if (session.Takes is not { IsKnown: true })
        {
            session.Takes = await writer.Takes(Access(session, WriteOffer.None), ct);
        }

        return WriteOffer.Of(session.Server.Write, session.Scope, session.Takes);
    }

    private QuestionnaireResponse Response(Whose whose, Filled filled) =>
        filled.Form.Response(AssessmentForm.Form, whose.Session?.PatientId ?? source.SamplePatient, whose.Session?.User, whose.Session?.Encounter, source.Now);

    private string Note(Filled filled) => ExaminationText.Note(Lines(filled), source.Now);

    private static ImmutableArray<FoundLine> Lines(Filled filled) => ExaminationText.Lines(filled.Answers, filled.Given.ByConfirmation(AssessmentForm.Form, filled.State.Open));

    // What was shown of the findings stays beside what the record says without them: a red flag that is not in the record yet is still one.
    private ShownAnswer Answer(Filled filled, AssessedRecord? read, ImmutableArray<ShownCard> before)
    {
        ImmutableArray<ShownCard> cards = read?.Decision is not null && Json.Parse(read.Answer ?? string.Empty) is { } json ? ShownCard.Of(json) : [];
        before = before.Select(Said).SequenceEqual(cards.Select(Said)) ? [] : before;
        return new(Lines(filled), cards, Note(filled) + ExaminationText.Advice([.. before, .. cards])) { Before = before };

        static (string, string) Said(ShownCard card) => (card.Indicator, card.Summary);
    }

    // What is not settled is tried again the same way; what was refused may go the next way down.
    private static WriteWay Next(WriteOffer offer, WriteWay way, ImmutableArray<WriteItem> items) =>
        items.All(item => item.State is WriteState.Written) ? WriteWay.Nothing
        : items.Any(item => item.State is WriteState.Unknown or WriteState.Pending) ? way
        : offer.Below(way is WriteWay.Transaction ? WriteWay.Singly : way) ?? WriteWay.Nothing;

    private static string Notice(FormState state, AssessedRecord? read, WriteWay way, ImmutableArray<WriteItem> items) =>
        read?.Decision is not { } decision ? "The record could not be read again: whether it says the same cannot be told. Nothing was evaluated."
        : decision.Pathway.Code() == state.Expected && way is not (WriteWay.Note or WriteWay.Response) ? string.Empty
        : way is WriteWay.Note or WriteWay.Response ? "The record keeps this as text or as a form, which this service does not read: its own card does not know what you found until the findings are recorded as Observations."
        : items.All(item => item.State is WriteState.Written) ? "The record alone does not give the card that was shown before: it may not show yet what was written. Compare both; a finding recorded as present today counts until a later day."
        : "Not all of it is in the record, and the card is of what is.";
}
