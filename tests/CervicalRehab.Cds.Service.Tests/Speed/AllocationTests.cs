using System.Text.Json;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>What one call costs in memory and in tokens. Both are the same on every machine: no test here looks at a clock.</summary>
public sealed class AllocationTests
{
    // What is allocated for the answer, 26 kB of JSON and the SDK's objects of its drafts (64 bytes for each primitive), whatever the size of the call.
    private const int ForTheAnswer = 100_000;

    public static TheoryData<string> Sizes => ["S", "M", "L"];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_call_allocates_less_than_its_ceiling(string size)
    {
        var body = Sized(size).Body;

        HookPath.Allocated(body).ShouldBeLessThan((long)(0.7 * body.Length) + ForTheAnswer);
    }

    [Fact]
    public void Ten_times_the_record_allocates_no_more_per_byte()
    {
        var (medium, large) = (Sized("M").Body, Sized("L").Body);
        var more = (double)(HookPath.Allocated(large) - HookPath.Allocated(medium)) / (large.Length - medium.Length);

        more.ShouldBeLessThan(0.7, "bytes allocated per further byte of the body");
    }

    [Fact]
    public void Five_thousand_observations_cost_twice_what_half_of_them_do()
    {
        var (half, whole) = (Payload.Series("half", 2_500).Body, Payload.Series("whole", 5_000).Body);

        ((double)HookPath.Allocated(whole) / HookPath.Allocated(half)).ShouldBeInRange(1.6, 2.2);
        ((double)Tokens(whole) / Tokens(half)).ShouldBeInRange(1.9, 2.1);
    }

    private static Payload Sized(string name) => Payload.Sizes.Single(payload => payload.Name == name);

    private static int Tokens(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
