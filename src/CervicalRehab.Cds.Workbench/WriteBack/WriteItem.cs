using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>What became of an item.</summary>
public enum WriteState
{
    /// <summary>Not sent yet.</summary>
    Pending,

    /// <summary>In the record.</summary>
    Written,

    /// <summary>Certainly not in the record.</summary>
    Refused,

    /// <summary>Sent, and nobody knows what became of it.</summary>
    Unknown,
}

/// <summary>One resource to be created, with an id of its own that was made before it was first sent and goes with it as its identifier.</summary>
public sealed class WriteItem(Guid id, string label, DomainResource resource)
{
    /// <summary>System of the identifier: its value is a URN.</summary>
    public const string IdentifierSystem = "urn:ietf:rfc:3986";

    /// <summary>What it is, in the words of the form.</summary>
    public string Label { get; } = label;

    /// <summary>The resource, without an id: the server gives one.</summary>
    public DomainResource Resource { get; } = resource;

    /// <summary>Its type.</summary>
    public string Type => Resource.TypeName;

    /// <summary>Value of its identifier.</summary>
    public string Urn { get; } = $"urn:uuid:{id}";

    /// <summary>What became of it.</summary>
    public WriteState State { get; internal set; }

    /// <summary>Id the server gave; null while not written, or when the server did not say.</summary>
    public string? ServerId { get; internal set; }

    /// <summary>The server's words, or what to do.</summary>
    public string Words { get; internal set; } = string.Empty;

    /// <summary>True once it was sent, by whomever: it is looked for before it is sent again.</summary>
    public bool MayBeThere { get; internal set; }

    internal void Write(string? serverId) => (State, ServerId, Words) = (WriteState.Written, serverId, serverId is null ? "The server did not say under which id." : string.Empty);

    internal void Refuse(string words) => (State, Words, MayBeThere) = (WriteState.Refused, words, false);

    internal void Doubt(string words) => (State, Words, MayBeThere) = (WriteState.Unknown, words, true);
}
