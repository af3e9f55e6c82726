using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Input;

/// <summary>The manifest of an export, or one page of it.</summary>
/// <param name="Path">Where it lies, in full.</param>
/// <param name="Files">The files it names.</param>
/// <param name="Types">The types it names whose files are there, or are said to hold nothing.</param>
/// <param name="MadeAt">When the export was made.</param>
/// <param name="NamesNext">Whether it says that another page goes on.</param>
/// <param name="Fault">Why what it names is not all; null when it does not say so.</param>
internal sealed record ExportManifest(string Path, ImmutableArray<ExportFile> Files, ImmutableHashSet<string> Types, DateTimeOffset? MadeAt, bool NamesNext, LineFault? Fault)
{
    private static readonly string[] s_lists = ["output", "deleted", "error", "outcome"];

    /// <summary>Reads it; null when the file is none. A manifest is small and has a list of output files; anything else that is JSON holds resources.</summary>
    public static ExportManifest? Read(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || new FileInfo(path).Length > 16 << 20)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("output", out var output) && output.ValueKind is JsonValueKind.Array && !root.TryGetProperty("resourceType", out _)
                ? Of(root, System.IO.Path.GetFullPath(path))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ExportManifest Of(JsonElement root, string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        ImmutableArray<ExportFile> output = [.. Listed(root, folder, "output", ExportContent.Resources)];
        return new(
            path,
            [
                .. output, .. Listed(root, folder, "deleted", ExportContent.Deleted),
                .. Listed(root, folder, "error", ExportContent.Outcomes), .. Listed(root, folder, "outcome", ExportContent.Outcomes),
            ],
            [.. output.Where(static file => file.Count is 0 || File.Exists(file.Path)).Select(static file => file.Type).OfType<string>()],
            ResourceText.Text(root, "transactionTime") is { } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            Items(root, "link").Any(static link => "next".Equals(ResourceText.Text(link, "relation")?.Trim(), StringComparison.OrdinalIgnoreCase)),
            IsOfChanges(root) ? LineFault.ChangesAlone : IsUnderstood(root) ? null : LineFault.ManifestItem);
    }

    private static bool IsOfChanges(JsonElement root) =>
        ResourceText.Text(root, "request") is { } request && request.Split('?', '&').Skip(1).Any(static parameter => Uri.UnescapeDataString(parameter).StartsWith("_since=", StringComparison.Ordinal));

    // Each item names a file by its address: what stands there in another way may be more of the export, or say what is missing. Some servers write the issues themselves.
    private static bool IsUnderstood(JsonElement root) =>
        Array.TrueForAll(s_lists, list => AllOf(root, list, static item => item.ValueKind is JsonValueKind.Object && !string.IsNullOrEmpty(ResourceText.Text(item, "url"))))
        && AllOf(root, "issues", static issue => Completeness.IsHarmless(JsonElement.Parse($$"""{"issue":[{{issue.GetRawText()}}]}""")));

    private static bool AllOf(JsonElement root, string list, Func<JsonElement, bool> holds) =>
        !root.TryGetProperty(list, out var items) || items.ValueKind is JsonValueKind.Null || (items.ValueKind is JsonValueKind.Array && items.EnumerateArray().All(holds));

    // The address of a file ends with the name it was stored under.
    private static IEnumerable<ExportFile> Listed(JsonElement root, string folder, string list, ExportContent content) =>
        from item in Items(root, list)
        let url = ResourceText.Text(item, "url")
        where !string.IsNullOrEmpty(url)
        let path = Local(folder, url)
        select new ExportFile(path, System.IO.Path.GetRelativePath(folder, path), content) { Type = ResourceText.Text(item, "type"), Count = Count(item), Length = File.Exists(path) ? new FileInfo(path).Length : 0 };

    private static long? Count(JsonElement item) => item.TryGetProperty("count", out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) ? number : null;

    private static string Local(string folder, string url)
    {
        var bare = Uri.UnescapeDataString(url.Split('?', '#')[0]);
        var relative = bare.Contains("://", StringComparison.Ordinal) ? System.IO.Path.GetFileName(bare) : bare;
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, relative));
        return File.Exists(path) || !File.Exists(path + ".gz") ? path : path + ".gz";
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string list) =>
        root.TryGetProperty(list, out var items) && items.ValueKind is JsonValueKind.Array ? items.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object) : [];
}
