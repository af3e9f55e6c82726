using System.Collections.Frozen;
using System.Text;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>Topic codes in letters and digits alone, there and back: <c>urgent-surgical-referral</c> is <c>urgentSurgicalReferral</c>.</summary>
internal static class TopicSpelling
{
    private static readonly FrozenDictionary<string, string> Spelled =
        Enum.GetValues<Pathway>().Select(Topics.Code).Concat(Enum.GetValues<SideTopic>().Select(Topics.Code)).ToFrozenDictionary(static code => code, Joined, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Published = Spelled.ToFrozenDictionary(static row => row.Value, static row => row.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>A published topic code as a client sees it that takes letters and digits alone.</summary>
    public static string Of(string code) => Spelled[code];

    /// <summary>The published code of a spelled one; any other text as it is.</summary>
    public static string Read(string spelled) => Published.GetValueOrDefault(spelled, spelled);

    private static string Joined(string code)
    {
        var text = new StringBuilder(code.Length);
        var isNext = false;
        foreach (var letter in code)
        {
            if (letter != '-')
            {
                text.Append(isNext ? char.ToUpperInvariant(letter) : letter);
            }

            isNext = letter == '-';
        }

        return text.ToString();
    }
}
