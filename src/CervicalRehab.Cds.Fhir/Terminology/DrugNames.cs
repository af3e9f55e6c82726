using System.Buffers;
using System.Collections.Frozen;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A drug of the information line (D22).</summary>
/// <param name="Ingredient">As <see cref="Codes.Drugs"/> displays it, or the kind of drug where a list tells no more.</param>
/// <param name="Group">One of the three agents, opioid, CNS depressant, or MAO inhibitor.</param>
internal readonly record struct NamedDrug(string Ingredient, Meaning Group);

/// <summary>
/// The words by which a list of medications names a drug of the information line (D22). EHRs send clinical drugs, not ingredients, and no product list ships with us: the ingredient is also
/// recognized by its name, in some languages, and by those under which it is sold. Good enough for a line of information, never for a rule. A name that is not here is another drug; sites map their codes.
/// </summary>
internal static class DrugNames
{
    private const int ShortestName = 3;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly (Meaning Group, string Ingredient, string Names)[] Table =
    [
        (Meaning.Gabapentin, "gabapentin", "gabapentine gabapentina Neurontin Gralise Horizant"),
        (Meaning.Pregabalin, "pregabalin", "pregabaline prégabaline pregabalina Lyrica"),
        (Meaning.Duloxetine, "duloxetine", "duloxetin duloxétine duloxetina Cymbalta Drizalma Irenka Yentreve Ariclaim Xeristar"),
        (Meaning.Maoi, "phenelzine", "phenelzin fenelzine Nardil"),
        (Meaning.Maoi, "tranylcypromine", "tranylcypromin Parnate Jatrosom"),
        (Meaning.Maoi, "isocarboxazid", "Marplan"),
        (Meaning.Maoi, "selegiline", "selegilin selegilina Emsam Eldepryl Zelapar"),
        (Meaning.Maoi, "rasagiline", "rasagilin rasagilina Azilect"),
        (Meaning.Maoi, "safinamide", "safinamid safinamida Xadago"),
        (Meaning.Maoi, "moclobemide", "moclobemid moclobemida Aurorix Manerix"),
        (Meaning.Maoi, "procarbazine", "procarbazin Matulane Natulan"),
        (Meaning.Maoi, "methylene blue", "methylene methylenblau methylthioninium Provayblue"),
        (Meaning.Maoi, "linezolid", "linezolida Zyvox Zyvoxid"),
        (Meaning.Maoi, "MAO inhibitor", "MAOI MAOIs"),
        (Meaning.Opioid, "codeine", "codein codéine codeina codeïne kodein codeinphosphat codamol Panadeine codeína"),
        (Meaning.Opioid, "dihydrocodeine", "dihydrocodein dydramol"),
        (Meaning.Opioid, "fentanyl", "fentanil fentanilo Duragesic Durogesic Actiq Fentora"),
        (Meaning.Opioid, "hydrocodone", "hydrocodon hidrocodona Norco Vicodin Lortab Lorcet Hysingla Zohydro"),
        (Meaning.Opioid, "hydromorphone", "hydromorphon hidromorfona Dilaudid Exalgo Palladon"),
        (Meaning.Opioid, "levorphanol", ""),
        (Meaning.Opioid, "meperidine", "pethidine pethidin petidina Demerol Dolantin"),
        (Meaning.Opioid, "methadone", "methadon metadona levomethadon levomethadone Dolophine Methadose Polamidon"),
        (Meaning.Opioid, "morphine", "morphin morfine morfina Contin Kadian Avinza Sevredol"),
        (Meaning.Opioid, "nalbuphine", "nalbuphin"),
        (Meaning.Opioid, "oxycodone", "oxycodon oxicodona ossicodone OxyContin Percocet Roxicodone Endocet Xtampza Oxaydo Oxygesic Targin Targiniq Endone"),
        (Meaning.Opioid, "oxymorphone", "oxymorphon Opana"),
        (Meaning.Opioid, "pentazocine", "pentazocin"),
        (Meaning.Opioid, "piritramide", "piritramid Dipidolor"),
        (Meaning.Opioid, "tapentadol", "tapentadolo Nucynta Palexia"),
        (Meaning.Opioid, "tilidine", "tilidin Valoron"),
        (Meaning.Opioid, "tramadol", "tramadolo Ultram Ultracet ConZip Tramal Zaldiar"),
        (Meaning.Opioid, "buprenorphine", "buprenorphin buprenorfina Suboxone Subutex Butrans Belbuca Zubsolv Sublocade Temgesic Transtec Norspan"),
        (Meaning.Opioid, "butorphanol", ""),
        (Meaning.Opioid, "opioid", "opioids opiate opiates opiat"),
        (Meaning.CnsDepressant, "alprazolam", "Xanax Tafil"),
        (Meaning.CnsDepressant, "bromazepam", "Lexotanil"),
        (Meaning.CnsDepressant, "butalbital", "Fioricet Fiorinal"),
        (Meaning.CnsDepressant, "chlordiazepoxide", "chlordiazepoxid Librium"),
        (Meaning.CnsDepressant, "clobazam", "Frisium Onfi"),
        (Meaning.CnsDepressant, "clonazepam", "Klonopin Rivotril"),
        (Meaning.CnsDepressant, "clorazepate", "Tranxene"),
        (Meaning.CnsDepressant, "diazepam", "Valium"),
        (Meaning.CnsDepressant, "estazolam", ""),
        (Meaning.CnsDepressant, "flunitrazepam", ""),
        (Meaning.CnsDepressant, "flurazepam", ""),
        (Meaning.CnsDepressant, "lorazepam", "Ativan Tavor Temesta"),
        (Meaning.CnsDepressant, "lormetazepam", ""),
        (Meaning.CnsDepressant, "meprobamate", ""),
        (Meaning.CnsDepressant, "midazolam", "Versed"),
        (Meaning.CnsDepressant, "nitrazepam", "Mogadon"),
        (Meaning.CnsDepressant, "oxazepam", "oxazépam Seresta"),
        (Meaning.CnsDepressant, "phenobarbital", "phenobarbitone Luminal"),
        (Meaning.CnsDepressant, "temazepam", "Restoril"),
        (Meaning.CnsDepressant, "tetrazepam", ""),
        (Meaning.CnsDepressant, "triazolam", "Halcion"),
        (Meaning.CnsDepressant, "zolpidem", "Ambien Edluar Stilnox"),
        (Meaning.CnsDepressant, "zopiclone", "zopiclon Imovane"),
        (Meaning.CnsDepressant, "eszopiclone", "Lunesta"),
        (Meaning.CnsDepressant, "zaleplon", "Sonata"),
        (Meaning.CnsDepressant, "baclofen", "baclofène baclofeno Lioresal"),
        (Meaning.CnsDepressant, "carisoprodol", "Soma"),
        (Meaning.CnsDepressant, "chlorzoxazone", "Lorzone Parafon"),
        (Meaning.CnsDepressant, "cyclobenzaprine", "ciclobenzaprina Flexeril Amrix"),
        (Meaning.CnsDepressant, "metaxalone", "Skelaxin"),
        (Meaning.CnsDepressant, "methocarbamol", "metocarbamol Robaxin Ortoton"),
        (Meaning.CnsDepressant, "orphenadrine", "orphenadrin orfenadrina Norflex"),
        (Meaning.CnsDepressant, "tizanidine", "tizanidin tizanidina Zanaflex Sirdalud"),
        (Meaning.CnsDepressant, "CNS depressant", "benzo benzos benzodiazepine benzodiazepines benzodiazepin barbiturate barbiturates sedative sedatives hypnotic hypnotics relaxant relaxants"),
    ];

    private static readonly FrozenDictionary<string, NamedDrug> ByName =
        Table.SelectMany(static row => row.Names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(row.Ingredient).Select(name => (name, new NamedDrug(row.Ingredient, row.Group))))
            .ToFrozenDictionary(static drug => drug.name, static drug => drug.Item2, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, NamedDrug>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    // Words that stand where a name is not known, beside none that is one.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = FrozenSet.ToFrozenSet(
        ("medication medications medicine medicines medicament medikament medikation unbekannt med meds drug drugs prescribed prescription prescriptions pill pills tablet tablets capsule capsules unknown see chart list lists listed scanned attached "
            + "none not other various several multiple takes taking patient available unavailable applicable specified recorded reported entered coded and the from per about information sleeping pain home current "
            + "siehe plan hausmedikation medikamentenplan medikamentenliste liste voir "
            + "masked hidden withheld redacted restricted confidential asked but temporarily unencoded invalid error oral").Split(' '),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // What an import writes of a patient who takes nothing: that is told, and no drug.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDrug = FrozenSet.ToFrozenSet(
        ["none", "no medications", "no current medications", "no known medications", "no active medications", "nil", "keine", "keine Medikation", "keine Medikamente", "aucun", "geen", "ninguno", "nessuno"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a text says about a drug: whether it tells which one it is, or that there is none, and whether a word of it is a name of ours.</summary>
    internal static (bool NamesOne, bool NamesOurs) Judge(ReadOnlySpan<char> text)
    {
        var namesOne = NoDrug.Contains(text.Trim());
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExcept(Letters);
            var word = length < 0 ? text : text[..length];
            if (BySpan.ContainsKey(word))
            {
                return (true, true);
            }

            namesOne = namesOne || (word.Length >= ShortestName && !NoNames.Contains(word));
            text = length < 0 ? [] : text[(length + 1)..];
        }

        return (namesOne, false);
    }

    /// <summary>The drug that a word names; null for any other word.</summary>
    internal static NamedDrug? Find(string word) => ByName.TryGetValue(word, out var drug) ? drug : null;
}
