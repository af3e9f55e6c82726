namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>Files that the service carries: of fhir-profiles, and the calls of its start.</summary>
internal static class Embedded
{
    /// <summary>The text of a file; null when the service was built without it.</summary>
    public static string? Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The files below a folder, in the order of their names.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string folder) => typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => (name[folder.Length..], Text(name)!));
}
