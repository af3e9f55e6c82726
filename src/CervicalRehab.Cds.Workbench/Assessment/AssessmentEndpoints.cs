using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Workbench.Layout;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using AssessmentAnswer = Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CervicalRehab.Cds.Workbench.Assessment.AssessmentPage>;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>The assessment as a form in the patient's context, what the service says once it is filled, and its way into the record.</summary>
internal static class AssessmentEndpoints
{
    /// <summary>A patient whose assessment is not there.</summary>
    private const string Unassessed = "missing-baseline";

    private const string AnotherPatient = "Another patient has been opened from the EHR since.";

    private const string LaunchAgain = "Launch again from the EHR.";

    /// <summary>
    /// <c>GET /assessment</c>: of a sample in Development, else of the patient in context of the launch. A form that was sent before comes back as it was sent. A browser puts what was typed and not
    /// sent back into the form at the same address: so each patient's form has one of its own (<c>?of=</c>), and that of another patient than the one who is open now shows no form.
    /// </summary>
    public static async Task<IResult> Show(HttpContext http, AssessmentDesk desk, SmartSessions sessions, SmartSettings settings, IAntiforgery antiforgery, CancellationToken ct)
    {
        var session = sessions.Find(SmartCookies.Session(http));
        var sample = http.Request.Query["sample"].ToString();
        if (sample.Length == 0 && session is null)
        {
            if (SmartCookies.Session(http).Length > 0 || desk.Samples.IsEmpty)
            {
                return Stopped(http, SmartCookies.Session(http).Length > 0 ? "Access to the record has ended." : "No patient is open.", LaunchAgain, StatusCodes.Status401Unauthorized);
            }

            sample = Unassessed;
        }

        var whose = sample.Length > 0 ? new Whose(sample, null) : new Whose(string.Empty, session);
        if (whose.Session is { } open && http.Request.Query["of"].ToString() is var of && of != open.Address)
        {
            return of.Length == 0 ? Results.Redirect($"/assessment?of={open.Address}{(http.Request.Query.ContainsKey("new") ? "&new" : string.Empty)}")
                : Page.Of<AssessmentPage>(http, new AssessmentModel { Problems = [AnotherPatient], Advice = "This is not the form of the patient who is open now.", IsOfAnother = true }, StatusCodes.Status409Conflict);
        }

        var read = await desk.Read(whose, [], Address(http, settings), ct);
        if (read is null)
        {
            return Page.Of<AssessmentPage>(http, new AssessmentModel { Samples = desk.Samples, Problems = ["There is no sample of that name."] }, StatusCodes.Status404NotFound);
        }

        if (read.Decision is null)
        {
            return Stopped(http, [.. read.Record.Problems], "Launch again from the EHR; if it goes on, show this to who runs the EHR.", StatusCodes.Status502BadGateway);
        }

        var (state, given) = whose.Session?.Draft is { } draft && !http.Request.Query.ContainsKey("new") ? draft : (desk.NewForm(whose, read), GivenAnswers.Nothing);
        return Shown(http, antiforgery, desk.Page(whose, read, state, given));
    }

    /// <summary><c>POST /assessment</c>: evaluates, or writes what was evaluated. Nothing that was entered is lost: whatever goes wrong, the page holds it.</summary>
    public static async Task<AssessmentAnswer> Submit(HttpContext http, AssessmentDesk desk, SmartSessions sessions, SmartSettings settings, IAntiforgery antiforgery, CancellationToken ct)
    {
        var (form, fault) = await SentForm.Read(http, antiforgery, ct);
        var given = form is null ? GivenAnswers.Nothing : GivenAnswers.Read(AssessmentForm.Form, form.Text);
        if (form is null || fault.Length > 0 || desk.Unseal(form.Text("state")) is not { } state)
        {
            return Expired(http, fault.Length > 0 ? fault : "The form has expired. Nothing was evaluated or written.", given);
        }

        var session = sessions.Find(SmartCookies.Session(http));
        var whose = state.Server.Length == 0 ? new Whose(state.Patient, null) : new Whose(string.Empty, session);
        if (state.Server.Length > 0 && (session is null || session.PatientId != state.Patient || session.Server.Issuer != state.Server))
        {
            return Kept(http, antiforgery, desk, state, given, session is null);
        }

        var filled = new Filled(state, given, given.WithConfirmed(AssessmentForm.Form, state.Open), new FilledForm(AssessmentForm.Form.Item, given.WithConfirmed(AssessmentForm.Form, state.Open), given.Twice));
        if (session is not null && whose.Session is not null)
        {
            session.Draft = (state, given);
        }

        if (!filled.Form.Faults.IsEmpty)
        {
            return Shown(http, antiforgery, desk.Page(whose, await desk.Read(whose, [], Address(http, settings), ct), state, given) with { Faults = filled.Form.Faults }, StatusCodes.Status422UnprocessableEntity);
        }

        var isWrite = form.Text("step") is "write" && whose.Session is not null;
        var isChanged = isWrite && state.Seen != FormState.Digest(filled.Answers);
        if (isWrite && !isChanged)
        {
            return Shown(http, antiforgery, await desk.Write(whose.Session!, filled, Enum.TryParse<WriteWay>(form.Text("way"), out var way) ? way : null, Address(http, settings), ct));
        }

        var page = await desk.Evaluate(whose, filled, Address(http, settings), ct);
        page = isChanged && page.Answer is { } answer ? page with { Answer = answer with { Notice = "An answer was changed since the card was shown. Nothing was written: this is the card with the change." } } : page;
        return Shown(http, antiforgery, page, page.Problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway);
    }

    // The page is of one patient and one server: with any other access, or none, nothing of it is sent anywhere.
    private static AssessmentAnswer Kept(HttpContext http, IAntiforgery antiforgery, AssessmentDesk desk, FormState state, GivenAnswers given, bool hasEnded)
    {
        var page = desk.Page(new Whose(string.Empty, null), null, state, given) with
        {
            Samples = [],
            PatientId = state.Patient,
            Problems = [hasEnded ? "Access to the record has ended. Nothing was evaluated or written." : $"{AnotherPatient} Nothing was evaluated or written."],
            Advice = "What you entered is kept on this page. Launch again for this patient from the EHR in another window, then send it again here.",
        };
        return Shown(http, antiforgery, page, hasEnded ? StatusCodes.Status401Unauthorized : StatusCodes.Status409Conflict);
    }

    // Whose form it was nobody can tell any more: what was entered is shown as text, and nothing else is done with it.
    private static AssessmentAnswer Expired(HttpContext http, string fault, GivenAnswers given)
    {
        var entered = SentForm.IsOfThisSite(http) && !given.IsEmpty ? ExaminationText.Entered(given) : string.Empty;
        var advice = entered.Length > 0 ? "Copy what you entered, launch again from the EHR, and enter it there." : "Go back, copy what you entered, and open the form again.";
        return Page.Of<AssessmentPage>(http, new AssessmentModel { Problems = [fault], Advice = advice, Entered = entered }, StatusCodes.Status400BadRequest);
    }

    private static AssessmentAnswer Shown(HttpContext http, IAntiforgery antiforgery, AssessmentModel model, int status = StatusCodes.Status200OK)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return Page.Of<AssessmentPage>(http, model with { FormToken = (tokens.FormFieldName, tokens.RequestToken ?? string.Empty) }, status, withCharts: true);
    }

    private static AssessmentAnswer Stopped(HttpContext http, string problem, string advice, int status) => Stopped(http, [problem], advice, status);

    private static AssessmentAnswer Stopped(HttpContext http, ImmutableArray<string> problems, string advice, int status) =>
        Page.Of<AssessmentPage>(http, new AssessmentModel { Problems = problems, Advice = advice }, status);

    private static string Address(HttpContext http, SmartSettings settings) =>
        settings.PublicBase?.ToString().TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}";
}
