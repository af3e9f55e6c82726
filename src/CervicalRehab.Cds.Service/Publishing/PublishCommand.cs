using System.CommandLine;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>
/// <c>publish --to FOLDER</c>: writes what is generated, one file each, and removes what no longer is. A relative folder is one of the
/// repository, because <c>dotnet run</c> starts a program in its project's folder.
/// </summary>
internal static class PublishCommand
{
    /// <summary>The command.</summary>
    public static Command Command()
    {
        var to = new Option<string>("--to") { Description = "Folder to write to; JSON files in it that are not generated are removed.", Required = true };
        var command = new Command("publish", "Write the FHIR resources that are made from the service's tables, one file each.") { to };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(to)));
        return command;
    }

    private static void Write(string named)
    {
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
    }

    private static string? Repository(string? folder) =>
        folder is null || File.Exists(Path.Combine(folder, "CervicalRehab.Cds.sln")) ? folder : Repository(Path.GetDirectoryName(folder));
}
