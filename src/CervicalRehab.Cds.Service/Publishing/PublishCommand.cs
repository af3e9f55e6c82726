namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>
/// <c>publish --to FOLDER</c>: writes what is generated, one file each, and removes what no longer is. A relative folder is one of the
/// repository, because <c>dotnet run</c> starts a program in its project's folder.
/// </summary>
internal static class PublishCommand
{
    /// <summary>0 when written, 1 with a line on how to call it.</summary>
    public static int Run(string[] args)
    {
        if (args is not ["publish", "--to", { Length: > 0 } named])
        {
            Console.Error.WriteLine("Usage: publish --to FOLDER");
            return 1;
        }

        var folder = Path.GetFullPath(named, Repository(Environment.CurrentDirectory) ?? Environment.CurrentDirectory);
        Directory.CreateDirectory(folder);
        foreach (var stray in Directory.EnumerateFiles(folder, "*.json").Where(file => Publication.Generated.All(resource => resource.FileName != Path.GetFileName(file))).ToList())
        {
            File.Delete(stray);
        }

        foreach (var resource in Publication.Generated)
        {
            File.WriteAllText(Path.Combine(folder, resource.FileName), resource.Json);
        }

        Console.WriteLine($"{Publication.Generated.Length} resources written to {folder}");
        return 0;
    }

    private static string? Repository(string? folder) =>
        folder is null || File.Exists(Path.Combine(folder, "CervicalRehab.Cds.sln")) ? folder : Repository(Path.GetDirectoryName(folder));
}
