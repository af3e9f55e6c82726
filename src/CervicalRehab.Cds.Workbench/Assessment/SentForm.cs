using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>The assessment as it was sent by its page.</summary>
internal sealed class SentForm
{
    private static readonly FormOptions Limits = new() { ValueLengthLimit = 64 * 1024, MultipartBodyLengthLimit = 256 * 1024, ValueCountLimit = 200 };

    private readonly IFormCollection _fields;

    private SentForm(IFormCollection fields) => _fields = fields;

    /// <summary>Reads it. With a fault when it was not sent from this page, or that cannot be told any more; null when it is no form, or too large.</summary>
    public static async Task<(SentForm? Form, string Fault)> Read(HttpContext http, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, "The assessment takes forms only.");
        }

        try
        {
            var form = new SentForm(await http.Request.ReadFormAsync(Limits, ct));
            return (form, await antiforgery.IsRequestValidAsync(http) ? string.Empty : "The form has expired, or it was not sent from this page. Nothing was evaluated or written.");
        }
        catch (InvalidDataException)
        {
            return (null, "The form is larger than any assessment. Nothing was evaluated or written.");
        }
    }

    /// <summary>True when the browser says that a page of this service sent it: what was entered may be shown again, though nothing is done with it.</summary>
    public static bool IsOfThisSite(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"] == "same-origin";

    /// <summary>A field's text; empty when it is absent.</summary>
    public string Text(string name) => _fields[name].ToString();
}
