using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>
/// The protocol's rules as a page, to which every card leads (contract section 1). It is public and the same for everybody: the bytes are made once,
/// from the tables that decide, and hold nothing of a patient.
/// </summary>
internal sealed class ProtocolPage
{
    private readonly byte[] _body;
    private readonly EntityTagHeaderValue _tag;

    public ProtocolPage(ContentApproval approval)
    {
        _body = Encoding.UTF8.GetBytes(ProtocolText.Write(approval.Current));
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_body).AsSpan(0, 16))}\"");
    }

    /// <summary>The page, with 304 for a reader that has it.</summary>
    public FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ProtocolStyle.Policy;
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(_body, "text/html; charset=utf-8", entityTag: _tag);
    }
}

/// <summary>Maps the page.</summary>
internal static class ProtocolPageEndpoint
{
    /// <summary>Public in every environment: whoever sees a card can read the rule behind it.</summary>
    public static void MapProtocolPage(this IEndpointRouteBuilder app) =>
        app.MapGet(ProtocolLink.Path, (ProtocolPage page, HttpResponse response) => page.Get(response)).ExcludeFromDescription();
}
