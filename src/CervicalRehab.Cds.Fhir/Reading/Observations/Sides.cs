using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Sides
{
    internal static readonly ImmutableArray<Side> Both = [Side.Left, Side.Right];

    private static readonly ImmutableArray<Side> Left = [Side.Left];
    private static readonly ImmutableArray<Side> Right = [Side.Right];

    /// <summary>The sides that codes name; empty when they name none.</summary>
    internal static ImmutableArray<Side> Named(ImmutableArray<KnownCode> rows)
    {
        var both = rows.Says(Meaning.BothSides);
        return (both || rows.Says(Meaning.LeftSide) || rows.Says(Meaning.LeftUpperLimb), both || rows.Says(Meaning.RightSide) || rows.Says(Meaning.RightUpperLimb)) switch
        {
            (true, true) => Both,
            (true, false) => Left,
            (false, true) => Right,
            _ => [],
        };
    }

    /// <summary>True for a side that is named without the part that it is of.</summary>
    internal static bool IsSide(Meaning meaning) => meaning is Meaning.LeftSide or Meaning.RightSide or Meaning.BothSides;

    internal static string? Word(Side side) => side switch
    {
        Side.Left => "left",
        Side.Right => "right",
        _ => null,
    };
}
