using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Puts paragraphs, lists and tables of GitHub Flavored Markdown together. Empty parts leave no trace.</summary>
internal sealed class MarkdownPage
{
    // A page is made in one go on one thread: its builder serves the next page.
    [ThreadStatic]
    private static StringBuilder? t_text;

    private readonly StringBuilder _text = (t_text ??= new StringBuilder(16 * 1024)).Clear();

    public MarkdownPage Paragraph(string line)
    {
        Open().Append(line);
        return this;
    }

    public MarkdownPage Bullets(IEnumerable<string> items) => Lines(null, items, (text, item) => text.Append("- ").Append(item));

    public MarkdownPage Section(string heading, IEnumerable<string> items) => Lines(heading, items, (text, item) => text.Append("- ").Append(item));

    public MarkdownPage Table(string heading, string[] columns, IEnumerable<string[]> rows) => Lines(heading, rows, Row, columns);

    public override string ToString() => _text.ToString();

    private static void Row(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |");

    private MarkdownPage Lines<T>(string? heading, IEnumerable<T> items, Action<StringBuilder, T> write, string[]? columns = null)
    {
        var isOpen = false;
        foreach (var item in items)
        {
            if (isOpen)
            {
                _text.Append('\n');
            }
            else
            {
                isOpen = true;
                Head(heading, columns);
            }

            write(_text, item);
        }

        return this;
    }

    private void Head(string? heading, string[]? columns)
    {
        Open();
        if (heading is not null)
        {
            _text.Append("**").Append(heading).Append("**");
            Open();
        }

        if (columns is not null)
        {
            Row(_text, columns);
            _text.Append('\n');
            Row(_text, [.. columns.Select(_ => "---")]);
            _text.Append('\n');
        }
    }

    private StringBuilder Open() => _text.Length > 0 ? _text.Append("\n\n") : _text;
}
