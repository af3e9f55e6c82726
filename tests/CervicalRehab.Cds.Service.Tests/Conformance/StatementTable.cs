using CervicalRehab.Cds.Service.Tests.Documents;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The statement of conformance as tables: how many rows stand how, and every row.</summary>
internal static class StatementTable
{
    private static readonly (Standing Standing, string Word, string Meaning)[] Standings =
    [
        (Standing.Met, "met", "the service does it, and the tests named here fail when it does not"),
        (Standing.NotUsed, "not used", "an option of the specification that the service does not take"),
        (Standing.NotOurs, "not ours", "leaves a service nothing to do"),
        (Standing.NotOffered, "not offered", "of a hook or a guide that the service does not offer"),
    ];

    public static string Counts() => DocumentTables.Table(
        ["Standing", "Rows", "Meaning"],
        Standings.Select(standing => new[] { standing.Word, $"{Requirements.All.Count(row => row.Standing == standing.Standing)}", standing.Meaning }));

    public static string Rows() => DocumentTables.Table(
        ["Row", "Level", "What is asked", "Standing", "Tests, or the reason"],
        Requirements.All.Select(row => new[]
        {
            row.Id, row.Level, row.Text, Standings.Single(standing => standing.Standing == row.Standing).Word,
            row.Reason ?? string.Join(' ', TestedRows.All.GetValueOrDefault(row.Id, []).Select(test => $"`{test}`")),
        }));
}
