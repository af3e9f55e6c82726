using System.Text.Json;
using System.Text.Unicode;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.SilentRun.Input;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Sorts blocks of lines. One for each thread.</summary>
internal sealed class BlockSorter(RecordSorter sorter)
{
    private readonly DocumentSorter _documents = new(sorter);

    /// <summary>The sorter of its records.</summary>
    public RecordSorter Records => sorter;

    /// <summary>Sorts each line of a block, or the document that it is.</summary>
    public void Sort(LineBlock block, bool isDocument)
    {
        StrictJson.MendHalves(block.Bytes.Span);
        if (isDocument)
        {
            Document(block);
        }
        else
        {
            Lines(block);
        }
    }

    private void Lines(LineBlock block)
    {
        ReadOnlySpan<byte> bytes = block.Bytes.Span;
        var isText = Utf8.IsValid(bytes);
        var rest = bytes;
        for (var line = block.FirstLine; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var content = Trimmed(end < 0 ? rest : rest[..end], isFirst: line == 1);
            if (!content.IsEmpty)
            {
                Line(content, block.File, line, isText, isTorn: end < 0 && block.EndsTorn);
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }

    private void Document(LineBlock block)
    {
        var text = Trimmed(block.Bytes.Span, isFirst: true);
        if (!Utf8.IsValid(text))
        {
            sorter.Reject((block.File, 1), LineFault.NotJson);
            NoteNotWhole(block.File);
        }
        else if (!text.IsEmpty)
        {
            NoteUnless(_documents.Sort(text, block.File, 1), block.File);
        }
    }

    private void Line(ReadOnlySpan<byte> line, int file, int number, bool isText, bool isTorn)
    {
        // Of the last line all is read: one look does not tell whether it was cut off.
        if ((!isText && !Utf8.IsValid(line)) || (isTorn && line[0] == '{' && !IsJson(line)))
        {
            sorter.Reject((file, number), isTorn ? LineFault.Torn : LineFault.NotJson);
            NoteNotWhole(file);
            return;
        }

        if (RecordKinds.IsUnread(line, sorter.KeepsEncounters))
        {
            sorter.CountNotOurs();
            return;
        }

        if (line[0] != '{')
        {
            NoteUnless(_documents.Sort(line, file, number, isTorn ? LineFault.Torn : LineFault.NotJson), file);
            return;
        }

        try
        {
            var glance = ResourceFilter.OfLine(line, sorter.Options);
            if (glance.Type is "Bundle")
            {
                NoteUnless(_documents.Sort(line, file, number), file);
            }
            else
            {
                sorter.Take(glance, line, line, (file, number));
            }
        }
        catch (JsonException)
        {
            sorter.Reject((file, number), LineFault.NotJson);
            NoteNotWhole(file);
        }
    }

    // Whose record is lost, and what it said, nobody knows: and there may be more of them than the one that is listed.
    private void NoteNotWhole(int file) => sorter.Seen.FilesNotWhole.Add(file);

    private void NoteUnless(bool isRead, int file)
    {
        if (!isRead)
        {
            NoteNotWhole(file);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text, bool isFirst)
    {
        var content = isFirst && text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return content.Trim(" \t\r\n"u8);
    }
}
