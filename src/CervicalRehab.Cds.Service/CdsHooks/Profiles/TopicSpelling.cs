using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>
/// Topic codes in letters and digits alone, there and back: <c>hold</c>, <c>completeAssessment</c>. Those of referrals name their reasons as well, for instance <c>urgentSurgicalReferralGait</c>: a client remembers an override by the topic,
/// and a red flag that is new must not be hidden by the override of another.
/// </summary>
internal static class TopicSpelling
{
    private static readonly FrozenDictionary<string, string> Spelled =
        Enum.GetValues<Pathway>().Select(Topics.Code).Concat(Enum.GetValues<SideTopic>().Select(Topics.Code)).ToFrozenDictionary(static code => code, Joined, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Published = Spelled.ToFrozenDictionary(static row => row.Value, static row => row.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> WithReasons = [Pathway.UrgentSurgicalReferral.Code(), Pathway.SurgicalReferral.Code()];

    /// <summary>A published topic code as a client sees it that takes letters and digits alone.</summary>
    public static string Of(string code) => Spelled[code];

    /// <summary>The same of a pathway card: a referral with its reasons, each by the first word of its rule, at most 100 characters.</summary>
    public static string Of(string code, ImmutableArray<Finding> because) =>
        WithReasons.Contains(code) ? Spelled[code] + string.Concat(because.Select(static finding => finding.Rule.Split('-')[0]).Distinct(StringComparer.Ordinal).Select(Capital)) : Spelled[code];

    /// <summary>The published code of a spelled one; any other text as it is.</summary>
    public static string Read(string spelled) => Published.TryGetValue(spelled, out var code) ? code
        : WithReasons.FirstOrDefault(each => spelled.StartsWith(Spelled[each], StringComparison.OrdinalIgnoreCase)) ?? spelled;

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Joined(string code) => string.Concat(code.Split('-').Select(static (word, at) => at == 0 ? word : Capital(word)));
}
