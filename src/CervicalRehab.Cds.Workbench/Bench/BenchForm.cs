using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>The workbench's form as it was sent.</summary>
internal sealed class BenchForm
{
    // A request may be as large as a service takes one unless set otherwise; the rest of the form is small.
    private const int MaxValue = 8 * 1024 * 1024;

    private static readonly FormOptions Limits = new() { ValueLengthLimit = MaxValue, MultipartBodyLengthLimit = 2 * MaxValue, ValueCountLimit = 200 };

    private readonly IFormCollection _fields;

    private BenchForm(IFormCollection fields) => _fields = fields;

    public string Hook => Text("hook");

    /// <summary>The hook that was chosen when the page was shown.</summary>
    public string ShownHook => Text("shownHook");

    public string Sample => Text("sample");

    public string Profile => Text("profile");

    /// <summary>Sent once with the call; never kept, logged or shown again.</summary>
    public string Token => Text("token").Trim();

    public string FhirServer => Text("fhirServer").Trim();

    public string PatientId => Text("patientId").Trim();

    public string FhirToken => Text("fhirToken").Trim();

    public ImmutableArray<string> Drafts => [.. _fields["draft"].OfType<string>()];

    /// <summary>Which card and suggestion was accepted, such as <c>0.1</c>; empty for none.</summary>
    public string Accept => Text("accept");

    /// <summary>What was done with cards before, each as the card's uuid, a bar, and the outcome.</summary>
    public ImmutableDictionary<string, string> Handled => _fields["handled"].OfType<string>().Select(static one => one.Split('|', 2)).Where(static one => one.Length == 2)
        .GroupBy(static one => one[0], StringComparer.Ordinal).ToImmutableDictionary(static card => card.Key, static card => card.Last()[1], StringComparer.Ordinal);

    /// <summary>Which card was overridden, such as <c>0</c>; empty for none.</summary>
    public string Override => Text("override");

    /// <summary>Reads the form; null with a fault when it is too large, or its token does not fit (another process, another user, another site).</summary>
    public static async Task<(BenchForm? Form, string Fault)> Read(HttpContext http, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, "The workbench takes forms only.");
        }

        try
        {
            var form = new BenchForm(await http.Request.ReadFormAsync(Limits, ct));
            return await antiforgery.IsRequestValidAsync(http) ? (form, string.Empty) : (null, "The form has expired, or it was not sent from this page. Nothing was sent. Try again.");
        }
        catch (InvalidDataException)
        {
            return (null, "The form is larger than the workbench takes (8 MB). Nothing was sent.");
        }
    }

    /// <summary>A field's text; empty when it is absent.</summary>
    public string Text(string name) => _fields[name].ToString();

    /// <summary>The uploaded request when there is one, else the one in the text field.</summary>
    public async Task<string> Request(CancellationToken ct)
    {
        if (_fields.Files.GetFile("upload") is not { Length: > 0 } file)
        {
            return Text("request");
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }
}
