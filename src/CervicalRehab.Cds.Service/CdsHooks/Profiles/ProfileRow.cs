using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>How sure a value of a profile is. Each may differ between releases and sites, which is why each may be set per client.</summary>
internal enum Sureness
{
    /// <summary>CDS Hooks says so.</summary>
    Specified,

    /// <summary>The vendor's own text says so.</summary>
    Vendor,

    /// <summary>Somebody who says to have tested it, or an engineer of the vendor, says so.</summary>
    Reported,

    /// <summary>Nothing known speaks for or against it: our choice.</summary>
    Inferred,
}

/// <summary>What one row says of one client, how sure that is, and where it stands.</summary>
/// <param name="Value">One of the row's allowed values.</param>
/// <param name="Sure">How sure it is.</param>
/// <param name="Source">Where it stands, by public name; empty for our choice.</param>
internal readonly record struct ProfileCell(string Value, Sureness Sure, string Source);

/// <summary>One thing that a profile changes: a row of <see cref="ClientProfiles.Rows"/>.</summary>
/// <param name="Name">Its name in the settings, below <c>Clients__N__Profile</c>.</param>
/// <param name="Meaning">What it changes, in a sentence.</param>
/// <param name="Allowed">The values it may have; empty for a number or a list of types.</param>
/// <param name="Cells">Its value per profile, in the order of <see cref="ClientProfiles.Names"/>.</param>
internal sealed record ProfileRow(string Name, string Meaning, ImmutableArray<string> Allowed, ImmutableArray<ProfileCell> Cells)
{
    /// <summary>The word for a list without an entry.</summary>
    public const string None = "none";

    /// <summary>The word for no bound.</summary>
    public const string Every = "all";

    /// <summary>The resource types a list may hold; empty for a row that is no list.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Least and most of a number; null for a row that is none.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>The values it may have, in words.</summary>
    public string Wanted => Range is var (least, most) ? string.Create(CultureInfo.InvariantCulture, $"{(Allowed.IsEmpty ? string.Empty : string.Join(", ", Allowed) + " or ")}a number from {least} to {most}")
        : !Types.IsEmpty ? $"{None}, or a list of {string.Join(", ", Types)} separated by commas"
        : $"one of {string.Join(", ", Allowed)}";

    /// <summary>True for a value the row may have.</summary>
    public bool Takes(string value) => Allowed.Contains(value)
        || (Range is var (least, most) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        || (!Types.IsEmpty && (value == None || (value.Length > 0 && List(value).All(Types.Contains))));

    /// <summary>The entries of a list.</summary>
    public static ImmutableArray<string> List(string value) => value == None ? [] : [.. value.Split(',', StringSplitOptions.TrimEntries)];

    /// <summary>The number of a value; the greatest there is for <see cref="Every"/>.</summary>
    public static int Number(string value) => value == Every ? int.MaxValue : int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
}
