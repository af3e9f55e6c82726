using System.Collections.Frozen;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Names under which the drugs of the information line are sold, each with the ingredient as <see cref="Codes.Drugs"/> displays it (D22): lists of medications often tell nothing else. Those of
/// the United States; a name that is not here is no drug of ours, and sites map their codes.
/// </summary>
internal static class BrandNames
{
    private static readonly (string Ingredient, string Names)[] Table =
    [
        ("gabapentin", "Neurontin Gralise Horizant"),
        ("pregabalin", "Lyrica"),
        ("duloxetine", "Cymbalta Drizalma"),
        ("phenelzine", "Nardil"),
        ("tranylcypromine", "Parnate"),
        ("isocarboxazid", "Marplan"),
        ("selegiline", "Emsam Eldepryl Zelapar"),
        ("procarbazine", "Matulane"),
        ("methylene blue", "Provayblue"),
        ("linezolid", "Zyvox"),
        ("fentanyl", "Duragesic Durogesic Actiq Fentora"),
        ("hydrocodone", "Norco Vicodin Lortab Lorcet Hysingla Zohydro"),
        ("hydromorphone", "Dilaudid Exalgo"),
        ("methadone", "Dolophine Methadose"),
        ("morphine", "Kadian Avinza"),
        ("oxycodone", "OxyContin Percocet Roxicodone Endocet Xtampza Oxaydo"),
        ("oxymorphone", "Opana"),
        ("tapentadol", "Nucynta"),
        ("tramadol", "Ultram Ultracet ConZip"),
        ("buprenorphine", "Suboxone Subutex Butrans Belbuca Zubsolv Sublocade"),
        ("alprazolam", "Xanax"),
        ("clonazepam", "Klonopin"),
        ("diazepam", "Valium"),
        ("lorazepam", "Ativan"),
        ("midazolam", "Versed"),
        ("temazepam", "Restoril"),
        ("zolpidem", "Ambien Edluar"),
    ];

    /// <summary>The drugs by their ingredients and by these names.</summary>
    internal static FrozenDictionary<string, KnownCode> Drugs { get; } =
        Codes.Drugs.DistinctBy(static row => row.Display, StringComparer.Ordinal).SelectMany(row => Named(row).Select(name => (name, row)))
            .ToFrozenDictionary(static drug => drug.name, static drug => drug.row, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Named(KnownCode drug) =>
        Table.Where(row => row.Ingredient == drug.Display).SelectMany(static row => row.Names.Split(' ')).Append(drug.Display);
}
