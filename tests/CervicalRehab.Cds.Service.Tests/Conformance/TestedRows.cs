using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.Tests.Documents;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>Which tests bear the id of which row: in their names (<c>DATA_2</c>, <c>JWT_1_to_15</c>, <c>GEN_2_and_3</c>) or by <see cref="MeetsAttribute"/>.</summary>
internal static partial class TestedRows
{
    // The longest family first, so that HK_PV is not taken for HK.
    private static readonly Regex InName = new(
        $@"(?<=^|_)(?<family>{string.Join('|', Requirements.All.Select(row => row.Family).Distinct(StringComparer.Ordinal).OrderByDescending(family => family.Length))})_(?<first>\d+)(?<more>(_(to|and)_\d+)*)(?=_|$)",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    /// <summary>Tests by the id they bear, whether it is that of a row or not.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> All { get; } = TestCatalog.All
        .SelectMany(test => IdsOf(test).Select(id => (id, test.Name)))
        .GroupBy(pair => pair.id, pair => pair.Name, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The ids one test bears.</summary>
    public static IEnumerable<string> IdsOf(CatalogedTest test) => InName.Matches(test.Method).SelectMany(InNames)
        .Concat(Meets().Matches(test.Attributes).SelectMany(match => match.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries)).Select(id => id.Trim('"')));

    private static IEnumerable<string> InNames(Match match)
    {
        var family = match.Groups["family"].Value.Replace('_', '-');
        var last = Number(match.Groups["first"].Value);
        yield return $"{family}-{last}";
        foreach (var pair in match.Groups["more"].Value.Split('_', StringSplitOptions.RemoveEmptyEntries).Chunk(2))
        {
            var next = Number(pair[1]);
            for (var number = pair[0] == "to" ? last + 1 : next; number <= next; number++)
            {
                yield return $"{family}-{number}";
            }

            last = next;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[Meets\((?<ids>[^)]*)\)\]", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Meets();
}
