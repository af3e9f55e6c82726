using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Faults
{
    /// <summary>The reason where it applies.</summary>
    internal static Reason? When(this Reason reason, bool applies) => applies ? reason : null;

    /// <summary>Why a measurement cannot be used, the plainest reason first and what the measure itself asks for before the date; null when it can.</summary>
    internal static Reason? Of(Examination exam, Measured measured, params ReadOnlySpan<Reason?> asked)
    {
        var fault = Reason.NotPerformed.When(measured.Fault == Reason.NotPerformed) ?? Reason.Preliminary.When(exam.Preliminary) ?? measured.Fault ?? Reason.NotUnderstood.When(!exam.IsUnderstood || !exam.AreOf(Sites.Neck));
        foreach (var reason in asked)
        {
            fault ??= reason;
        }

        return Listed(exam, fault) ?? exam.DayFault;
    }

    /// <summary>The fault; a record that is not understood is listed besides.</summary>
    internal static Reason? Listed(Examination exam, Reason? fault)
    {
        if (fault == Reason.NotUnderstood)
        {
            exam.Picture.Unused(exam.Source, Reason.NotUnderstood);
        }

        return fault;
    }
}
