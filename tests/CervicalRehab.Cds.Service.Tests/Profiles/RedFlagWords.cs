namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>What a red-flag card has to say at once.</summary>
internal static class RedFlagWords
{
    private static readonly string[] Acts = ["refer urgently to spine surgery", "send to the ED now", "Refer urgently"];

    /// <summary>True when the words tell what to do.</summary>
    public static bool SayWhatToDo(string words) => Acts.Any(act => words.Contains(act, StringComparison.Ordinal));
}
