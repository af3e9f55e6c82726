using Microsoft.AspNetCore.Http.Features;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>HEAD: answered as GET is, with its status and headers and without its body (RFC 9110, section 9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Lets the rest of the pipeline answer a GET, and drops the body. It stands before routing.</summary>
    public static async Task AnswerAsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var features = context.Features;
        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Request.Method = HttpMethods.Get;
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            features.Set(body);
            context.Request.Method = HttpMethods.Head;
        }
    }
}
