using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>What an answer says that reassures, and what it says is missing.</summary>
/// <param name="Pathway">The pathway; the members of the enumeration stand in the order of what they demand.</param>
/// <param name="Said">Each thing that reassures in words of its own.</param>
/// <param name="Missing">What is missing, each fact with its side.</param>
internal sealed record Comfort(Pathway Pathway, ImmutableHashSet<string> Said, ImmutableHashSet<string> Missing)
{
    private const string NoDrugChecks = "none of those on record";
    private const string NoRedFlags = "no red flags";

    /// <summary>The record is one that the protocol is asked about.</summary>
    public bool IsAnswered { get; private init; }

    /// <summary>What the readers and the protocol make of a record.</summary>
    public static Comfort Of(Chart chart)
    {
        var reading = chart.Reading;
        if (reading.Fault is not PatientFault.None)
        {
            return new(Pathway.UrgentSurgicalReferral, [], []) { IsAnswered = false };
        }

        var decision = RehabProtocol.Evaluate(reading.Picture, Chart.Now);
        return new(
            decision.Pathway,
            [
                .. decision.Pathway is Pathway.ConservativePlan or Pathway.Progress or Pathway.NotApplicable ? [decision.Pathway.Code()] : Array.Empty<string>(),
                .. decision.NoRedFlags ? [NoRedFlags] : Array.Empty<string>(),
                .. decision is { Pathway: Pathway.ConservativePlan, Caveats.IsEmpty: true } ? ["a plan without a caveat"] : Array.Empty<string>(),
                .. decision.Notes.Any(note => note.Sentence.Contains(NoDrugChecks, StringComparison.Ordinal)) ? ["no drug checks"] : Array.Empty<string>(),
                .. decision.RunningProgramme is { IsUnderstood: true, Source.Reference: { } plan } ? [$"{plan} may be changed"] : Array.Empty<string>(),
                .. decision.AlreadyOnFile.Where(order => order.Fact == Facts.Order).Select(order => $"{order.Reference} is on file"),
            ],
            [.. decision.Missing.Select(fact => $"{fact.Fact} {fact.Side}".TrimEnd())])
        {
            IsAnswered = decision.Pathway is not Pathway.NotApplicable,
        };
    }

    /// <summary>What reassures here and did not before; null when nothing does. With a severer pathway something may be missing no more because it is present.</summary>
    public string? MoreThan(Comfort before) =>
        Pathway > before.Pathway ? $"{Pathway} instead of {before.Pathway}"
        : Said.Except(before.Said).FirstOrDefault(said => Pathway == before.Pathway || (before.IsAnswered && said == NoRedFlags)) is { } said ? $"newly said: {said}"
        : Pathway == before.Pathway && before.Missing.Except(Missing).FirstOrDefault() is { } fact ? $"no longer missing: {fact}"
        : null;

    /// <summary>How it differs from another; null when it does not.</summary>
    public string? Unlike(Comfort other) => MoreThan(other) ?? other.MoreThan(this);
}
