namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>An adult with active minor cervical OPLL, an active spasm and a complete, negative, current assessment.</summary>
internal static class APatient
{
    public static readonly OpllRecord MinorOpll = new(OpllSite.Cervical, OpllExtent.Minor, ProblemState.Active, Record.Of(Facts.Opll, "minor", 700, type: "Condition"));

    /// <summary>Every record five days old: a conservative plan without a caveat.</summary>
    public static readonly PatientPicture InScope = new()
    {
        BirthDate = RecordedDate.OfDay(new(1976, 3, 9)),
        Opll = [MinorOpll],
        Spasm = [Spasm(ProblemState.Active)],
        Signs = Examination.Negative(5),
        Motion = Measurement.MotionSet(5),
        Pain = [Measurement.Pain(40, 5)],
        Shoulder = Measurement.ShoulderItems(5),
    };

    /// <summary>The same with a resolved spasm: resistance is allowed.</summary>
    public static readonly PatientPicture WithResolvedSpasm = InScope with { Spasm = [Spasm(ProblemState.Resolved)] };

    /// <summary>The same under 18.</summary>
    public static readonly PatientPicture Child = InScope with { BirthDate = RecordedDate.OfDay(new(2014, 5, 5)) };

    public static ProblemRecord Spasm(ProblemState state) => Problem(Facts.Spasm, state);

    public static ProblemRecord Problem(string fact, ProblemState state = ProblemState.Active, int daysAgo = 90) =>
        new(state, Record.Of(fact, state == ProblemState.Active ? "active" : "resolved", daysAgo, type: "Condition"));

    public static MriStudy Mri(int? daysAgo, Answer compression, Answer myelomalacia) =>
        new(daysAgo is { } days ? Record.Day(days) : null, compression, myelomalacia, [Record.Of(Facts.MriCompression, "study", daysAgo)]);

    /// <summary>The spasm resolved and a program of this age in days running, measured on its first day and five days ago.</summary>
    public static PatientPicture InProgramme(int day, ResistancePhase planned = ResistancePhase.None) => WithResolvedSpasm with
    {
        Programmes = [Programme(day, planned)],
        Motion = [.. Measurement.MotionSet(day), .. Measurement.MotionSet(5)],
        Pain = [Measurement.Pain(40, day), Measurement.Pain(40, 5)],
    };

    public static Programme Programme(int? day, ResistancePhase planned = ResistancePhase.None, ProgrammeState state = ProgrammeState.Active) =>
        new(state, day is { } days ? Record.Day(days) : null, planned, Record.Of(Facts.Programme, "active", day, type: "CarePlan"));

    /// <summary>In a program of four weeks with a set of this kind three days ago.</summary>
    public static PatientPicture Training(decimal repetitions = 15, decimal load = 40, decimal exertion = 13) =>
        InProgramme(27) with { Resistance = Measurement.ResistanceSet(repetitions, load, exertion, 3) };

    public static OrderRecord Order(OrderKind kind, bool inDraft = false, bool inQuestion = false) =>
        new(kind, Record.Of(Facts.Order, "active", 2, type: "ServiceRequest")) { InDraft = inDraft, InQuestion = inQuestion };
}
