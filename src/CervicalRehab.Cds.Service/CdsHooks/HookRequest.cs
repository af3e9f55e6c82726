using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>A hook call whose envelope can be answered.</summary>
internal sealed record HookRequest
{
    public required Guid HookInstance { get; init; }

    /// <summary>Bare id of the patient in context.</summary>
    public required string PatientId { get; init; }

    /// <summary>As received, normally <c>Practitioner/x</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>True when a patient or a relative is looking: nothing here is written for them.</summary>
    public bool IsForPatient => UserId.Split('/') is [.., "Patient" or "RelatedPerson", _];

    /// <summary>Bare id of the encounter in context.</summary>
    public string? EncounterId { get; init; }

    /// <summary>FHIR base of the calling EHR, when named.</summary>
    public string? FhirServer { get; init; }

    /// <summary>Access to that server; null when the call brought none, or when its envelope has <see cref="Faults"/>.</summary>
    public FhirAuthorization? Authorization { get; init; }

    /// <summary>What is wrong with <c>fhirAuthorization</c> or an optional field: the server is not asked then, and the call is refused only if it would have to be.</summary>
    public ImmutableArray<Problem> Faults { get; init; } = [];

    /// <summary>The value of a prefetch key, null when it is absent; null when the call brought no prefetch.</summary>
    public Func<string, SentResource?>? Prefetched { get; init; }

    /// <summary>Resources of <c>context.draftOrders</c>, however incomplete.</summary>
    public ImmutableArray<SentResource> DraftOrders { get; init; } = [];

    /// <summary><c>context.selections</c>; null for hooks without them.</summary>
    public ImmutableHashSet<string>? Selections { get; init; }

    /// <summary>The UUID of something this call answers with.</summary>
    public string IdFor(string name) => NameUuid.Of(HookInstance, $"{PatientId}/{name}").ToString();
}

/// <summary>Checks the envelope of a hook call and collects everything that is wrong with it (contract section 5).</summary>
internal static class HookRequestReader
{
    /// <summary>The request, or the problems. Unknown members and extensions are ignored.</summary>
    public static (HookRequest? Request, ImmutableArray<Problem> Problems) Read(HookBody body, HookService service)
    {
        if (body.Envelope.ValueKind is not JsonValueKind.Object)
        {
            return (null, [new Problem(400, "structure", "not-a-hook-request", "The request body must be a JSON object with hook, hookInstance and context.")]);
        }

        var (problems, faults) = (new List<Problem>(), new List<Problem>());
        var root = new FieldReader(body.Envelope, string.Empty, problems);
        var request = new HookRequest
        {
            HookInstance = HookInstance(root),
            FhirServer = FhirServer(root),
            Prefetched = root.Child("prefetch", JsonValueKind.Object, "an object", required: false) is null ? null : body.Prefetched,
            PatientId = string.Empty,
            UserId = string.Empty,
        };
        CheckHook(root, service, problems);
        if (root.Object("context", required: true) is { } context)
        {
            request = WithContext(request, context, context.Noting(faults), service, body);
        }

        request = WithAuthorization(request, root.Noting(faults), problems);
        return problems.Count == 0 ? (request with { Faults = [.. faults], Authorization = faults.Count == 0 ? request.Authorization : null }, []) : (null, problems.Exists(static problem => problem.Status == 400) ? [.. problems, .. faults] : [.. problems]);
    }

    private static HookRequest WithContext(HookRequest request, FieldReader context, FieldReader optional, HookService service, HookBody body)
    {
        var drafts = service.HasDraftOrders && context.Child("draftOrders", JsonValueKind.Object, "a Bundle", required: true) is not null && body.DraftOrders is { } bundle ? Drafts(bundle) : [];
        return request with
        {
            PatientId = context.Id("patientId", "Patient", required: true) ?? string.Empty,
            UserId = context.Required("userId"),
            EncounterId = optional.ValidId("encounterId", "Encounter"),
            Selections = service.HasSelections ? Named(context.RequiredStrings("selections"), drafts) : null,
            DraftOrders = drafts,
        };
    }

    // Drafts are incomplete by nature: whatever is no resource is passed over and never fails the call. One that stands in place of the Bundle is a draft as well.
    private static ImmutableArray<SentResource> Drafts(SentResource bundle) =>
        bundle.Bundle is { HasList: true } entries ? [.. entries.All]
            : bundle.Type is null or "Bundle" ? []
            : [bundle];

    // A selection may name its draft by the address of the entry, which the drafts do not carry.
    private static ImmutableHashSet<string> Named(ImmutableHashSet<string> selections, ImmutableArray<SentResource> drafts)
    {
        var named = selections;
        foreach (var draft in drafts)
        {
            if (draft is { Url: { } url, Type: { } type, Id: { } id } && selections.Contains(url))
            {
                named = named.Remove(url).Add($"{type}/{id}");
            }
        }

        return named;
    }

    private static Guid HookInstance(FieldReader root)
    {
        var text = root.Required("hookInstance");
        if (!Guid.TryParseExact(text, "D", out var instance) && text.Length > 0)
        {
            root.Wrong("hookInstance", "a UUID");
        }

        return instance;
    }

    private static string? FhirServer(FieldReader root)
    {
        var text = root.Optional("fhirServer");
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
        {
            root.Wrong("fhirServer", "an absolute http or https URL");
        }

        return text?.TrimEnd('/');
    }

    private static void CheckHook(FieldReader root, HookService service, List<Problem> problems)
    {
        var hook = root.Required("hook");
        if (hook.Length > 0 && hook != service.Hook)
        {
            problems.Add(Broken("wrong-hook", $"This service answers the hook {service.Hook}. GET /cds-services names the service of each hook.", "hook"));
        }
    }

    // What is wrong with the token, or that there is none, decides only whether a server may be asked (D42). Whose it is and what it is for must be right.
    private static HookRequest WithAuthorization(HookRequest request, FieldReader optional, List<Problem> problems)
    {
        if (optional.Object("fhirAuthorization", required: false) is not { } authorization)
        {
            return request;
        }

        var token = authorization.Required("access_token");
        if (!token.All(letter => letter is > ' ' and <= '~'))
        {
            authorization.Wrong("access_token", "a bearer token: visible ASCII characters without spaces");
        }

        if (authorization.Required("token_type") is { Length: > 0 } type && type != "Bearer")
        {
            authorization.Wrong("token_type", "Bearer");
        }

        var expiresIn = authorization.RequiredInteger("expires_in");
        var scope = authorization.Required("scope");
        authorization.Required("subject");
        if (request.FhirServer is null && token.Length > 0)
        {
            problems.Add(Broken("token-without-server", "fhirAuthorization needs the fhirServer it is for.", "fhirServer"));
        }

        if (authorization.Optional("patient") is { } patient && FieldReader.BareId(patient, "Patient") != request.PatientId)
        {
            problems.Add(Broken("token-for-other-patient", "fhirAuthorization.patient is not context.patientId.", "fhirAuthorization.patient"));
        }

        return request with { Authorization = new(token, scope, expiresIn) };
    }

    private static Problem Broken(string code, string text, string expression) => new(422, "business-rule", code, text, expression);
}
