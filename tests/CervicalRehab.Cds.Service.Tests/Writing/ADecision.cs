using System.Buffers;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>Decisions as the protocol would hand them over, built by hand.</summary>
internal static class ADecision
{
    public static readonly DraftContext Call = new()
    {
        PatientId = "p1",
        EncounterId = "e1",
        UserId = "Practitioner/dr-1",
        At = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(2)),
        IdFor = name => "id-of-" + name,
    };

    public static readonly Decision Plan = new()
    {
        Pathway = Pathway.ConservativePlan,
        Indicator = Indicator.Info,
        Summary = "Plan",
        Because = [Finding("plan-may-start", "Assessment is complete, R&D <none> found", ["SCOPE-04"], Record(Facts.GaitInstability, "absent", "Observation/gait"))],
        Caveats = [Finding("extent", "Confirm that the extent is minor <D3 & others>", ["SCOPE-02"])],
        Inputs =
        [
            Record(Facts.GaitInstability, "absent", "Observation/gait"),
            Record(Facts.Opll, "minor", "Condition/opll"),
            Record(Facts.Pregnancy, "present", "Condition/pregnant"),
            Record(Facts.PainVas, "62", "Observation/vas") with { Unit = "mm" },
            Record(Facts.Programme, "ended", "CarePlan/old"),
            Record(Facts.Order, "routine", "ServiceRequest/unsaved"),
            Record(Facts.Medication, "gabapentin", "MedicationRequest/m"),
            Record(Facts.Fall, "present", "Condition/not a valid id"),
            Record(Facts.Fusion, "none", "Procedure/fusion"),
        ],
        Regimen = [Stretching, Low],
        Proposals = [Proposal.ReferToPhysicalTherapy, Proposal.StartProgramme],
    };

    public static readonly Decision Urgent = new()
    {
        Pathway = Pathway.UrgentSurgicalReferral,
        Indicator = Indicator.Critical,
        Summary = "Refer",
        Because = [Finding("gait", "Gait instability is present", ["REDFLAG-02"], Record(Facts.GaitInstability, "present", "Observation/gait"))],
        Inputs =
        [
            Record(Facts.GaitInstability, "present", "Observation/gait"),
            Record(Facts.Babinski, "absent", "Observation/babinski"),
            Record(Facts.Opll, "minor", "Condition/opll"),
        ],
        Priority = ReferralPriority.Urgent,
        Proposals = [Proposal.HoldProgramme, Proposal.ReferToSpineSurgery],
    };

    public static readonly Decision Incomplete = new()
    {
        Pathway = Pathway.CompleteAssessment,
        Indicator = Indicator.Warning,
        Summary = "Complete",
        Because = [Finding("baseline", "The baseline is incomplete", ["ASSESS-00"])],
        Inputs = [Record(Facts.Opll, "minor", "Condition/opll")],
        Missing =
        [
            new MissingFact { Fact = Facts.Of(Movement.RotationLeft), Reason = Reason.Stale, LastDate = RecordedDate.OfDay(new DateOnly(2026, 4, 1)) },
            new MissingFact { Fact = Facts.Hoffmann, Side = "left", Reason = Reason.NotRecorded },
        ],
        Proposals = [Proposal.OrderAssessment],
    };

    public static readonly Decision Progress = new()
    {
        Pathway = Pathway.Progress,
        Indicator = Indicator.Info,
        Summary = "Progress",
        Because = [Finding("progress", "15 repetitions at RPE 13", ["PROG-03"])],
        Regimen = [Moderate],
        Proposals = [Proposal.ProgressResistance],
    };

    public static Dose Stretching => new()
    {
        Activity = "static-stretching",
        Title = "Static stretching",
        Instruction = "3-4 repetitions, hold 10-30 s, rest 30-60 s",
        SessionsPerWeek = new Dose.Range(2, 3),
        Clauses = ["STRETCH-01", "STRETCH-02"],
    };

    public static Dose Low => new()
    {
        Activity = "resistance-low",
        Title = "Resistance, low",
        Instruction = "40 % 1-RM, 10-15 repetitions",
        SessionsPerWeek = new Dose.Range(2, 3),
        Clauses = ["NMS-04"],
    };

    public static Dose Moderate => new()
    {
        Activity = "resistance-moderate",
        Title = "Resistance, moderate",
        Instruction = "41-60 % 1-RM, 8-10 repetitions",
        SessionsPerWeek = new Dose.Range(2, 3),
        Clauses = ["NMS-05"],
    };

    public static JsonElement Only(this Decision decision, DraftContext? call = null) =>
        Drafts.For(decision, call ?? Call, null).ShouldHaveSingleItem().Json();

    /// <summary>The draft plan and the draft physical-therapy order of <see cref="Plan"/>.</summary>
    public static (JsonElement CarePlan, JsonElement Order) Both(this Decision decision, DraftContext? call = null)
    {
        var drafts = Drafts.For(decision, call ?? Call, null);
        drafts.Length.ShouldBe(2);
        return (drafts[1].Json(), drafts[0].Json());
    }

    /// <summary>The resource of a draft as it is sent.</summary>
    public static JsonElement Json(this Draft draft) => JsonElement.Parse(Bytes(draft.Write));

    /// <summary>What is written, in the way of answers.</summary>
    public static ReadOnlySpan<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ResourceJson.Readable))
        {
            write(json);
        }

        return buffer.WrittenSpan;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<object> path)
    {
        foreach (var step in path)
        {
            element = step is int index ? element[index] : element.GetProperty((string)step);
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : element.GetRawText();
    }

    public static string?[] References(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var references) ? [.. references.EnumerateArray().Select(item => item.Text("reference"))] : [];

    public static Evidence Record(string fact, string value, string reference) =>
        new() { Fact = fact, Value = value, Reference = reference, Status = "final", Date = RecordedDate.OfDay(new DateOnly(2026, 5, 28)) };

    private static Finding Finding(string rule, string sentence, string[] clauses, params Evidence[] evidence) =>
        new() { Rule = rule, Sentence = sentence, Clauses = [.. clauses], Evidence = [.. evidence] };
}
