using System.Collections.Concurrent;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>Of each pathway the first patient so far, by the name in the report: only one that comes before is worth an example, whichever thread meets it.</summary>
internal sealed class FirstExamples
{
    private readonly ConcurrentDictionary<string, string> _first = new(StringComparer.Ordinal);

    /// <summary>Whether nobody who comes before was met yet.</summary>
    public bool IsFirst(string pathway, string name) =>
        string.Equals(_first.AddOrUpdate(pathway, name, (_, first) => string.CompareOrdinal(name, first) < 0 ? name : first), name, StringComparison.Ordinal);
}
