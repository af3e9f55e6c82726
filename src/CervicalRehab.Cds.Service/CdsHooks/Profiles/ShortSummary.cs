namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>A card's one sentence in fewer characters: it ends after its action or after a whole finding, and says that there is more.</summary>
internal static class ShortSummary
{
    private const string More = ", and more";

    /// <summary>The sentence, when it is short enough; else the longest part of it that is whole.</summary>
    public static string Of(string sentence, int longest)
    {
        if (sentence.Length <= longest)
        {
            return sentence;
        }

        var (end, more) = (0, false);
        var depth = 0;
        for (var at = 0; at < sentence.Length && at <= longest; at++)
        {
            depth += sentence[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && at + 1 < sentence.Length && sentence[at + 1] == ' ')
            {
                (end, more) = sentence[at] switch
                {
                    ':' or ';' or '.' => (at, false),
                    ',' when at + More.Length <= longest => (at, true),
                    _ => (end, more),
                };
            }
        }

        // A sentence without a whole part that fits is cut, as a last resort: a card without a summary would be refused.
        return end == 0 ? sentence[..(longest - 1)] + "…" : sentence[..end] + (more ? More : string.Empty);
    }
}
