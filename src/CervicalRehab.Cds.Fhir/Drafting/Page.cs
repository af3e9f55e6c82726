using System.Text;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>Where a long text is put together: in one go on one thread, whose page serves the next text too.</summary>
internal static class Page
{
    // What a long text grew its page to is not kept for those after it.
    private const int Longest = 64 * 1024;

    [ThreadStatic]
    private static StringBuilder? t_page;

    /// <summary>The text of what is written on an empty page.</summary>
    public static string Text(Action<StringBuilder> compose)
    {
        var page = (t_page ?? new StringBuilder(16 * 1024)).Clear();
        compose(page);
        t_page = page.Capacity <= Longest ? page : null;
        return page.ToString();
    }
}
