using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whether the bytes of a Condition may name OPLL at all. Errs to the side of yes: whether it is one only the readers say.</summary>
public static class OpllMention
{
    private const int LongestText = 256;

    // In lower case: codes as our table has them, those of ICD-10-CM by their stem, words, and what stands where a name was left out, which may be this one.
    private static readonly ImmutableArray<byte[]> s_marks =
    [
        .. Codes.All.Where(row => row.Meaning.IsOpll())
            .Select(row => row.System is Systems.Icd10Cm ? row.Code[..3] : row.Code).Concat(["data-absent-reason", .. PartLabels.All]).Select(mark => mark.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes), .. OpllWords.Marks,
    ];

    /// <summary>False when these letters hold no word for it.</summary>
    internal static bool MayBeNamedIn(ReadOnlySpan<byte> text)
    {
        Span<byte> lower = stackalloc byte[LongestText];
        return text.Length > LongestText || Ascii.ToLower(text, lower, out var length) != OperationStatus.Done
            || HasAny(lower[..length], OpllWords.Marks);
    }

    /// <summary>False when no code of OPLL and no word for it is in these bytes, and no code of the site could stand for it.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> condition, ReaderOptions options)
    {
        if (options.SiteSystems.Count > 0 || condition.Contains((byte)'\\'))
        {
            return true;
        }

        var lower = ArrayPool<byte>.Shared.Rent(condition.Length);
        try
        {
            if (Ascii.ToLower(condition, lower, out var length) != OperationStatus.Done)
            {
                return true;
            }

            ReadOnlySpan<byte> text = lower.AsSpan(0, length);
            return HasAny(text, s_marks.AsSpan());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lower);
        }
    }

    private static bool HasAny(ReadOnlySpan<byte> text, ReadOnlySpan<byte[]> marks)
    {
        foreach (var mark in marks)
        {
            if (text.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
