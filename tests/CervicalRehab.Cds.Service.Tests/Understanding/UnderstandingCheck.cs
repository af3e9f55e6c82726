using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>
/// Whether a single element that is put into a record does what the tables say of it: one that is not listed never reassures and takes away what its
/// resource said that reassured, one that is harmless changes nothing.
/// </summary>
/// <param name="read">What is made of a record.</param>
/// <param name="listed">What the tables say.</param>
internal sealed class UnderstandingCheck(Func<Chart, Comfort> read, Func<Insertion, JsonNode, Listing> listed)
{
    /// <summary>How often an element that is not listed took something away that reassured.</summary>
    public int TakenAway { get; private set; }

    /// <summary>Every element that was put in.</summary>
    public HashSet<string> PutIn { get; } = new(StringComparer.Ordinal);

    /// <summary>The check of this service.</summary>
    public static UnderstandingCheck OfService() => new(Comfort.Of, UnderstoodElements.Of);

    /// <summary>Puts one element into one resource of a record; what does not hold, or null.</summary>
    public string? Fault(Chart chart, Dice dice)
    {
        var slots = Enumerable.Range(0, Slot.Count(chart)).GroupBy(at => (string?)Slot.Resource(chart, at)["resourceType"]).ToList();
        var slot = dice.Of<int>([.. dice.Of(slots)]);
        var places = Place.Of(Slot.Resource(chart, slot)).ToList();
        return places is [] ? null : Fault(chart, slot, (dice.OneIn(3) ? places[0] : dice.Of(places)).Any(dice), read(chart), dice);
    }

    /// <summary>Puts each of some elements into each place of one resource; what does not hold.</summary>
    public IEnumerable<string> Faults(Chart chart, int slot, Func<Place, IEnumerable<Insertion>> some)
    {
        var before = read(chart);
        return from place in Place.Of(Slot.Resource(chart, slot)).ToList() from insertion in some(place) select Fault(chart, slot, insertion, before, new Dice(1, insertion.ToString(), 0)) into fault where fault is not null select fault;
    }

    private string? Fault(Chart chart, int slot, Insertion insertion, Comfort before, Dice dice)
    {
        var value = insertion.Value(dice);
        var (holder, isFirst) = (insertion.Place.Holder, dice.OneIn(2));
        var listing = listed(insertion, value);
        holder.Insert(isFirst ? 0 : holder.Count, insertion.Name, value.DeepClone());
        var resource = Slot.Root(holder);
        var after = read(Slot.With(chart, slot, resource));
        PutIn.Add(insertion.ToString());
        var fault = listing switch
        {
            Listing.Harmless => after.Unlike(before),
            Listing.No => after.MoreThan(before) ?? StillSaid(chart, slot, before, after),
            _ => null,
        };
        var text = fault is null ? null : $"{insertion} = {value.ToJsonString()} ({listing}): {fault}\n  before {before.Pathway}: {string.Join(", ", before.Said)}\n  {resource.ToJsonString()}";
        holder.Remove(insertion.Name);
        return text;
    }

    // What was said because of the resource, or because it was withdrawn, is not to be said any more. Without a patient or a problem nothing is said at all,
    // and that tells only of the pathway.
    private string? StillSaid(Chart chart, int slot, Comfort before, Comfort after)
    {
        TakenAway += before.Said.Except(after.Said).IsEmpty ? 0 : 1;
        var still = before.Said.Intersect(after.Said);
        if (still.IsEmpty)
        {
            return null;
        }

        var (without, inDoubt) = (read(Slot.Without(chart, slot)), read(Slot.InDoubt(chart, slot)));
        var because = still.Except(inDoubt.Said).Union(still.Except(without.Said).Where(said => without.IsAnswered || (before.IsAnswered && said == before.Pathway.Code())));
        return because.FirstOrDefault() is { } said ? $"still said: {said}" : null;
    }
}

/// <summary>The resources of a record by number: the patient, what is on file, the drafts.</summary>
internal static class Slot
{
    public static int Count(Chart chart) => 1 + chart.Resources.Length + chart.Drafts.Length;

    /// <summary>A copy of the resource.</summary>
    public static JsonObject Resource(Chart chart, int at) =>
        (at == 0 ? JsonNode.Parse(chart.Patient)! : at <= chart.Resources.Length ? chart.Resources[at - 1].DeepClone() : chart.Drafts[at - 1 - chart.Resources.Length].DeepClone()).AsObject();

    public static Chart With(Chart chart, int at, JsonObject resource) =>
        at == 0 ? chart with { Patient = resource.ToJsonString() }
        : at <= chart.Resources.Length ? chart with { Resources = chart.Resources.SetItem(at - 1, resource) }
        : chart with { Drafts = chart.Drafts.SetItem(at - 1 - chart.Resources.Length, resource) };

    public static Chart Without(Chart chart, int at) =>
        at == 0 ? chart with { Patient = "{}" }
        : at <= chart.Resources.Length ? chart with { Resources = chart.Resources.RemoveAt(at - 1) }
        : chart with { Drafts = chart.Drafts.RemoveAt(at - 1 - chart.Resources.Length) };

    /// <summary>The resource with a modifier that nobody knows.</summary>
    public static Chart InDoubt(Chart chart, int at)
    {
        var resource = Resource(chart, at);
        resource["modifierExtension"] = R4Value.Extensions;
        return With(chart, at, resource);
    }

    /// <summary>The resource that an object stands in.</summary>
    public static JsonObject Root(JsonNode holder)
    {
        while (holder.Parent is { } parent)
        {
            holder = parent;
        }

        return holder.AsObject();
    }
}
