using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>Whole patients: near enough to the plan that every pathway is met often.</summary>
internal static class Pictures
{
    private static readonly Gen<OpllRecord> Opll =
        from site in Generate.Weighted((12, OpllSite.Cervical), (1, OpllSite.Unknown), (1, OpllSite.Elsewhere))
        from extent in Generate.Weighted((10, OpllExtent.Minor), (2, OpllExtent.NotStated), (1, OpllExtent.NotMinor))
        from resolved in Generate.Rarely
        from unconfirmed in Generate.Rarely
        select APatient.MinorOpll with { Site = site, Extent = extent, State = resolved ? ProblemState.Resolved : ProblemState.Active, Unconfirmed = unconfirmed };

    private static readonly Gen<RecordedDate?> Birth = Gen.Frequency<RecordedDate?>(
        (14, Gen.Choose(1940, 2006).Select(year => (RecordedDate?)RecordedDate.OfDay(new(year, 6, 1)))),
        (1, Gen.Choose(1940, 2012).Select(year => (RecordedDate?)Record.Year(year))),
        (2, Gen.Choose(2006, 2018).Select(year => (RecordedDate?)RecordedDate.OfDay(new(year, 6, 1)))),
        (1, Gen.Constant<RecordedDate?>(null)));

    private static readonly Gen<MriStudy> Mri =
        from date in Generate.Date
        from compression in Generate.Finding
        from myelomalacia in Generate.Finding
        select new MriStudy(date, compression, myelomalacia, [Generate.Sourced(Facts.MriCompression, $"{compression}-{myelomalacia}", date)]);

    private static readonly Gen<Programme> Programme =
        from state in Generate.Weighted((8, ProgrammeState.Active), (1, ProgrammeState.OnHold), (1, ProgrammeState.Draft), (2, ProgrammeState.Ended))
        from start in Generate.Date
        from planned in Gen.Elements(Enum.GetValues<ResistancePhase>())
        from inDraft in Generate.Rarely
        select new Programme(state, start, planned, Generate.Sourced(Facts.Programme, $"{state}-{planned}-{inDraft}", start, "CarePlan")) { InDraft = inDraft };

    private static readonly Gen<OrderRecord> Order =
        from kind in Gen.Elements(Enum.GetValues<OrderKind>())
        from inDraft in Gen.Elements(true, false)
        from inQuestion in Gen.Elements(true, false)
        select APatient.Order(kind, inDraft, inDraft && inQuestion);

    private static readonly Gen<LoadState> Load = Generate.Weighted((60, LoadState.Complete), (1, LoadState.Incomplete), (1, LoadState.Failed), (1, LoadState.NotSupplied));

    private static readonly Gen<Loads> AllLoads =
        from loads in Load.ArrayOf(7)
        select new Loads
        {
            Observations = loads[0],
            Conditions = loads[1],
            Reports = loads[2],
            Procedures = loads[3],
            CarePlans = loads[4],
            Orders = loads[5],
            Medications = loads[6],
        };

    private static readonly Gen<PatientPicture> Assessed =
        from opll in Gen.Frequency((9, Generate.Few(Opll, 2)), (9, Gen.Constant(ImmutableArray.Create(APatient.MinorOpll))))
        from birth in Birth
        from examination in Generate.NegativeExamination
        from signs in Gen.Frequency((4, Gen.Constant(ImmutableArray<SignRecord>.Empty)), (1, Generate.Few(Generate.Sign, 3)), (1, Generate.Few(Generate.Sign, 12)))
        from motion in Generate.FreshAge.Select(days => Measurement.MotionSet(days))
        from sets in Gen.Frequency((2, Gen.Constant(ImmutableArray<ImmutableArray<MotionRecord>>.Empty)), (1, Generate.Few(Generate.MotionSet, 2)))
        from movements in Generate.Seldom(Generate.Motion)
        from pain in Generate.FreshAge.Select(days => Measurement.Pain(40, days))
        from pains in Gen.Frequency((1, Gen.Constant(ImmutableArray<PainRecord>.Empty)), (1, Generate.Few(Generate.Pain, 3)))
        from shoulderAge in Gen.Frequency((6, Generate.FreshAge), (1, Generate.Age))
        from shoulder in Generate.Seldom(Generate.Shoulder)
        select new PatientPicture
        {
            Opll = opll,
            BirthDate = birth,
            Signs = [.. examination, .. signs],
            Motion = [.. motion, .. sets.SelectMany(set => set), .. movements],
            Pain = [pain, .. pains],
            Shoulder = [.. Measurement.ShoulderItems(shoulderAge), .. shoulder],
        };

    private static readonly Gen<PatientPicture> Any =
        from assessed in Assessed
        from spasm in Gen.Frequency((1, Gen.Constant(APatient.WithResolvedSpasm.Spasm)), (1, Generate.Few(Gen.Elements(ProblemState.Active, ProblemState.Resolved).Select(APatient.Spasm), 2)))
        from dystonia in Generate.Seldom(Problem(Facts.Dystonia))
        from myelopathy in Generate.Seldom(Problem(Facts.Myelopathy))
        from compression in Generate.Seldom(Problem(Facts.CordCompression))
        from mri in Gen.Frequency((2, Gen.Constant(ImmutableArray<MriStudy>.Empty)), (1, Generate.Few(Mri, 3)))
        from programmes in Gen.Frequency((2, Gen.Constant(ImmutableArray<Programme>.Empty)), (2, Generate.Few(Programme, 2)), (2, Gen.Constant(ImmutableArray.Create(APatient.Programme(27)))))
        from sessions in Generate.Seldom(Generate.Date.Select(date => Generate.Sourced(Facts.TherapySession, "completed", date, "Procedure")))
        from resistance in Gen.Frequency((3, Gen.Constant(Measurement.ResistanceSet(15, 40, 13, 3))), (1, Generate.Few(Generate.Resistance, 8)))
        from orders in Generate.Few(Order, 2)
        from fusions in Generate.Seldom(Generate.Date.Select(date => Generate.Sourced(Facts.Fusion, "completed", date, "Procedure")))
        from falls in Generate.Seldom(Generate.Date.Select(date => Generate.Sourced(Facts.Fall, "present", date, "Condition")))
        from seen in Generate.Seldom(Generate.Date.Select(date => Generate.Sourced(Facts.StressIncontinence, "present", date, "Condition")))
        from drugs in Generate.Few(Gen.Elements(Enum.GetValues<DrugGroup>()).Select(drug => new DrugRecord(drug, Record.Of(Facts.Medication, drug.ToString(), 9))), 2)
        from egfr in Generate.Few(Gen.Zip(Gen.Choose(50, 70), Generate.Date, (rate, date) => new EgfrRecord(rate, Generate.Sourced(Facts.Egfr, $"{rate}", date))), 2)
        from loads in AllLoads
        from deceased in Gen.Choose(0, 30)
        select assessed with
        {
            Deceased = deceased == 0,
            Spasm = spasm,
            Dystonia = dystonia,
            Myelopathy = myelopathy,
            CordCompression = compression,
            MriStudies = mri,
            Programmes = programmes,
            TherapySessions = sessions,
            Resistance = resistance,
            Orders = orders,
            Fusions = fusions,
            Falls = falls,
            NotCounted = seen,
            Drugs = drugs,
            Egfr = egfr,
            Loads = loads,
        };

    public static Arbitrary<PatientPicture> Arbitrary { get; } = Any.ToArbitrary();

    private static Gen<ProblemRecord> Problem(string fact) => Gen.Elements(ProblemState.Active, ProblemState.Resolved).Select(state => APatient.Problem(fact, state));
}
