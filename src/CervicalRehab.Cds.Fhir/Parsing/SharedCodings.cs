using System.Collections.Immutable;
using System.Text;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>A coding that is in memory once, with what it means here. It is handed out to every resource that has it and is never written to.</summary>
internal sealed class SharedCoding : Coding
{
    internal SharedCoding() => Concept = new CodeableConcept { Coding = [this] };

    /// <summary>Its row of our table, in an array of its own; empty for a code that only has to be known.</summary>
    internal ImmutableArray<KnownCode> Row { get; init; } = [];

    /// <summary>A concept of this coding alone, as most are; as little written to as the coding itself.</summary>
    internal CodeableConcept Concept { get; }

    /// <inheritdoc/>
    protected override Base DeepCopyInternal() => new Coding(System, Code, Display);
}

/// <summary>A code of a system, with and without the words of our table.</summary>
internal sealed class SharedCode
{
    internal SharedCode(string system, string code, string? display, ImmutableArray<KnownCode> row)
    {
        (System, Code, Address) = (system, code, new FhirUri(system));
        Bare = new SharedCoding { SystemElement = Address, CodeElement = new Hl7.Fhir.Model.Code(code), Row = row };
        Display = display is null ? [] : Encoding.UTF8.GetBytes(display);
        Named = display is null ? Bare : new SharedCoding { SystemElement = Address, CodeElement = Bare.CodeElement, DisplayElement = new FhirString(display), Row = row };
    }

    internal string System { get; }

    internal string Code { get; }

    /// <summary>Its system as an element.</summary>
    internal FhirUri Address { get; }

    /// <summary>Without a display.</summary>
    internal SharedCoding Bare { get; }

    /// <summary>With the display of our table.</summary>
    internal SharedCoding Named { get; }

    internal byte[] Display { get; }
}

/// <summary>The codings of our tables and of the statuses that come in every record.</summary>
internal static class SharedCodings
{
    private static readonly Utf8Table<ImmutableArray<SharedCode>> ByCode = new(All().GroupBy(shared => shared.Code, StringComparer.Ordinal).Select(group => (group.Key, group.ToImmutableArray())));

    private static readonly ImmutableArray<FhirUri> Addresses = [.. All().DistinctBy(shared => shared.System, StringComparer.Ordinal).Select(shared => shared.Address)];

    private static readonly NameTable AddressNames = new([.. Addresses.Select(address => address.Value!)]);

    /// <summary>What is shared of this code; null when nothing is.</summary>
    internal static SharedCode? Find(string system, ReadOnlySpan<byte> code)
    {
        foreach (var shared in ByCode.Find(code) is { IsDefault: false } found ? found : [])
        {
            if (string.Equals(shared.System, system, StringComparison.Ordinal))
            {
                return shared;
            }
        }

        return null;
    }

    /// <summary>The element of a system of ours from its letters; null for any other.</summary>
    internal static FhirUri? SystemOf(ReadOnlySpan<byte> letters) => AddressNames.IndexOf(letters) is >= 0 and var at ? Addresses[at] : null;

    private static IEnumerable<(string System, string Code)> Statuses =>
    [
        .. from code in "active recurrence relapse inactive remission resolved".Split(' ') select (Fhir.Systems.ConditionClinical, code),
        .. from code in "unconfirmed provisional differential confirmed refuted entered-in-error".Split(' ') select (Fhir.Systems.ConditionVerification, code),
    ];

    private static IEnumerable<SharedCode> All() =>
    [
        .. Codes.All.Select(row => new SharedCode(row.System, row.Code, row.Display, [row])),
        .. Statuses.Select(status => Status(status.System, status.Code)),
    ];

    private static SharedCode Status(string system, string code) => new(system, code, $"{char.ToUpperInvariant(code[0])}{code[1..].Replace('-', ' ')}", []);
}
