using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using CervicalRehab.Cds.Service.Tests.Medicine;
using Hl7.Fhir.Serialization;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>D29: whatever R4 allows to be said is understood, or reassures nobody.</summary>
public sealed class UnderstandingTests(ITestOutputHelper output)
{
    private const int Records = 5_000;

    public static TheoryData<int> Fixed => [.. Enumerable.Range(0, ReassuringRecords.Fixed.Length)];

    public static TheoryData<string> Types => [.. UnderstoodElements.Tables.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void H01_D29_A_single_element_that_is_not_understood_never_reassures_and_a_harmless_one_changes_nothing()
    {
        var check = UnderstandingCheck.OfService();
        var faults = Enumerable.Range(0, Records).Select(number => Fault(check, number)).OfType<string>().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {FuzzTarget.TestSeed}: {check.PutIn.Count} elements put in, {check.TakenAway} times comfort taken away"));

        string.Join('\n', faults.Take(20)).ShouldBeEmpty($"{faults.Count} faults");
        check.TakenAway.ShouldBeGreaterThan(Records / 10);
        check.PutIn.Count.ShouldBeGreaterThan(Records / 5);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void H01_D29_Each_element_is_understood_or_reassures_nobody_in_each_place_of_each_resource(int record)
    {
        var (chart, check) = (ReassuringRecords.Fixed[record], UnderstandingCheck.OfService());
        var slots = Enumerable.Range(0, Slot.Count(chart)).Where(slot => record == 0 || slot == 0 || !Chart.Baseline.Resources.Contains(chart.Resources[slot - 1]));
        var faults = slots.SelectMany(slot => check.Faults(chart, slot, place => [.. place.Defined, .. place.Beside, .. place.Odd])).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{check.PutIn.Count} elements put in, {check.TakenAway} times comfort taken away"));

        string.Join('\n', faults.Take(20)).ShouldBeEmpty($"{faults.Count} faults");
        check.TakenAway.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void What_the_records_are_made_of_reassures()
    {
        foreach (var chart in ReassuringRecords.Fixed.Concat(ReassuringRecords.OneMore))
        {
            var comfort = Comfort.Of(chart);
            comfort.Said.ShouldContain("no red flags", chart.Resources[^1].ToJsonString());
            comfort.Missing.ShouldBeEmpty(chart.Resources[^1].ToJsonString());
        }
    }

    [Fact]
    public void H01_D29_What_is_absent_ended_or_withdrawn_takes_comfort_away_once_it_is_in_doubt()
    {
        var silent = from chart in ReassuringRecords.OneMore
                     let last = chart.Resources.Length
                     where Comfort.Of(chart).Said.Except(Comfort.Of(Slot.InDoubt(chart, last)).Said).IsEmpty
                     select chart.Resources[last - 1].ToJsonString();

        string.Join('\n', silent).ShouldBeEmpty();
    }

    [Fact]
    public void H01_D29_An_OPLL_is_refuted_only_by_what_is_understood()
    {
        var (chart, check) = (ReassuringRecords.NotApplicable, UnderstandingCheck.OfService());

        string.Join('\n', check.Faults(chart, chart.Resources.Length, place => [.. place.Defined, .. place.Odd])).ShouldBeEmpty();
        check.TakenAway.ShouldBeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void H01_What_R4_calls_a_modifier_is_never_listed_as_harmless(string type) =>
        HarmlessModifiers(UnderstoodElements.Tables[type], R4Element.Resource(type)).ShouldBeEmpty();

    [Fact]
    public void Every_element_that_is_put_in_under_its_own_name_is_valid_R4()
    {
        foreach (var resource in ReassuringRecords.Fixed.SelectMany(chart => Enumerable.Range(0, Slot.Count(chart)).Select(slot => Slot.Resource(chart, slot))).DistinctBy(resource => (string?)resource["resourceType"]))
        {
            foreach (var insertion in Place.Of(resource).ToList().SelectMany(place => place.Defined.Where(one => !HasItsChoice(one)).ToList()))
            {
                var holder = insertion.Place.Holder;
                holder[insertion.Name] = insertion.Value(new Dice(1, insertion.ToString(), 0));
                FhirJsonDeserializer.STRICT.TryDeserializeResource(resource.ToJsonString(), out _, out var issues).ShouldBeTrue($"{insertion} {holder[insertion.Name]!.ToJsonString()}: {string.Join(", ", issues.Select(issue => issue.Message))}");
                holder.Remove(insertion.Name);
            }
        }
    }

    private static string? Fault(UnderstandingCheck check, long number)
    {
        var dice = new Dice(FuzzTarget.TestSeed, "understanding", number);
        return check.Fault(ReassuringRecords.Any(dice), dice) is { } fault ? string.Create(CultureInfo.InvariantCulture, $"record {number}: {fault}") : null;
    }

    private static bool HasItsChoice(Insertion insertion) =>
        R4Element.Find(insertion.Place.Type, insertion.Name)!.Choice is { } choice && insertion.Place.Holder.Any(member => R4Element.Find(insertion.Place.Type, member.Key)?.Choice == choice);

    private static ImmutableArray<string> HarmlessModifiers(Func<string, Row?> table, Type type) =>
    [
        .. from element in R4Element.Of(type)
           let row = table(element.Name)
           where row is not null
           from name in row.IsHarmless ? element.IsModifier ? [element.Name] : Array.Empty<string>() : row.Inner is { } inner ? [.. HarmlessModifiers(inner, element.Type)] : []
           select name,
    ];
}
