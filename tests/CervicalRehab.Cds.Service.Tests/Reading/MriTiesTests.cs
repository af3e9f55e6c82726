using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>MRI findings and reports are put together to studies as if each were compared with each (contract section 3).</summary>
public sealed class MriTiesTests
{
    private static readonly Gen<string?> Date = Gen.Elements("2026-04-01", "2026-04-02", "2026-04-03", "2026-04", null);

    private static readonly Gen<MriItem> Item =
        from id in Gen.Elements("a", "b", "c", "d", "e", null)
        from date in Date
        from studies in Few("s", "t", "u")
        from results in Few("a", "b", "c", "d", "e")
        select new MriItem(Meaning.MriReport, Protocol.Answer.Unknown, new Evidence { Fact = "mri-report", Value = "report on file", Date = FhirDate.Parse(date) }) { Tie = new(id, studies, results) };

    [Fact]
    public void DATA_7_Items_that_share_something_are_one_study() => Generated.Holds(12_000, Gen.Sized(size => Item.ListOf(size)).ToArbitrary(), items =>
        Places(new MriTies([.. items]).Studies().Select(study => study.AsEnumerable()), items).ShouldBe(Places(Compared(items), items)));

    [Theory]
    [InlineData("2026-04-15", "2026-04-20", "2026-04-20")]
    [InlineData("2026-04-20", "2026-04-15", "2026-04-20")]
    [InlineData("2026-04", "2026-04-15", "2026-04")]
    [InlineData("2026-04-15", "2026-04", "2026-04")]
    public void D12_A_study_is_as_old_as_its_latest_finding_whatever_its_report_says(string one, string other, string date)
    {
        DateOf(Finding(one), Finding(other)).ShouldBe(date);
        DateOf(Report("2026-05-01"), Finding(one), Finding(other)).ShouldBe(date);
    }

    [Fact]
    public void D12_A_study_without_findings_is_as_old_as_its_latest_report() => DateOf(Report("2026-04-01"), Report("2026-05-01"), Report("2026-04-15")).ShouldBe("2026-05-01");

    // Nothing is looked up: every item is held against every other one.
    private static List<List<MriItem>> Compared(IEnumerable<MriItem> items)
    {
        var groups = new List<List<MriItem>>();
        foreach (var item in items)
        {
            var tied = groups.Where(group => group.Exists(other => AreTied(item, other))).ToList();
            var rest = groups.Except(tied).ToList();
            rest.Add([.. tied.SelectMany(group => group), item]);
            groups = rest;
        }

        return [.. groups.Select(group => items.Where(item => group.Exists(one => ReferenceEquals(one, item))).ToList())];
    }

    private static bool AreTied(MriItem one, MriItem other) =>
        one.Tie.Studies.Intersect(other.Tie.Studies, StringComparer.Ordinal).Any()
        || (one.Source.Date is { IsOneDay: true } day && day.First == (other.Source.Date is { IsOneDay: true } same ? same.First : null))
        || (other.Tie.Id is not null && one.Tie.Results.Contains(other.Tie.Id))
        || (one.Tie.Id is not null && other.Tie.Results.Contains(one.Tie.Id));

    // Items without an id may be equal: their places tell them apart.
    private static string Places(IEnumerable<IEnumerable<MriItem>> studies, IList<MriItem> items) =>
        string.Join(" | ", studies.Select(study => string.Join(' ', study.Select(item => items.TakeWhile(other => !ReferenceEquals(other, item)).Count()))));

    private static Gen<ImmutableArray<string>> Few(params string[] names) => Gen.Frequency((5, Gen.Constant<ImmutableArray<string>>([])), (2, Gen.SubListOf(names).Select(few => few.Take(2).ToImmutableArray())));

    private static string? DateOf(params List<MriItem> items) => MriStudies.Group(items).ShouldHaveSingleItem().Date?.Text;

    private static MriItem Finding(string date) => Report(date) with { Meaning = Meaning.MriCompression };

    private static MriItem Report(string date) =>
        new(Meaning.MriReport, Protocol.Answer.Unknown, new Evidence { Fact = "mri-report", Value = "report on file", Date = FhirDate.Parse(date) }) { Tie = new(null, ["s"]) };
}
