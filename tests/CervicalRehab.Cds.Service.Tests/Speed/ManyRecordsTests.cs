using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Writing;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>Thousands of records of one kind, also where they have a day, an id or nothing at all in common: answered, and no worse than twice for twice.</summary>
public sealed class ManyRecordsTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string> Kinds => [.. Records.Keys];

    private static readonly Dictionary<string, Func<int, string>> Records = new(StringComparer.Ordinal)
    {
        ["sign with both sides"] = at => Written.Sides("hoffmann-sign", "\"valueBoolean\": false", "\"valueBoolean\": false", Day(at)),
        ["sign without sides, by side"] = at => Written.OnSide("gait-instability", at % 2 == 0 ? "sct|7771000" : "sct|24028007", "\"valueBoolean\": false", Day(at)),
        ["sign of one day, by side"] = at => Written.OnSide("gait-instability", at % 2 == 0 ? "sct|7771000" : "sct|24028007", "\"valueBoolean\": false", Written.Today),
        ["strength"] = at => Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 5", "\"valueInteger\": 5", Day(at)),
        ["pain"] = at => Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), Day(at)),
        ["MRI finding of its own day"] = at => Written.Observation("mri-cord-compression", "\"valueBoolean\": false", Day(at)),
        ["MRI finding of one day"] = _ => Written.Observation("mri-cord-compression", "\"valueBoolean\": false", Written.Today),
        ["problem"] = at => Written.Condition("sct|433203006", $"\"onsetDateTime\": \"{Day(at)}\""),
        ["of somebody else"] = at => Written.Observation("gait-instability", $$""" "valueBoolean": true, "subject": { "reference": "Patient/other-{{at}}" } """, Day(at)),
        ["unreadable"] = at => Written.Observation("gait-instability", "\"valueBoolean\": 5", Day(at)),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Five_thousand_records_of_one_kind_are_answered_at_linear_cost(string kind)
    {
        var (half, whole) = (Call(kind, 2_500), Call(kind, 5_000));

        HookPath.Allocated(Encoding.UTF8.GetBytes(whole)).ShouldBeLessThan((long)(2.2 * HookPath.Allocated(Encoding.UTF8.GetBytes(half))));
        (await host.Post(Benchmarks.Payloads.Payload.Hook, whole)).Status.ShouldBe(200);
    }

    // Each is a reason of the referral. That each is found by its hash is what keeps this short; see below.
    [Fact]
    public void Sixty_thousand_records_of_a_red_flag_are_told_from_the_rest()
    {
        ImmutableArray<Evidence> found =
            [.. Enumerable.Range(0, 60_000).Select(at => new Evidence { Fact = Facts.GaitInstability, Value = "present", Status = "final", Reference = $"Observation/o{at}" })];
        var decision = ADecision.Urgent with { Because = [ADecision.Urgent.Because[0] with { Evidence = found }], Inputs = [.. found, found[0] with { Reference = "Observation/other" }] };

        var supporting = new Basis(decision).OfRequest().Further;

        supporting.Select(record => record.Reference).ShouldBe(["Observation/other"]);
    }

    // Without an id, or versions of one record: what they have in common must not make each be held against all others.
    [Theory]
    [InlineData("day")]
    [InlineData("minute")]
    [InlineData("value")]
    [InlineData("reference")]
    public void Records_that_differ_in_one_thing_are_told_apart_without_comparing_them(string differs)
    {
        var start = new DateTimeOffset(2026, 5, 30, 12, 0, 0, TimeSpan.Zero);
        var records = Enumerable.Range(0, 60_000).Select(at => new Evidence
        {
            Fact = Facts.GaitInstability,
            Value = differs is "value" ? $"{at}" : "present",
            Date = new RecordedDate
            {
                Text = "2026-05-30",
                First = DateOnly.FromDateTime(start.Date).AddDays(differs is "day" ? -at : 0),
                Last = DateOnly.FromDateTime(start.Date),
                Instant = start.AddMinutes(differs is "minute" ? -at : 0),
            },
            Status = "final",
            Reference = differs is "reference" ? $"Observation/o{at}" : "Observation",
        });

        records.Select(record => record.GetHashCode()).Distinct().Count().ShouldBeGreaterThan(59_900);
    }

    // One id for all: versions of a resource that a server sends together.
    [Fact]
    public async Task Five_thousand_versions_of_one_record_are_answered()
    {
        var chart = Chart.Baseline.WithExactly(
            [.. Enumerable.Range(0, 5_000).Select(at => Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), Day(at)).TrimEnd()[..^1] + $$""", "id": "one", "subject": { "reference": "Patient/{{Chart.PatientId}}" } }""")]);

        (await host.Post(chart.Call(Benchmarks.Payloads.Payload.Hook))).Status.ShouldBe(200);
    }

    private static string Call(string kind, int count) =>
        Chart.Baseline.With([.. Enumerable.Range(0, count).Select(Records[kind])]).Call(Benchmarks.Payloads.Payload.Hook).ToJsonString();

    private static string Day(int at) => new DateOnly(2026, 5, 1).AddDays(-at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
