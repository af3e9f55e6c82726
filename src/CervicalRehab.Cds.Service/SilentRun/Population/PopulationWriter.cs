using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.SilentRun.Population;

/// <summary>Writes resources as the files of an export: NDJSON, several files a type, and a manifest at the end.</summary>
internal sealed class PopulationWriter(string folder, DateOnly today) : IDisposable
{
    private const int MostLines = 50_000;

    private readonly Dictionary<string, (StreamWriter File, int Lines, int Number)> _open = new(StringComparer.Ordinal);
    private readonly List<(string Type, string Name, int Lines)> _files = [];

    /// <summary>Bytes written, about.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a resource.</summary>
    public void Write(string type, string json)
    {
        if (!_open.TryGetValue(type, out var file) || file.Lines == MostLines)
        {
            file = Next(type, file);
        }

        file.File.Write(json);
        file.File.Write('\n');
        Written += json.Length + 1;
        _open[type] = file with { Lines = file.Lines + 1 };
    }

    /// <summary>Ends all files and writes the manifest.</summary>
    public void Finish()
    {
        foreach (var (type, file) in _open)
        {
            End(type, file);
        }

        var manifest = new
        {
            transactionTime = SampleFact.Date(today) + "T12:00:00Z",
            requiresAccessToken = false,
            output = _files.OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => new { type = file.Type, url = file.Name, count = file.Lines }),
            error = Array.Empty<object>(),
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest) + "\n");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _open.Values)
        {
            file.File.Dispose();
        }
    }

    private (StreamWriter File, int Lines, int Number) Next(string type, (StreamWriter? File, int Lines, int Number) full)
    {
        if (full.File is not null)
        {
            End(type, full!);
        }

        var number = full.File is null ? 0 : full.Number + 1;
        return (new StreamWriter(Path.Combine(folder, NameOf(type, number)), append: false, new UTF8Encoding(false), 1 << 16), 0, number);
    }

    private void End(string type, (StreamWriter File, int Lines, int Number) file)
    {
        file.File.Dispose();
        _files.Add((type, NameOf(type, file.Number), file.Lines));
    }

    private static string NameOf(string type, int number) => $"{type}.{number:000}.ndjson";
}
