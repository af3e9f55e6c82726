using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Numbers as JSON can write them, near every limit.</summary>
internal static class Numbers
{
    private static readonly ImmutableArray<string> Odd =
    [
        "0", "-0", "0.0", "-1", "1e0", "1E+2", "1e-30", "1e28", "1e29", "1e308", "1e400", "-1e400", "79228162514264337593543950335", "79228162514264337593543950336", "9223372036854775808", "2147483648",
        "0.1000000000000000000000000001", "99.99999999999999999999999999999", "5.0", "15.00000", "4.9999999999999999999999999999", "1.5707963267948966",
    ];

    /// <summary>The text of a number.</summary>
    public static string Text(Dice dice) => dice.Below(4) switch
    {
        0 => dice.Of(Odd),
        1 => $"{dice.Below(25)}",
        2 => $"{dice.Below(130) - 10}.{dice.Below(1_000)}",
        _ => $"{dice.Below(130) - 10}",
    };
}
