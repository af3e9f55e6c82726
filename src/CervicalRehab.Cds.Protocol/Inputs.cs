using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The records a decision rests on, each once, in the order of the assessment.</summary>
internal static class Inputs
{
    public static ImmutableArray<Evidence> Of(PatientCase c, Decision decision) => decision.Pathway == Pathway.NotApplicable
        ? []
        :
        [
            .. c.OpllSources
                .Concat(decision.Because.SelectMany(finding => finding.Evidence))
                .Concat(c.Picture.Spasm.Select(problem => problem.Source))
                .Concat(c.Signs.Required.Where(sign => sign.State.Present != Answer.Unknown).SelectMany(sign => sign.State.Sources))
                .Concat(decision.Pathway is Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral ? [] : Measurements(c))
                .Concat(decision.Caveats.Concat(decision.Notes).SelectMany(finding => finding.Evidence))
                .Distinct(),
        ];

    private static IEnumerable<Evidence> Measurements(PatientCase c) =>
    [
        .. c.Mri.LatestSources,
        .. c.Motion.LatestComplete?.Sources ?? [],
        .. c.Pain.Fresh is { } pain ? [pain.Source] : ImmutableArray<Evidence>.Empty,
        .. c.Shoulder.Fresh,
    ];
}
