using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>What all threads sort by.</summary>
internal sealed record SortingRules(SiteCodes Site, ConceptTable Concepts, Shard Shard, int Partitions, bool KeepsEncounters);
