using System.Text;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Whose a literal reference is, as far as it takes to bring a patient's records together: whether it is really this patient's is judged by the readers.</summary>
internal static class SubjectKey
{
    private static ReadOnlySpan<byte> Uuid => "urn:uuid:"u8;

    private static ReadOnlySpan<byte> History => "/_history/"u8;

    /// <summary>Finds the id of the patient that a reference names; false when it names nobody who can be found. Empty for something else than a patient.</summary>
    public static bool TryFind(ReadOnlySpan<byte> reference, out ReadOnlySpan<byte> id)
    {
        id = default;
        if (reference.StartsWith(Uuid))
        {
            id = reference[Uuid.Length..];
            return !id.IsEmpty;
        }

        if (reference.IsEmpty || reference[0] == '#' || reference.Contains((byte)'?') || reference.StartsWith("urn:"u8))
        {
            return false;
        }

        var version = reference.IndexOf(History);
        var whole = version < 0 ? reference : reference[..version];
        var slash = whole.LastIndexOf((byte)'/');
        if (slash <= 0)
        {
            return false;
        }

        var before = whole[..slash];
        var type = before[(before.LastIndexOf((byte)'/') + 1)..].Trim((byte)' ');
        var named = whole[(slash + 1)..].Trim((byte)' ');
        id = Ascii.EqualsIgnoreCase(type, "Patient"u8) ? named : default;
        return !named.IsEmpty && !type.IsEmpty;
    }
}
