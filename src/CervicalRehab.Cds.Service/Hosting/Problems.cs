using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.CdsHooks;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// One thing wrong with a call. <paramref name="Text"/> says what to fix and never repeats what the caller sent.
/// </summary>
/// <param name="Status">HTTP status it asks for.</param>
/// <param name="Type">R4 issue-type code.</param>
/// <param name="Code">Our own stable code.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Expression">Path of the element, for instance <c>context.patientId</c>.</param>
/// <param name="Diagnostics">Further help for the integration engineer.</param>
internal sealed record Problem(int Status, string Type, string Code, string Text, string? Expression = null, string? Diagnostics = null);

/// <summary>Problems to OperationOutcome answers.</summary>
internal static class Problems
{
    /// <summary>System of <see cref="Problem.Code"/>.</summary>
    public const string System = Systems.Problem;

    private static readonly ImmutableDictionary<int, Problem> ByStatus = new Problem[]
    {
        new(404, "not-found", "no-such-address", "Nothing is served at this address. GET /cds-services lists the services."),
        new(405, "not-supported", "method-not-allowed", "This address does not accept this method. The Allow header names those it accepts."),
        new(429, "throttled", "too-many-guesses", "Too many passwords were tried. The Retry-After header says when to try again."),
        new(408, "timeout", "body-too-slow", "The request body came too slowly. Send the call again, with a new token."),
        new(413, "too-long", "body-too-large", "The request body is larger than this service accepts."),
    }.ToImmutableDictionary(problem => problem.Status);

    /// <summary>The answer to a call with these problems; the lowest status wins, so a malformed call is 400 before it is 422.</summary>
    public static JsonHttpResult<OutcomeBody> Answer(params ImmutableArray<Problem> problems) =>
        TypedResults.Json(OutcomeBody.Of(problems), CdsHooksJson.Wire.OutcomeBody, statusCode: problems.Min(problem => problem.Status));

    /// <summary>Fills the body of a bare error status, such as that of an unknown address; 401 stays bare (RESP-6).</summary>
    public static Task Bare(StatusCodeContext context) => context.HttpContext.Response.StatusCode is StatusCodes.Status401Unauthorized
        ? Task.CompletedTask
        : Answer(For(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext);

    /// <summary>Answers an exception nobody expected, without a word about it.</summary>
    public static Task Unexpected(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        if (exception is not null && status >= StatusCodes.Status500InternalServerError)
        {
            HookLog.Failed(context.RequestServices.GetRequiredService<ILogger<HookLog>>(), exception);
        }

        return Answer(For(status)).ExecuteAsync(context);
    }

    private static Problem For(int status) =>
        ByStatus.GetValueOrDefault(status) ?? (status >= StatusCodes.Status500InternalServerError
            ? new Problem(status, "exception", "unexpected", "The service failed to answer this call. No guidance was computed.")
            : new Problem(status, "processing", "refused", "The call was refused."));
}
