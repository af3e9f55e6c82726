using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>A filled form on its way into a record.</summary>
internal sealed class Examined
{
    public const string Patient = "p1";

    /// <summary>Every question of the form answered as in a normal examination.</summary>
    public static ImmutableDictionary<string, string> Normal { get; } = AskedItem.Questions(AssessmentForm.Form.Item).ToImmutableDictionary(
        question => question.Item.LinkId!,
        question => !question.Item.IsNumber() ? question.Item.Options().First().Code! : question.Item.LinkId!.StartsWith("upper", StringComparison.Ordinal) ? "5" : question.Item.LinkId == "72514-3" ? "4" : "40.5",
        StringComparer.Ordinal);

    public FormState State { get; init; } = new() { Server = "http://ehr.test/fhir", Patient = Patient, Marker = "first" };

    public ImmutableDictionary<string, string> Answers { get; set; } = Normal;

    public SmartSession Session { get; set; } = NewSession();

    /// <summary>A session that is not the one the form was opened in.</summary>
    public static SmartSession NewSession(string? user = "Practitioner/doc", string? encounter = "e1") => new()
    {
        Server = new SmartServer("http://ehr.test/fhir", "app", null),
        PatientId = Patient,
        AccessToken = "token",
        Scope = "patient/*.cruds",
        Until = DateTimeOffset.MaxValue,
        User = user,
        Encounter = encounter,
    };

    public Examination Examination => Session.Ledger.Of(State.Examination);

    /// <summary>The items as the page makes them; those of the session that opened the form have not been sent by anybody.</summary>
    public ImmutableArray<WriteItem> Items(WriteWay way = WriteWay.Transaction, bool isOwnSession = true) =>
        AssessmentItems.Of(way, true, Session, isOwnSession ? State with { Marker = Session.Marker } : State, Response(), Answers, "the note");

    public Hl7.Fhir.Model.QuestionnaireResponse Response() => new FilledForm(AssessmentForm.Form.Item, Answers)
        .Response(AssessmentForm.Form, Patient, Session.User, Session.Encounter, DateTimeOffset.Parse(TestHost.Now, System.Globalization.CultureInfo.InvariantCulture));

    public EhrAccess Access() => new("http://ehr.test/fhir", "token", Patient, Session.Scope);
}
