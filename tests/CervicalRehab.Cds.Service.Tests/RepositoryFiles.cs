namespace CervicalRehab.Cds.Service.Tests;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class RepositoryFiles
{
    /// <summary>True when expectations are to be rewritten; the difference is reviewed like code.</summary>
    public static bool Rewrites => Environment.GetEnvironmentVariable("UPDATE_EXPECTATIONS") == "1";

    public static string Root { get; } = Above(AppContext.BaseDirectory, "CervicalRehab.Cds.sln");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The file says this, or is made to.</summary>
    public static void ShouldSay(string path, string text)
    {
        if (Rewrites)
        {
            File.WriteAllText(path, text);
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing: record it with UPDATE_EXPECTATIONS=1 and read it");
        text.ShouldBe(File.ReadAllText(path), $"{path} differs: if the change is meant, record it with UPDATE_EXPECTATIONS=1 and read the difference");
    }

    private static string Above(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? folder : Above(Path.GetDirectoryName(folder) ?? throw new FileNotFoundException(file), file);
}
