using System.Reflection;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>D29, by type: a reader cannot say what reassures without a resource that is wholly understood.</summary>
public sealed class ClaimTests
{
    private static readonly string[] Comforting =
    [
        "Withdrawn", "Absent", "Examined", "Ended", "Described", "Active", "Resolved", "LongStanding", "MriAbsent", "Measured", "Measured", "Measured", "Measured", "Measured",
        "Runs", "Updatable", "Session", "Suppresses", "CautionAbsent",
    ];

    [Fact]
    public void H01_D29_What_reassures_asks_for_a_resource_that_is_understood() =>
        ClaimCheck.Claims(typeof(PictureDraft)).Where(ClaimCheck.Asks).Select(claim => claim.Name).Order(StringComparer.Ordinal).ShouldBe(Comforting.Order(StringComparer.Ordinal));

    [Fact]
    public void H01_D29_Without_one_no_claim_reassures_whatever_it_is_told()
    {
        ClaimCheck.Claims(typeof(PictureDraft)).Length.ShouldBeGreaterThan(35);
        ClaimCheck.Faults(typeof(PictureDraft), () => new PictureDraft(), said => (PictureDraft)said).ShouldBeEmpty();
    }

    [Fact]
    public void Claims_and_lists_that_reassure_by_themselves_are_found() =>
        ClaimCheck.Faults(typeof(Careless), () => new Careless(), said => ((Careless)said).Picture).ShouldBe(["Signs", "Angles", "AbsentAnyway", "ResolvedAnyway", "UsableAnyway", "OnFileAnyway"], ignoreOrder: true);

    [Theory]
    [InlineData(typeof(Observation))]
    [InlineData(typeof(Condition))]
    [InlineData(typeof(CarePlan))]
    [InlineData(typeof(ServiceRequest))]
    public void Nothing_but_the_judge_makes_a_resource_understood(Type resource)
    {
        var (understood, partly) = (typeof(Understood<>).MakeGenericType(resource), typeof(Partly<>).MakeGenericType(resource));

        understood.IsSealed.ShouldBeTrue();
        understood.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).ShouldAllBe(made => made.IsPrivate);
        understood.IsAssignableFrom(partly).ShouldBeFalse();
        understood.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Concat(partly.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.ReturnType == understood).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_left_of_versions_that_nobody_can_order_reassures_nobody()
    {
        var picture = new PictureDraft();
        Careless.Say(picture);
        picture.DropComfort();

        ClaimCheck.Faults(typeof(Told), () => new Told(picture), said => ((Told)said).Picture).ShouldBeEmpty();
        Careless.Say(picture);
        ClaimCheck.Faults(typeof(Told), () => new Told(picture), said => ((Told)said).Picture).ShouldNotBeEmpty();
    }

    /// <summary>A picture that was told everything before.</summary>
    private sealed class Told(PictureDraft picture)
    {
        internal PictureDraft Picture => picture;

        internal void Nothing(string more) => picture.Unused(more, Reason.Conflicting);
    }

    /// <summary>A picture that believes anybody.</summary>
    private sealed class Careless
    {
        private static readonly Evidence Source = new() { Fact = "x", Value = "x", Reference = "Observation/x" };

        private static readonly Understood<Observation> Proof = Read<Observation>("\"code\": { \"text\": \"x\" }");

        internal PictureDraft Picture { get; } = new();

        internal List<SignRecord> Signs { get; } = [];

        internal readonly List<Degrees> Angles = [];

        internal static void Say(PictureDraft picture)
        {
            picture.Absent(Proof, new(Sign.GaitInstability), Side.NotStated, Source, isPreliminary: false, null);
            picture.MriAbsent(Proof, Fhir.Meaning.MriCompression, Source, default, isPreliminary: false);
            picture.Measured(Proof, PainScale.Visual, PainScore.Of(10m), Source, null);
            picture.Measured(Proof, Movement.Flexion, Degrees.Of(Movement.Flexion, 50m), MotionMethod.Goniometer, Source, null);
            picture.Resolved(Read<Condition>("\"subject\": { \"reference\": \"Patient/x\" }", string.Empty), Fhir.Meaning.Spasm, Source, isUnconfirmed: false, ended: null);
        }

        internal void AbsentAnyway(Sign sign, Side side, Evidence source) => Picture.Absent(Proof, new(sign), side, source, isPreliminary: false, null);

        internal void ResolvedAnyway(Evidence source) => Picture.Resolved(Read<Condition>("\"subject\": { \"reference\": \"Patient/x\" }", string.Empty), Fhir.Meaning.Spasm, source, isUnconfirmed: false, ended: null);

        internal void UsableAnyway(PainScale scale, PainScore score, Evidence source) => Picture.Measured(Proof, scale, score, source, null);

        internal void OnFileAnyway(OrderRecord order) => Picture.Suppresses(Read<ServiceRequest>("\"intent\": \"order\", \"subject\": { \"reference\": \"Patient/x\" }", "\"status\": \"active\","), order);

        internal void Careful(Sign sign, Side side, Evidence source) => Picture.Unclear(sign, side, source, Reason.NotUnderstood);

        private static Understood<T> Read<T>(string members, string status = "\"status\": \"final\",")
            where T : Resource, new() =>
            (Understood<T>)new ResourceParser().Read<T>(Encoding.UTF8.GetBytes($$"""{ "resourceType": "{{new T().TypeName}}", {{status}} {{members}} }"""));
    }
}
