namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>An address listened on, as somebody on this machine calls it.</summary>
internal static class ListenAddress
{
    private static readonly (string Wildcard, string Here)[] Wildcards = [("://+", "://localhost"), ("://*", "://localhost"), ("://0.0.0.0", "://127.0.0.1"), ("://[::]", "://[::1]")];

    /// <summary>The address with this machine in place of a wildcard host, ending in a slash.</summary>
    public static Uri OnThisMachine(string address) =>
        new(Wildcards.Aggregate(address, (known, pair) => known.Replace(pair.Wildcard, pair.Here, StringComparison.Ordinal)).TrimEnd('/') + "/");
}
