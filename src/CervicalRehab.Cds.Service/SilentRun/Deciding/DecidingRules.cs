using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Input;
using CervicalRehab.Cds.Service.SilentRun.Sorting;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>What all parts of the patients are decided by.</summary>
internal sealed record DecidingRules
{
    /// <summary>Moment of evaluation.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The site's codes.</summary>
    public required SiteCodes Site { get; init; }

    /// <summary>Who approved the content here; null when nobody did.</summary>
    public Approval? Approval { get; init; }

    /// <summary>How whole the export is.</summary>
    public required ExportLoads Loads { get; init; }

    /// <summary>What the export says beside its records.</summary>
    public required SortedSoFar Seen { get; init; }

    /// <summary>The concepts without a meaning.</summary>
    public required UnknownConcept[] Concepts { get; init; }

    /// <summary>Names of the files, for faults.</summary>
    public required ExportFile[] Files { get; init; }

    /// <summary>Whether encounters are gone through.</summary>
    public bool ReplaysEncounters { get; init; }

    /// <summary>Whether patients are named by their ids.</summary>
    public bool WithIds { get; init; }

    /// <summary>What ids are hashed with.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Who is the first of each pathway.</summary>
    public FirstExamples Examples { get; } = new();

    /// <summary>How a patient is named: by the id where that was asked for, else by a hash that tells nothing without the salt.</summary>
    public string NameOf(string id) => WithIds ? id : Convert.ToHexStringLower(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes(id)).AsSpan(0, 12));
}
