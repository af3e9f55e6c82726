using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Puts paragraphs, lists and tables of GitHub Flavored Markdown together. Empty parts leave no trace.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public MarkdownPage Paragraph(string line) => Block([line]);

    public MarkdownPage Bullets(IEnumerable<string> items) => Block([.. items.Select(item => $"- {item}")]);

    public MarkdownPage Section(string heading, IEnumerable<string> items)
    {
        string[] lines = [.. items.Select(item => $"- {item}")];
        return lines.Length == 0 ? this : Block([$"**{heading}**"]).Block(lines);
    }

    public MarkdownPage Table(string heading, string[] columns, IEnumerable<string[]> rows)
    {
        string[] lines = [.. rows.Select(Row)];
        return lines.Length == 0
            ? this
            : Block([$"**{heading}**"]).Block([Row(columns), Row([.. columns.Select(_ => "---")]), .. lines]);
    }

    public override string ToString() => _text.ToString();

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |";

    private MarkdownPage Block(string[] lines)
    {
        if (lines.Length > 0)
        {
            _text.Append(_text.Length > 0 ? "\n\n" : string.Empty).AppendJoin('\n', lines);
        }

        return this;
    }
}
