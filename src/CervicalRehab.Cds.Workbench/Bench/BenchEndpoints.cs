using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using BenchAnswer = Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<CervicalRehab.Cds.Workbench.Bench.BenchPage>;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>The workbench: every answer is the whole page.</summary>
internal static class BenchEndpoints
{
    /// <summary><c>GET /</c>; with a sample its permalink, which runs it.</summary>
    public static async Task<BenchAnswer> Show(HttpContext http, IWorkbenchHost host, ServiceCaller caller, AnswerShelf shelf, IAntiforgery antiforgery, CancellationToken ct)
    {
        var name = http.Request.Query["sample"].ToString();
        var page = Start(http, host, antiforgery);
        if (http.Request.Query["answer"].ToString() is { Length: > 0 } kept)
        {
            return shelf.Get(kept) is { } answer
                ? Page.Of<BenchPage>(http, await Shown(page, answer, caller, ct))
                : Page.Of<BenchPage>(http, page with { Fault = "That answer is no longer kept. Choose a situation, or send the request again." }, StatusCodes.Status404NotFound);
        }

        if (name.Length == 0)
        {
            return Page.Of<BenchPage>(http, page);
        }

        if (host.Samples.FirstOrDefault(sample => sample.Name == name) is not { } situation)
        {
            return Page.Of<BenchPage>(http, page with { Fault = "There is no sample of that name. Choose one of the situations below." }, StatusCodes.Status404NotFound);
        }

        var hook = Known(host, http.Request.Query["hook"].ToString()) ?? situation.Hook;
        page = page with { Sample = name, Hook = hook, Profile = Chosen(host, http.Request.Query["profile"].ToString()), Request = Json.Pretty(host.Request(name, hook) ?? string.Empty) };
        return Page.Of<BenchPage>(http, host.NeedsToken ? page : await Run(page, caller, string.Empty, ct));
    }

    /// <summary>Sends the request in the form, edited as its other fields say.</summary>
    public static async Task<BenchAnswer> Send(HttpContext http, IWorkbenchHost host, ServiceCaller caller, IAntiforgery antiforgery, CancellationToken ct)
    {
        var (form, fault) = await BenchForm.Read(http, antiforgery, ct);
        if (form is null)
        {
            return Refused(http, host, antiforgery, fault);
        }

        var page = await Filled(http, host, antiforgery, form, ct);
        return string.IsNullOrWhiteSpace(page.Request)
            ? Page.Of<BenchPage>(http, page with { Fault = "There is no request. Paste one or choose a file, then send it. Nothing was sent." }, StatusCodes.Status400BadRequest)
            : Page.Of<BenchPage>(http, await Run(page, caller, form.Token, ct));
    }

    /// <summary>Sends a call without prefetch that names a FHIR server. Whether that server is asked is decided where every hook call's is.</summary>
    public static async Task<BenchAnswer> AskServer(HttpContext http, IWorkbenchHost host, ServiceCaller caller, IAntiforgery antiforgery, CancellationToken ct)
    {
        var (form, fault) = await BenchForm.Read(http, antiforgery, ct);
        if (form is null)
        {
            return Refused(http, host, antiforgery, fault);
        }

        var hook = Known(host, form.Hook) ?? host.Hooks[0].Hook;
        var sent = CallText.FromServer(hook, form.FhirServer, form.PatientId, form.FhirToken);
        var page = Start(http, host, antiforgery) with { Hook = hook, FhirServer = form.FhirServer, PatientId = form.PatientId, Request = sent };
        var ran = await Run(page, caller, form.Token, ct);
        var shown = Json.Pretty(CallText.FromServer(hook, form.FhirServer, form.PatientId, string.Empty));
        return Page.Of<BenchPage>(http, form.FhirToken.Length == 0 ? ran : ran with { Request = shown, Call = ran.Call! with { Request = shown } });
    }

    /// <summary>Posts feedback about a card and leads to the page that shows it: a reload of that page sends nothing.</summary>
    public static async Task<Results<BenchAnswer, RedirectHttpResult>> GiveFeedback(
        HttpContext http, IWorkbenchHost host, ServiceCaller caller, AnswerShelf shelf, IAntiforgery antiforgery, TimeProvider time, CancellationToken ct)
    {
        var (form, fault) = await BenchForm.Read(http, antiforgery, ct);
        if (form is null)
        {
            return Refused(http, host, antiforgery, fault);
        }

        var page = await Filled(http, host, antiforgery, form, ct);
        if (FeedbackText.Of(form, time.GetUtcNow()) is not { } feedback)
        {
            return Page.Of<BenchPage>(http, page with { Fault = "No card was accepted or overridden. Nothing was sent." }, StatusCodes.Status400BadRequest);
        }

        var given = await caller.Post($"/cds-services/{page.ServiceId}/feedback", feedback, form.Token, ct);
        var (card, outcome) = FeedbackText.Outcome(form);
        var isOwn = page.Request == Json.Pretty(host.Request(page.Sample, page.Hook) ?? string.Empty);
        var handled = given.IsDone ? form.Handled.SetItem(card, outcome) : form.Handled;
        return TypedResults.Redirect("/?answer=" + shelf.Put(new ShelvedAnswer(page.Sample, page.Hook, page.Profile, page.Request, !isOwn, given, handled, outcome)));
    }

    // The call is sent again so that its cards stand below the feedback: the same call has the same cards. A token is good for one call.
    private static async Task<BenchModel> Shown(BenchModel page, ShelvedAnswer answer, ServiceCaller caller, CancellationToken ct)
    {
        page = page with
        {
            Sample = answer.Sample,
            Hook = answer.Hook,
            Profile = answer.Profile,
            Request = answer.Request,
            IsEdited = answer.IsEdited,
            Feedback = answer.Feedback,
            Handled = answer.Handled,
            Last = answer.Last,
        };
        return page.Host.NeedsToken ? page : await Run(page, caller, string.Empty, ct);
    }

    private static async Task<BenchModel> Run(BenchModel page, ServiceCaller caller, string token, CancellationToken ct) =>
        page with { Call = await caller.Post(page.Target, page.Request, token, ct) };

    private static async Task<BenchModel> Filled(HttpContext http, IWorkbenchHost host, IAntiforgery antiforgery, BenchForm form, CancellationToken ct)
    {
        var request = await form.Request(ct);
        var hook = Hook(host, form, request);
        return Start(http, host, antiforgery) with { IsEdited = true, Sample = form.Sample, Hook = hook, Profile = Chosen(host, form.Profile), Request = Json.Pretty(CallText.Edit(request, hook, form.Drafts)) };
    }

    // A request that was pasted says its own hook, unless another was chosen for it.
    private static string Hook(IWorkbenchHost host, BenchForm form, string request) =>
        (form.Hook == form.ShownHook && CallText.Hook(request) is { } own ? Known(host, own) : null) ?? Known(host, form.Hook) ?? host.Hooks[0].Hook;

    private static BenchAnswer Refused(HttpContext http, IWorkbenchHost host, IAntiforgery antiforgery, string fault) =>
        Page.Of<BenchPage>(http, Start(http, host, antiforgery) with { Fault = fault }, StatusCodes.Status400BadRequest);

    private static BenchModel Start(HttpContext http, IWorkbenchHost host, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new() { Host = host, FormToken = (tokens.FormFieldName, tokens.RequestToken ?? string.Empty) };
    }

    // The whole answer needs no name.
    private static string Chosen(IWorkbenchHost host, string profile) => host.Profiles.Skip(1).FirstOrDefault(name => name == profile) ?? string.Empty;

    private static string? Known(IWorkbenchHost host, string hook) => host.Hooks.FirstOrDefault(address => address.Hook == hook)?.Hook;
}
