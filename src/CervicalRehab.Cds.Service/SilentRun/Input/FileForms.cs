using System.Collections.Frozen;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>What a file beside an export is by its name: read, an everyday leftover, or something in which resources may be that are not read.</summary>
internal static class FileForms
{
    private const int LongestNumber = 3;

    private static readonly string[] s_read = [".ndjson", ".ndjson.gz", ".json", ".json.gz", ".jsonl", ".jsonl.gz"];

    // What people, clients and disks leave beside an export, whatever its ending.
    private static readonly FrozenSet<string> s_leftovers =
        new[] { "README", "LICENSE", "NOTICE", "CHANGELOG", "manifest", "log", "checksum", "checksums", "md5sums", "sha256sums", "Thumbs", "desktop", "_SUCCESS" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Files that hold no resources: notes, tables, attachments, programs, checksums.
    private static readonly FrozenSet<string> s_others = new[]
    {
        ".md", ".log", ".md5", ".sha1", ".sha256", ".sha512", ".sig", ".asc", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".dcm", ".html", ".htm", ".css", ".csv", ".tsv", ".doc", ".docx", ".xls", ".xlsx",
        ".rtf", ".ini", ".sh", ".ps1", ".py", ".sql", ".yaml", ".yml", ".crc",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Words of file names that tell nobody, beside the types of resources.
    private static readonly FrozenSet<string> s_words = new[]
    {
        "ndjson", "json", "jsonl", "gz", "gzip", "bz2", "zst", "xz", "zip", "txt", "xml", "manifest", "output", "export", "deleted", "error", "errors", "outcome", "outcomes", "bundle", "bundles", "all", "part", "file", "page", "fhir", "data",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a file that is read.</summary>
    public static bool IsRead(string path) => Array.Exists(s_read, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for what a system or a client leaves in a folder: anything hidden, and the log of a client.</summary>
    /// <param name="path">Below the folder that was given.</param>
    public static bool IsLeftover(string path) => path.Split(Path.DirectorySeparatorChar).Any(static part => part.StartsWith('.')) || Path.GetFileName(path).Equals("log.ndjson", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a file that is not read and may hold resources.</summary>
    public static bool IsLost(string path) =>
        !IsRead(path) && !s_leftovers.Contains(Path.GetFileName(path).Split('.')[0]) && !s_others.Contains(Path.GetExtension(path)) && new FileInfo(path).Length > 0
        && !(Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase) && !StartsLikeJson(path));

    /// <summary>True for a name of types, numbers and words of exports alone. A longer number may be somebody's.</summary>
    public static bool TellsNobody(string name)
    {
        var parts = name.Split('/', '\\', '.', '_', '-');
        return parts.Any(static part => ModelInfo.IsKnownResource(part) || s_words.Contains(part))
            && parts.All(static part => ModelInfo.IsKnownResource(part) || s_words.Contains(part) || (part.Length is > 0 and <= LongestNumber && part.All(char.IsAsciiDigit)));
    }

    /// <summary>The ending of a name, where it tells nobody.</summary>
    public static string Ending(string name)
    {
        var parts = Path.GetFileName(name).Split('.');
        var ending = string.Concat(parts.Skip(1).Reverse().TakeWhile(s_words.Contains).Reverse().Select(static part => $".{part}"));
        return ending.Length > 0 ? ending : "of another form";
    }

    // A note in words is none of the export's.
    private static bool StartsLikeJson(string path)
    {
        using var text = new StreamReader(path);
        var letter = text.Read();
        while (letter >= 0 && char.IsWhiteSpace((char)letter))
        {
            letter = text.Read();
        }

        return letter is '{' or '[';
    }
}
