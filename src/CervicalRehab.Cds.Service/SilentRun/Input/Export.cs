using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>An export as it lies on the disk: its files in one order, the types it says it holds, and when it was made.</summary>
internal sealed record Export(ImmutableArray<ExportFile> Files, ImmutableHashSet<string> Types, DateTimeOffset? MadeAt)
{
    private const int UsualPacking = 10;

    private static readonly string[] Endings = [".ndjson", ".ndjson.gz", ".json", ".json.gz", ".jsonl", ".jsonl.gz"];

    /// <summary>The bytes of all files together.</summary>
    public long Length => Files.Sum(file => file.Length);

    /// <summary>The same when what is compressed is unpacked, about.</summary>
    public long PlainLength => Files.Sum(file => file.Length * (file.IsPacked ? UsualPacking : 1));

    /// <summary>Finds the files of folders and manifests. Throws <see cref="UnusableInput"/>.</summary>
    public static Export Find(ImmutableArray<string> paths)
    {
        var found = paths.Select(path => Directory.Exists(path) ? OfFolder(path) : File.Exists(path) ? OfFile(path) : throw new UnusableInput($"--in {path}: there is no such file or folder")).ToArray();
        ImmutableArray<ExportFile> files = [.. found.SelectMany(export => export.Files).DistinctBy(file => Path.GetFullPath(file.Path), StringComparer.Ordinal)
            .OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)];
        return files.IsEmpty
            ? throw new UnusableInput($"--in {string.Join(", ", paths)}: no .ndjson, .ndjson.gz or .json file is there")
            : new(files, [.. found.SelectMany(export => export.Types)], found.Max(export => export.MadeAt));
    }

    private static Export OfFolder(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsExported).Order(StringComparer.Ordinal).ToList();
        var manifests = files.Select(file => Manifest(file)).OfType<Export>().ToArray();
        manifests.ToList().ForEach(manifest => RefuseAbsent(folder, manifest));
        var named = manifests.SelectMany(manifest => manifest.Files).ToDictionary(file => Path.GetFullPath(file.Path), StringComparer.Ordinal);
        return new(
            [.. files.Where(file => Manifest(file) is null).Select(file => (named.GetValueOrDefault(Path.GetFullPath(file)) ?? new(file, string.Empty)) with { Name = Path.GetRelativePath(folder, file), Length = new FileInfo(file).Length })],
            [.. manifests.SelectMany(manifest => manifest.Types)],
            manifests.Max(manifest => manifest.MadeAt) ?? files.Select(file => (DateTimeOffset?)new DateTimeOffset(File.GetLastWriteTimeUtc(file))).Max());
    }

    private static Export OfFile(string path) =>
        Manifest(path) is { } manifest
            ? manifest.Files.FirstOrDefault(file => !File.Exists(file.Path)) is { } absent ? throw new UnusableInput($"--in {path}: it names {absent.Name}, which is not beside it") : manifest
            : IsExported(path) ? new([new(path, Path.GetFileName(path)) { Length = new FileInfo(path).Length }], [], new DateTimeOffset(File.GetLastWriteTimeUtc(path)))
            : throw new UnusableInput($"--in {path}: it is neither a manifest nor .ndjson, .ndjson.gz or .json");

    // Files that were all stored under other names than their addresses end with cannot be told apart; when some are there, the others are lost.
    private static void RefuseAbsent(string folder, Export manifest)
    {
        if (manifest.Files.Any(static file => File.Exists(file.Path)) && manifest.Files.FirstOrDefault(static file => file.Count is not 0 && !File.Exists(file.Path)) is { } absent)
        {
            throw new UnusableInput($"--in {folder}: its manifest names {absent.Name}, which is not beside it");
        }
    }

    private static bool IsExported(string path) => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    // A manifest is small and has a list of output files; anything else that is JSON holds resources.
    private static Export? Manifest(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || new FileInfo(path).Length > 16 << 20)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("output", out var output) && output.ValueKind is JsonValueKind.Array && !root.TryGetProperty("resourceType", out _)
                ? OfManifest(root, Path.GetDirectoryName(Path.GetFullPath(path))!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Export OfManifest(JsonElement root, string folder) => new(
        [
            .. Listed(root, folder, "output", ExportContent.Resources), .. Listed(root, folder, "deleted", ExportContent.Deleted),
            .. Listed(root, folder, "error", ExportContent.Outcomes), .. Listed(root, folder, "outcome", ExportContent.Outcomes),
        ],
        [.. Items(root, "output").Select(item => ResourceText.Text(item, "type")).OfType<string>()],
        ResourceText.Text(root, "transactionTime") is { } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null);

    // The address of a file ends with the name it was stored under.
    private static IEnumerable<ExportFile> Listed(JsonElement root, string folder, string list, ExportContent content) =>
        from item in Items(root, list)
        let url = ResourceText.Text(item, "url")
        where !string.IsNullOrEmpty(url)
        let path = Local(folder, url)
        select new ExportFile(path, Path.GetRelativePath(folder, path), content) { Type = ResourceText.Text(item, "type"), Count = Count(item), Length = File.Exists(path) ? new FileInfo(path).Length : 0 };

    private static long? Count(JsonElement item) => item.TryGetProperty("count", out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) ? number : null;

    private static string Local(string folder, string url)
    {
        var bare = Uri.UnescapeDataString(url.Split('?', '#')[0]);
        var relative = bare.Contains("://", StringComparison.Ordinal) ? Path.GetFileName(bare) : bare;
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        return File.Exists(path) || !File.Exists(path + ".gz") ? path : path + ".gz";
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string list) =>
        root.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array ? items.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object) : [];
}
