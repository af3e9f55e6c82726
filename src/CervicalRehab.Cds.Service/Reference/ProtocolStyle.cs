using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Reference;

/// <summary>The head and the style of the pages of the protocol. A page loads nothing: its policy lets through this style alone.</summary>
internal static class ProtocolStyle
{
    /// <summary>The Content-Security-Policy of a page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    /// <summary>A page as far as its heading; <paramref name="main"/> is the id of its main part, which <paramref name="skip"/> names for those who do not see it.</summary>
    public static string Head(string title, string main, string skip) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · {CardText.Source}</title>
        <style>{Css}</style>
        </head>
        <body>
        <a class="skip" href="#{main}">Skip to the {skip}</a>
        <header>
        <p class="quiet">{CardText.Source}</p>
        <h1>{title}</h1>
        """;

    /// <summary>Two sets of colors, one set of rules; contrast of text is 4.5:1 or better in both.</summary>
    public const string Css = """
        :root{color-scheme:light dark;--ground:#f5f7f8;--paper:#fff;--ink:#1b262c;--quiet:#50606a;--line:#cfd8dd;--link:#075a72;--focus:#b45309;--critical:#a61b1b;--warning:#7a4b00}
        @media (prefers-color-scheme:dark){:root{--ground:#11181c;--paper:#182127;--ink:#e6ecef;--quiet:#a9b7bf;--line:#33424b;--link:#86cfe3;--focus:#f6b45c;--critical:#ff9d94;--warning:#f2c46d}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
        main,header{max-width:54rem;margin:0 auto;padding:1rem 1.25rem}
        h1{font-size:1.6rem;margin:.4rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .5rem}h3{font-size:1.05rem;margin:0 0 .5rem}
        a{color:var(--link)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
        .quiet{color:var(--quiet)}
        .rule{background:var(--paper);border:1px solid var(--line);border-left:.3rem solid var(--line);border-radius:6px;padding:1rem 1.1rem;margin:0 0 1rem;scroll-margin-top:1rem}
        .rule:target{outline:3px solid var(--focus)}
        .critical{border-left-color:var(--critical)}.warning{border-left-color:var(--warning)}
        dl{margin:0}dt{font-weight:650;margin-top:.6rem}dd{margin:0}
        ul{margin:.2rem 0;padding-left:1.2rem}li{margin:.2rem 0}
        nav ul{columns:2 18rem}nav li{break-inside:avoid}nav li{padding:.15rem 0}
        .skip{position:absolute;left:-100rem;top:0;background:var(--paper);padding:.6rem 1rem}.skip:focus{left:0}
        @media print{nav,.skip{display:none}.rule{break-inside:avoid}}
        """;
}
