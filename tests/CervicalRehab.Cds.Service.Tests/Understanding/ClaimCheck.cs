using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>Makes every claim that a type offers, with all that it may be told and no resource that is understood, and looks whether the picture reassures.</summary>
internal static class ClaimCheck
{
    private const BindingFlags Offered = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Evidence Source = new() { Fact = "x", Value = "x", Reference = "Observation/x", Date = FhirDate.Parse("2026-05-01") };

    private static readonly ReadingContext Context = new(new() { PatientId = "x", Patient = SentResource.Of(default) }, new(), new("x", null), new());

    private static readonly Arrived Arrived = new(SentResource.Of(JsonElement.Parse("""{ "resourceType": "Observation", "id": "x" }""")), "Observation", Context) { Typed = true };

    // The most reassuring of what may be said, and of what has few values all.
    private static readonly Dictionary<Type, IEnumerable<object?>> Telling = new()
    {
        [typeof(Reason)] = [Reason.EnteredInError, Reason.NotPerformed],
        [typeof(Sign)] = [Sign.GaitInstability, Sign.UpperLimbStrength],
        [typeof(SignRecord)] = [new SignRecord(Sign.UpperLimbStrength, Side.Left, Protocol.Answer.No, SignOrigin.Examination, Source) { Grade = StrengthGrade.Of(5m) }],
        [typeof(SignRow)] = [new SignRow(Sign.GaitInstability), new SignRow(Sign.UpperLimbStrength)],
        [typeof(NamedSign)] = [new NamedSign(null, Source), new NamedSign(Sign.GaitInstability, Source), new NamedSign(Sign.OtherPyramidal, Source) { IsOfCord = true }],
        [typeof(Meaning)] = [.. PictureDraft.ProblemKinds, Meaning.MriCompression, Meaning.MriMyelomalacia, Meaning.MriReport],
        [typeof(bool)] = [false, true],
        [typeof(Evidence)] = [Source],
        [typeof(Arrived)] = [Arrived],
        [typeof(RecordedDate)] = [Source.Date],
        [typeof(StatedFinding)] = Enum.GetValues<Protocol.Answer>().Select(answer => (object)new StatedFinding(answer, null, Grade: StrengthGrade.Of(5m))),
        [typeof(MriTie)] = [new MriTie("x", ["s"], ["o"])],
        [typeof(Degrees)] = [Degrees.Of(Movement.Flexion, 50m)],
        [typeof(PainScore)] = [PainScore.Of(10m)],
        [typeof(StrengthGrade)] = [StrengthGrade.Of(5m)],
        [typeof(decimal)] = [1m],
        [typeof(OpllRecord)] = [new OpllRecord(OpllSite.Elsewhere, OpllExtent.Minor, ProblemState.Resolved, Source)],
        [typeof(Programme)] = [new Programme(ProgrammeState.Active, Source.Date, ResistancePhase.Low, Source), new Programme(ProgrammeState.Ended, Source.Date, ResistancePhase.Low, Source)],
        [typeof(OrderRecord)] = [new OrderRecord(OrderKind.PhysicalTherapy, Source)],
        [typeof(EgfrRecord)] = [new EgfrRecord(90m, Source)],
        [typeof(PictureDraft)] = [new PictureDraft()],
        [typeof(Holder)] = [new Holder(Arrived, Source.Date, IsPreliminary: false, static tie => tie) { IsOfStudy = true }],
        [typeof(string)] = ["x"],
    };

    /// <summary>The claims: what gives nothing back and can be reached.</summary>
    public static ImmutableArray<MethodInfo> Claims(Type type) =>
        [.. type.GetMethods(Offered).Where(method => method is { IsPrivate: false, IsSpecialName: false } && method.ReturnType == typeof(void) && method.GetParameters().Length > 0).Select(Closed)];

    /// <summary>True for a claim that asks for a resource that is understood.</summary>
    public static bool Asks(MethodInfo claim) => claim.GetParameters().Any(parameter => IsUnderstood(parameter.ParameterType));

    /// <summary>Claims after which a picture reassures although nothing was understood; and lists that anybody can write to.</summary>
    public static ImmutableArray<string> Faults(Type type, Func<object> make, Func<object, PictureDraft> picture) =>
    [
        .. type.GetProperties(Offered).Where(property => property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(List<>)).Select(property => property.Name),
        .. type.GetFields(Offered).Where(field => !field.IsPrivate).Select(field => field.Name),
        .. Claims(type).Where(claim => Arguments(claim).Any(arguments => Reassures(claim, arguments, make(), picture))).Select(claim => claim.Name),
    ];

    private static bool Reassures(MethodInfo claim, object?[] arguments, object on, Func<object, PictureDraft> picture)
    {
        try
        {
            claim.Invoke(on, arguments);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentNullException or NullReferenceException or KeyNotFoundException)
        {
            return false;
        }

        var said = picture(on);
        return !said.Updatable().IsEmpty || Comforts(said.Finish(Nobody, new Loads())).Any(comfort => comfort);
    }

    private static Received<Hl7.Fhir.Model.Patient> Nobody => (Received<Hl7.Fhir.Model.Patient>)new ResourceParser().Read<Hl7.Fhir.Model.Patient>("""{ "resourceType": "Patient", "id": "x" }"""u8);

    private static IEnumerable<bool> Comforts(PatientPicture picture) =>
    [
        picture.Signs.Any(sign => sign.Finding == Protocol.Answer.No || sign.Origin == SignOrigin.ResolvedProblem || sign is { Finding: Protocol.Answer.Yes, Origin: SignOrigin.Examination, NotUnderstood: false }),
        picture.Opll.Any(opll => opll is not { Unconfirmed: true, State: ProblemState.Active } || opll.Extent == OpllExtent.Minor || opll.Site == OpllSite.Elsewhere),
        picture.Spasm.Concat(picture.Dystonia).Concat(picture.Myelopathy).Concat(picture.CordCompression).Any(problem => problem.State == ProblemState.Resolved || !problem.NotUnderstood),
        picture.MriStudies.Any(study => study.Compression == Protocol.Answer.No || study.Myelomalacia == Protocol.Answer.No),
        picture.Motion.Any(motion => motion.Unusable is null || motion.Angle is not null),
        picture.Pain.Any(pain => pain.Unusable is null || pain.Score is not null),
        picture.Shoulder.Any(shoulder => shoulder.Unusable is null),
        picture.Resistance.Any(set => set.Unusable is null || set.Value is not null),
        picture.NotCounted.Any(symptom => symptom.Date is not null),
        picture.Programmes.Any(programme => programme.IsUnderstood),
        !picture.TherapySessions.IsEmpty,
        picture.Orders.Any(order => order.Kind != OrderKind.Manipulation),
        !picture.CautionsAbsent.IsEmpty,
        !picture.Egfr.IsEmpty,
    ];

    private static IEnumerable<object?[]> Arguments(MethodInfo claim) => claim.GetParameters()
        .Aggregate<ParameterInfo, IEnumerable<object?[]>>([[]], (sofar, parameter) => sofar.SelectMany(first => Values(parameter.ParameterType).Select(value => first.Append(value).ToArray())));

    private static IEnumerable<object?> Values(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Values(inner).Prepend(null);
        }

        if (IsUnderstood(type))
        {
            return [null];
        }

        if (type != typeof(Reason) && type != typeof(Sign) && type != typeof(Meaning) && type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>();
        }

        return Telling.TryGetValue(type, out var values) ? values : throw new NotSupportedException($"A claim is told {type.Name}: say here what of it would reassure most.");
    }

    private static MethodInfo Closed(MethodInfo claim) => claim.IsGenericMethodDefinition ? claim.MakeGenericMethod(typeof(Hl7.Fhir.Model.Observation)) : claim;

    private static bool IsUnderstood(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Understood<>);
}
