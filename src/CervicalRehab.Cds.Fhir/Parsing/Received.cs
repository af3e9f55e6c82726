using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>A resource as it was received: understood, understood in part, or unreadable. There is no other kind.</summary>
internal abstract class Received
{
    private protected Received()
    {
    }
}

/// <summary>What could not be read as a resource of its type.</summary>
internal sealed class Unreadable : Received;

/// <summary>A resource that could be read: good for whatever warns. What reassures asks for an <see cref="Understood{T}"/>.</summary>
internal abstract class Received<T> : Received
    where T : Resource
{
    private protected Received(T resource, bool isAsSent) => (Resource, IsAsSent) = (resource, isAsSent);

    /// <summary>The instance. It is never written to, and parts of it are shared with others.</summary>
    internal T Resource { get; }

    /// <summary>The instance holds everything that was sent, what is not read included: the SDK read all of it and had nothing to say.</summary>
    internal bool IsAsSent { get; }

    /// <summary>Paths of the elements that are not understood; empty only for an <see cref="Understood{T}"/>.</summary>
    internal abstract ImmutableArray<string> NotUnderstood { get; }

    /// <summary>What stands in the place of a choice that is taken in this part of the resource, in an object of the same kind; null when nothing does.</summary>
    internal virtual TPart? SecondOf<TPart>(TPart part)
        where TPart : Base => null;
}

/// <summary>A resource every element of which is understood: the only kind that may reassure.</summary>
internal sealed class Understood<T> : Received<T>
    where T : Resource
{
    private Understood(T resource, bool isAsSent)
        : base(resource, isAsSent)
    {
    }

    /// <summary>The resource with what was noted of it: understood only when that is nothing. There is no other way to one.</summary>
    internal static Received<T> Judged(T resource, Noted noted, bool isAsSent) =>
        noted.Count > 0 ? new Partly<T>(resource, noted.Take(), noted.Seconds, isAsSent) : new Understood<T>(resource, isAsSent);

    /// <inheritdoc/>
    internal override ImmutableArray<string> NotUnderstood => [];
}

/// <summary>A resource with elements that may change its meaning.</summary>
internal sealed class Partly<T> : Received<T>
    where T : Resource
{
    private readonly Dictionary<object, object>? _seconds;

    internal Partly(T resource, ImmutableArray<string> notUnderstood, Dictionary<object, object>? seconds, bool isAsSent)
        : base(resource, isAsSent) => (NotUnderstood, _seconds) = (notUnderstood, seconds);

    /// <inheritdoc/>
    internal override ImmutableArray<string> NotUnderstood { get; }

    /// <inheritdoc/>
    internal override TPart? SecondOf<TPart>(TPart part)
        where TPart : class => _seconds?.GetValueOrDefault(part) as TPart;
}
