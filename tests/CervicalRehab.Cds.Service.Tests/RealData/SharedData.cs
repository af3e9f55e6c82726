using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>Data that nobody here wrote, in the folder shared/testdata beside the repository.</summary>
internal static class SharedData
{
    private const string Nothing = "(none)";

    private static readonly string Folder = Path.Combine(Repository(), "..", "shared", "testdata");

    /// <summary>Names of the files in a folder; a placeholder when it is not there, so that the test is listed as skipped.</summary>
    public static TheoryData<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Folder, folder);
        string[] names = Directory.Exists(path) ? [.. Directory.GetFiles(path, pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
        return [.. names.DefaultIfEmpty(Nothing)];
    }

    /// <summary>The content of a file; skips the test when there is none.</summary>
    public static JsonObject Read(string folder, string name)
    {
        Assert.SkipWhen(name == Nothing, $"../shared/testdata/{folder} is not beside the repository");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, folder, name)))!.AsObject();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CervicalRehab.Cds.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside their repository.");
    }
}
