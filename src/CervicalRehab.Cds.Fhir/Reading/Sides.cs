using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Sides
{
    internal static readonly ImmutableArray<Side> Both = [Side.Left, Side.Right];

    /// <summary>The sides that codes name; empty when they name none.</summary>
    internal static ImmutableArray<Side> Named(IEnumerable<KnownCode> rows)
    {
        var meanings = rows.Select(row => row.Meaning).ToHashSet();
        var both = meanings.Contains(Meaning.BothSides);
        return [.. Both.Where(side => both || meanings.Contains(side == Side.Left ? Meaning.LeftSide : Meaning.RightSide))];
    }

    internal static string? Word(Side side) => side switch
    {
        Side.Left => "left",
        Side.Right => "right",
        _ => null,
    };
}
