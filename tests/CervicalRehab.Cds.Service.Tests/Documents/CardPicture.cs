using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>A card as a picture for the first page: SVG, so that it is text, small, and shows what the service answered.</summary>
internal sealed class CardPicture
{
    private const int Width = 720;
    private const int Left = 24;
    private const int LineHeight = 20;
    private const int WordsFit = 96;
    private const string Font = "font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\"";

    private readonly StringBuilder _body = new();
    private int _y = 14;

    /// <summary>The picture of one card of a CDS Hooks response.</summary>
    public static string Of(JsonElement card)
    {
        var picture = new CardPicture();
        picture.Line(card.GetProperty("summary").GetString()!, "font-weight=\"700\" font-size=\"17\"", LineHeight + 6);
        picture._y += 6;
        foreach (var paragraph in card.GetProperty("detail").GetString()!.Split('\n'))
        {
            picture.Paragraph(paragraph);
        }

        foreach (var suggestion in card.GetProperty("suggestions").EnumerateArray())
        {
            picture.Button(suggestion.GetProperty("label").GetString()!);
        }

        var links = card.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("label").GetString()!);
        picture.Line(string.Join("  ·  ", links.Append(card.GetProperty("source").GetProperty("label").GetString()!)), "fill=\"#3b5b8c\" font-size=\"13\"", LineHeight + 8);
        return picture.Whole(card.GetProperty("indicator").GetString()!);
    }

    private void Paragraph(string markdown)
    {
        if (markdown.Length == 0)
        {
            _y += 6;
            return;
        }

        var isItem = markdown.StartsWith("- ", StringComparison.Ordinal);
        var isBold = markdown.Contains("**", StringComparison.Ordinal) && (isItem || markdown.StartsWith("**", StringComparison.Ordinal));
        var text = markdown.Replace("**", string.Empty, StringComparison.Ordinal).TrimStart('-', ' ');
        foreach (var (line, at) in Wrapped(text).Select((line, at) => (line, at)))
        {
            Line((isItem && at == 0 ? "• " : string.Empty) + line, isBold && isItem ? "font-weight=\"600\" font-size=\"14\"" : "font-size=\"14\"", LineHeight);
        }
    }

    private void Button(string label)
    {
        _y += 16;
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{_y}\" width=\"{Math.Min(Width - (2 * Left), 24 + (label.Length * 8))}\" height=\"30\" rx=\"5\" fill=\"#eef3fa\" stroke=\"#3b5b8c\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 12}\" y=\"{_y + 20}\" font-size=\"14\" fill=\"#1d3557\">{WebUtility.HtmlEncode(label)}</text>\n");
        _y += 30;
    }

    private void Line(string text, string style, int height)
    {
        _y += height;
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{_y}\" {style}>{WebUtility.HtmlEncode(text)}</text>\n");
    }

    private string Whole(string indicator) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {_y + 20}" role="img" aria-label="A card of the service, indicator {indicator}">
        <rect x="0.5" y="0.5" width="{Width - 1}" height="{_y + 19}" rx="6" fill="#fff" stroke="#c9ced6"/>
        <rect x="0" y="0" width="8" height="{_y + 20}" fill="{Color(indicator)}"/>
        <g {Font} fill="#222">
        {_body}</g>
        </svg>

        """);

    private static string Color(string indicator) => indicator switch
    {
        "critical" => "#b3261e",
        "warning" => "#b26a00",
        _ => "#3b5b8c",
    };

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > WordsFit)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? string.Empty : " ").Append(word);
        }

        yield return line.ToString();
    }
}
