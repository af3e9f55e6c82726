using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a reason tells, by its codes and else by its words (D24). One in a code that nobody here knows is not understood, unless its words could be said of any problem (protocol section 0.1).</summary>
internal static class PurposeCode
{
    // ICD-10-CM without the dot: what is of the neck.
    private static readonly ImmutableArray<string> NeckIcd =
    [
        "G542", "M4301", "M4302", "M4303", "M4311", "M4312", "M4313", "M433", "M434", "M436", "M4711", "M4712", "M4713", "M4721", "M4722", "M4723", "M47811", "M47812", "M47813", "M47891", "M47892", "M47893",
        "M4801", "M4802", "M4803", "M50", "M530", "M531", "M532X1", "M532X2", "M532X3", "M5381", "M5382", "M5383", "M5411", "M5412", "M5413", "M542", "M5481", "M7912", "M9901", "S12", "S13", "S14", "S16",
    ];

    // Symptoms, pain, aftercare, causes from outside, and what is of no stated level: no part of the body is told.
    private static readonly ImmutableArray<string> GeneralIcd =
    [
        "G44", "G54", "G55", "G82", "G83", "G89", "G95", "G96", "G99", "M2550", "M2560", "M40209", "M419", "M439", "M4710", "M4720", "M47819", "M47899", "M479", "M4800", "M489", "M5380", "M539", "M5410", "M5489", "M549", "M6240",
        "M6281", "M6288", "M629", "M7910", "M7918", "M792", "M797", "M799", "R20", "R25", "R26", "R27", "R29", "R51", "R52", "R53", "T07", "T14", "V", "W", "Y", "Z0", "Z478", "Z489", "Z51", "Z73", "Z74", "Z78", "Z91", "Z981",
    ];

    /// <summary>What the reason tells.</summary>
    internal static Purpose Of(CodeableConcept reason, CodeLookup codes, bool toSurgeon)
    {
        var (known, codings) = (codes.Find(reason), reason.Codings().Where(static coding => coding.CodeElement.Letters() is not null).ToList());
        var told = PurposeOf(reason.Texts().Select(text => PurposeText.Of(text, toSurgeon)));
        return known.Any(IsOfTheNeck) || codings.Exists(static coding => IsIcd(coding, NeckIcd)) || told == Purpose.ThisProblem ? Purpose.ThisProblem
            : known.Any(IsOfThisProblem) ? Purpose.NotTold
            : told == Purpose.AnotherProblem || codings.Count == 0 ? told
            : codings.Exists(static coding => IsIcd(coding, GeneralIcd)) || (reason.Texts().ToList() is { Count: > 0 } texts && texts.TrueForAll(PurposeText.IsGeneral)) ? Purpose.NotTold
            : Purpose.AnotherProblem;
    }

    /// <summary>What several tell together: one that is for this problem is enough.</summary>
    internal static Purpose PurposeOf(IEnumerable<Purpose> told) => told.Aggregate(Purpose.NotTold, static (all, one) =>
        all == Purpose.ThisProblem || one == Purpose.NotTold ? all : one);

    private static bool IsOfTheNeck(Meaning meaning) =>
        meaning is Meaning.Opll or Meaning.OpllCervical or Meaning.OpllCervicalUnspecific or Meaning.OpllSiteUnspecified or Meaning.Myelopathy or Meaning.CordCompression or Meaning.Spasm;

    // Signs of it, and what the protocol knows beside it.
    private static bool IsOfThisProblem(Meaning meaning) => meaning.IsAlarm() || meaning is Meaning.Dystonia or Meaning.Fall or Meaning.PainfulGait or Meaning.Fusion;

    private static bool IsIcd(Coding coding, ImmutableArray<string> prefixes) =>
        SystemSpellings.Known(coding.SystemElement.Letters()) == Systems.Icd10Cm && coding.CodeElement.Letters()!.Trim().Replace(".", string.Empty, StringComparison.Ordinal) is var code
        && prefixes.Any(prefix => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
