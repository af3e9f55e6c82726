using System.Collections.Immutable;
using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>
/// Puts paragraphs, lists and tables of GitHub Flavored Markdown together. Empty parts leave no trace. What a part writes goes straight to
/// the page: nothing is put together beside it.
/// </summary>
internal sealed class MarkdownPage(StringBuilder text)
{
    /// <summary>A list without a heading.</summary>
    public MarkdownPage Bullets<T>(ImmutableArray<T> items, Action<MarkdownPage, T> write) => Lines(null, items, write, null);

    /// <summary>A list under a heading.</summary>
    public MarkdownPage Section<T>(string heading, ImmutableArray<T> items, Action<MarkdownPage, T> write) => Lines(heading, items, write, null);

    /// <summary>A table under a heading; what is written for an item are its cells, each ended by <see cref="Cell"/>.</summary>
    public MarkdownPage Table<T>(string heading, ImmutableArray<string> columns, ImmutableArray<T> items, Action<MarkdownPage, T> write) => Lines(heading, items, write, columns);

    /// <summary>A paragraph of its own.</summary>
    public MarkdownPage Paragraph(Action<MarkdownPage> write)
    {
        Open();
        write(this);
        return this;
    }

    /// <summary>Markdown as it is: our own words and marks.</summary>
    public MarkdownPage Mark(string markdown)
    {
        text.Append(markdown);
        return this;
    }

    /// <summary>Text that shows exactly as it is.</summary>
    public MarkdownPage Text(string words)
    {
        MarkdownText.Append(text, words);
        return this;
    }

    /// <summary>More of a text, behind a space or a comma and a space; nothing when there is no more.</summary>
    public MarkdownPage Further(string between, string? words)
    {
        if (words is not null)
        {
            MarkdownText.Append(text.Append(between), words, isStart: false);
        }

        return this;
    }

    /// <summary>Ids in code style, with spaces between.</summary>
    public MarkdownPage Codes(ImmutableArray<string> ids)
    {
        for (var at = 0; at < ids.Length; at++)
        {
            text.Append(at > 0 ? " `" : "`").Append(ids[at]).Append('`');
        }

        return this;
    }

    /// <summary>The end of a cell of a table.</summary>
    public MarkdownPage Cell() => Mark(" | ");

    private MarkdownPage Lines<T>(string? heading, ImmutableArray<T> items, Action<MarkdownPage, T> write, ImmutableArray<string>? columns)
    {
        for (var at = 0; at < items.Length; at++)
        {
            if (at == 0)
            {
                Head(heading, columns);
            }
            else
            {
                text.Append('\n');
            }

            text.Append(columns is null ? "- " : "| ");
            write(this, items[at]);
            // The last mark between cells ends the row, and a row has no space behind it.
            text.Length -= columns is null ? 0 : 1;
        }

        return this;
    }

    private void Head(string? heading, ImmutableArray<string>? columns)
    {
        Open();
        if (heading is not null)
        {
            text.Append("**").Append(heading).Append("**");
            Open();
        }

        if (columns is { } names)
        {
            text.Append("| ").AppendJoin(" | ", names.AsSpan()).Append(" |\n|");
            foreach (var _ in names)
            {
                text.Append(" --- |");
            }

            text.Append('\n');
        }
    }

    private StringBuilder Open() => text.Length > 0 ? text.Append("\n\n") : text;
}
