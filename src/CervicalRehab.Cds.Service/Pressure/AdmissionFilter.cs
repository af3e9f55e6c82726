using System.Threading.RateLimiting;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>
/// Stands before a hook call: after its token was accepted, before a byte of its body is read. The place is free again before the answer is sent, so that
/// a caller who has it finds the place free.
/// </summary>
internal sealed class AdmissionFilter(Admission admission, PressureTelemetry seen, IOptions<PressureOptions> options, IOptions<RequestLimits> limits) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var client = CallingClient.Of(context.HttpContext).Issuer ?? string.Empty;
        var body = new BodyInHand(context.HttpContext.Request.ContentLength, limits.Value.MaxBodyBytes);
        var admitted = admission.Enter(client, body);
        if (admitted is not Admitted.Yes)
        {
            seen.Refused(admitted is Admitted.Full ? "full" : "share");
            return Overload.Answer(context.HttpContext, options.Value, admitted);
        }

        context.HttpContext.Features.Set(body);
        try
        {
            return await next(context);
        }
        finally
        {
            admission.Leave(client, body);
        }
    }
}

/// <summary>
/// A bound of its own for feedback, which waits for the database and computes nothing. It does not stand in the line of the hook calls: a
/// clinician asks again for a card that was refused, but nobody gives feedback twice.
/// </summary>
internal sealed class FeedbackFilter(ConcurrencyLimiter inHand, PressureTelemetry seen, IOptions<PressureOptions> options) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var place = inHand.AttemptAcquire();
        if (place.IsAcquired)
        {
            return await next(context);
        }

        seen.Refused("feedback");
        return Overload.Answer(context.HttpContext, options.Value, Admitted.Full);
    }
}

/// <summary>The answers to calls that are not taken on.</summary>
internal static class Overload
{
    private static readonly Problem Full = new(503, "transient", "busy", "The service has all it can do and did not read this call. Send it again after the seconds in Retry-After, with a new token.");

    private static readonly Problem ShareUsed = new(
        429, "throttled", "share-used", "This client has its share of a busy service, which did not read this call. Send fewer calls at once, and this one again after the seconds in Retry-After, with a new token.");

    /// <summary>503 or 429, with Retry-After.</summary>
    public static JsonHttpResult<OutcomeBody> Answer(HttpContext context, PressureOptions options, Admitted admitted)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.RetryAfter = options.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.Answer(admitted is Admitted.Full ? Full : ShareUsed);
    }
}
