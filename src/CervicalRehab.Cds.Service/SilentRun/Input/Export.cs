using System.Collections.Immutable;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>An export as it lies on the disk: its files in one order, the types it says it holds, and when it was made.</summary>
internal sealed record Export(ImmutableArray<ExportFile> Files, ImmutableHashSet<string> Types, DateTimeOffset? MadeAt)
{
    private const int UsualPacking = 10;

    // Its manifests.
    private ImmutableArray<ExportManifest> Manifests { get; init; } = [];

    /// <summary>The bytes of all files together.</summary>
    public long Length => Files.Sum(file => file.Length);

    /// <summary>The same when what is compressed is unpacked, about.</summary>
    public long PlainLength => Files.Sum(file => file.Length * (file.IsPacked ? UsualPacking : 1));

    /// <summary>Finds the files of folders and manifests. Throws <see cref="UnusableInput"/>.</summary>
    public static Export Find(ImmutableArray<string> paths)
    {
        var found = paths.Select(path => Directory.Exists(path) ? OfFolder(path) : File.Exists(path) ? OfFile(path) : throw new UnusableInput($"--in {path}: there is no such file or folder")).ToArray();
        ImmutableArray<ExportFile> files = [.. found.SelectMany(export => export.Files).Concat(NotWhole([.. found.SelectMany(export => export.Manifests)])).GroupBy(file => Path.GetFullPath(file.Path), StringComparer.Ordinal)
            .Select(AsOne).OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)];
        return files.All(static file => file.Lost is not null)
            ? throw new UnusableInput($"--in {string.Join(", ", paths)}: no .ndjson, .ndjson.gz or .json file is there")
            : new(files, [.. found.SelectMany(export => export.Types)], found.Max(export => export.MadeAt));
    }

    /// <summary>
    /// How a report names a file: by its name where that is of the forms that exports have, else by its place among the files in the order of their names, since a file may be named after
    /// a patient.
    /// </summary>
    /// <param name="at">Its place, from 0.</param>
    /// <param name="withNames">Whether names of any form may be told.</param>
    public string Shown(int at, bool withNames) =>
        Files[at].Name is var name && (withNames || FileForms.TellsNobody(name)) ? name : $"file {at + 1} of {Files.Length} ({FileForms.Ending(name)})";

    // A manifest may lie there twice, and name a file once for each type it holds.
    private static ExportFile AsOne(IEnumerable<ExportFile> named) =>
        named.First() with { Type = named.Select(static file => file.Type).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var type] ? type : null, Count = named.Max(static file => file.Count) };

    private static Export OfFolder(string folder)
    {
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !FileForms.IsLeftover(Path.GetRelativePath(folder, file))).Order(StringComparer.Ordinal).ToArray();
        var files = all.Where(FileForms.IsRead).ToArray();
        ImmutableArray<ExportManifest> manifests = [.. files.Select(ExportManifest.Read).OfType<ExportManifest>()];
        manifests.ToList().ForEach(manifest => RefuseAbsent(folder, manifest));
        var paths = manifests.Select(static manifest => manifest.Path).ToHashSet(StringComparer.Ordinal);
        var named = manifests.SelectMany(manifest => manifest.Files).GroupBy(file => Path.GetFullPath(file.Path), StringComparer.Ordinal).ToDictionary(file => file.Key, AsOne, StringComparer.Ordinal);
        ExportFile At(string file) => (named.GetValueOrDefault(Path.GetFullPath(file)) ?? new(file, string.Empty)) with { Name = Path.GetRelativePath(folder, file), Length = new FileInfo(file).Length };
        return new(
            [.. files.Where(file => !paths.Contains(Path.GetFullPath(file))).Select(At), .. all.Where(FileForms.IsLost).Select(file => At(file) with { Lost = LineFault.UnknownForm })],
            [.. manifests.SelectMany(manifest => manifest.Types)],
            manifests.Max(manifest => manifest.MadeAt) ?? files.Select(file => (DateTimeOffset?)new DateTimeOffset(File.GetLastWriteTimeUtc(file))).Max())
        { Manifests = manifests };
    }

    private static Export OfFile(string path) =>
        ExportManifest.Read(path) is { } manifest
            ? manifest.Files.FirstOrDefault(file => !File.Exists(file.Path)) is { } absent ? throw Absent(path, "it", manifest, absent) : new(manifest.Files, manifest.Types, manifest.MadeAt) { Manifests = [manifest] }
            : FileForms.IsRead(path) ? new([new(path, Path.GetFileName(path)) { Length = new FileInfo(path).Length }], [], new DateTimeOffset(File.GetLastWriteTimeUtc(path)))
            : throw new UnusableInput($"--in {path}: it is neither a manifest nor .ndjson, .ndjson.gz or .json");

    // Files that were all stored under other names than their addresses end with cannot be told apart; when some are there, the others are lost.
    private static void RefuseAbsent(string folder, ExportManifest manifest)
    {
        if (manifest.Files.Any(static file => File.Exists(file.Path)) && manifest.Files.FirstOrDefault(static file => file.Count is not 0 && !File.Exists(file.Path)) is { } absent)
        {
            throw Absent(folder, "its manifest", manifest, absent);
        }
    }

    private static UnusableInput Absent(string path, string who, ExportManifest manifest, ExportFile absent) =>
        new($"--in {path}: {who} names {(FileForms.TellsNobody(absent.Name) ? absent.Name : $"{manifest.Files.IndexOf(absent) + 1} of its {manifest.Files.Length} files")}, which is not beside it");

    // The pages of one manifest have one time: where each that is there names another one, the last is not there.
    private static IEnumerable<ExportFile> NotWhole(ImmutableArray<ExportManifest> manifests) =>
        from export in manifests.GroupBy(static manifest => manifest.MadeAt)
        let isCut = export.All(static page => page.NamesNext)
        from page in export
        let fault = isCut ? LineFault.NextPage : page.Fault
        where fault is not null
        select new ExportFile(page.Path, Path.GetFileName(page.Path)) { Lost = fault };
}
