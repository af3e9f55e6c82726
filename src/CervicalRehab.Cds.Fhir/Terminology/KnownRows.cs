using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class KnownRows
{
    /// <summary>True when one of the rows has this meaning.</summary>
    internal static bool Says(this ImmutableArray<KnownCode> rows, Meaning meaning)
    {
        foreach (var row in rows)
        {
            if (row.Meaning == meaning)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the meaning of one of the rows is asked for.</summary>
    internal static bool Any(this ImmutableArray<KnownCode> rows, Func<Meaning, bool> asked)
    {
        foreach (var row in rows)
        {
            if (asked(row.Meaning))
            {
                return true;
            }
        }

        return false;
    }
}
