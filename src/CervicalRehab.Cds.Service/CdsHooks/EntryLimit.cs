using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Bundles with more entries than the service reads: each entry costs more to judge than its few bytes suggest.</summary>
internal static class EntryLimit
{
    /// <summary>What is wrong with a Bundle of the prefetch, of the draft orders or of the parameters of <c>$apply</c>; null when none is too large.</summary>
    public static Problem? Exceeded(HookBody body, int most) => body.PathOfMoreThan(most) is { } path
        ? new(413, "too-costly", "too-many-entries", $"A Bundle here has more than the {most} entries this service accepts (setting Requests:MaxEntries). Send what the prefetch template asks for and no more.", path)
        : null;
}
