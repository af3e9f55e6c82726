using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Trust;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

public sealed partial class AdmissionTests
{
    private const string Greedy = "https://greedy.example";

    private const string Modest = "https://modest.example";

    private const long Megabyte = 1024 * 1024;

    private readonly MovedClock _clock = new();

    [Fact]
    public void Up_to_its_number_calls_are_taken_on_and_beyond_it_none_until_one_leaves()
    {
        var admission = Of(maxCalls: 3);

        Enter(admission, Greedy, 4).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.Full]);
        (admission.Working, admission.InHand).ShouldBe((3, 3));

        admission.Leave(Greedy);
        Enter(admission, Greedy, 2).ShouldBe([Admitted.Yes, Admitted.Full]);
    }

    [Fact]
    public void A_call_that_waits_for_a_FHIR_server_gives_its_place_to_another_and_goes_on_even_when_all_are_taken()
    {
        var admission = Of(maxCalls: 1);
        Enter(admission, Greedy, 2).ShouldBe([Admitted.Yes, Admitted.Full]);

        admission.Pause(Greedy);
        Enter(admission, Greedy, 2).ShouldBe([Admitted.Yes, Admitted.Full]);
        (admission.Working, admission.InHand).ShouldBe((1, 2));

        admission.Resume(Greedy);
        (admission.Working, admission.InHand).ShouldBe((2, 2));
        admission.Leave(Greedy);
        admission.Enter(Greedy).ShouldBe(Admitted.Full);
        admission.Leave(Greedy);
        admission.Enter(Greedy).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void Calls_that_wait_are_bounded_too()
    {
        var admission = Of(maxCalls: 1, maxInHand: 3);
        for (var call = 0; call < 3; call++)
        {
            admission.Enter(Greedy).ShouldBe(Admitted.Yes);
            admission.Pause(Greedy);
        }

        (admission.Working, admission.InHand).ShouldBe((0, 3));
        admission.Enter(Greedy).ShouldBe(Admitted.Full);
    }

    [Fact]
    public void Large_bodies_fill_the_service_before_its_places_are_taken()
    {
        var admission = Of(maxCalls: 10, maxMegabytes: 2);
        var first = Body(Megabyte);
        admission.Enter(Greedy, first).ShouldBe(Admitted.Yes);

        Enter(admission, Greedy, 2, Megabyte).ShouldBe([Admitted.Yes, Admitted.Full]);
        admission.Enter(Greedy, Body(1)).ShouldBe(Admitted.Full);
        (admission.Working, admission.InHand).ShouldBe((2, 2));

        admission.Leave(Greedy, first);
        admission.Enter(Greedy, Body(Megabyte + 1)).ShouldBe(Admitted.Full);
        admission.Enter(Greedy, Body(Megabyte)).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void A_call_that_is_larger_than_all_is_taken_when_it_is_alone()
    {
        var admission = Of(maxCalls: 10, maxMegabytes: 2);

        var alone = Body(3 * Megabyte);
        admission.Enter(Greedy, alone).ShouldBe(Admitted.Yes);
        admission.Enter(Greedy, Body(3 * Megabyte)).ShouldBe(Admitted.Full);
        admission.Leave(Greedy, alone);
        admission.Enter(Greedy, Body(3 * Megabyte)).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void A_body_is_in_memory_while_its_call_waits_for_a_FHIR_server()
    {
        var admission = Of(maxCalls: 1, maxMegabytes: 2);
        var body = Arrived(2 * Megabyte);
        admission.Enter(Greedy, body).ShouldBe(Admitted.Yes);
        admission.Pause(Greedy);

        admission.Enter(Greedy, Body(Megabyte)).ShouldBe(Admitted.Full);
        admission.Resume(Greedy);
        admission.Leave(Greedy, body);
        admission.Enter(Greedy, Body(Megabyte)).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void Whatever_comes_at_once_the_numbers_hold_and_in_the_end_every_place_is_free() =>
        Generated.Holds(30, Gen.Choose(1, 12).Two().ToArbitrary(), limits =>
        {
            var admission = Of(maxCalls: limits.Item1, maxInHand: limits.Item1 + limits.Item2);
            var (taken, most) = (0, 0);

            Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, call =>
            {
                var client = $"{call % 3}";
                var body = Body(call);
                if (admission.Enter(client, body) is not Admitted.Yes)
                {
                    return;
                }

                InterlockedMax(ref most, admission.InHand);
                Interlocked.Increment(ref taken);
                if (call % 2 == 0)
                {
                    admission.Pause(client);
                    Thread.Yield();
                    admission.Resume(client);
                }

                admission.Leave(client, body);
            });

            taken.ShouldBeGreaterThan(0);
            most.ShouldBeInRange(1, limits.Item1 + limits.Item2);
            (admission.Working, admission.InHand).ShouldBe((0, 0));
            admission.Enter("last", Body(new PressureOptions().ByteCount + 1)).ShouldBe(Admitted.Yes);
        });

    private static void InterlockedMax(ref int most, int seen)
    {
        for (var known = Volatile.Read(ref most); seen > known; known = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, seen, known);
        }
    }

    private static Admitted[] Enter(Admission admission, string client, int times, long bytes = 0) => [.. Enumerable.Range(0, times).Select(_ => admission.Enter(client, Body(bytes)))];

    private static BodyInHand Body(long bytes) => new(bytes, most: long.MaxValue);

    private static BodyInHand Arrived(long bytes)
    {
        var body = Body(bytes);
        body.Add((int)bytes);
        body.End();
        return body;
    }

    private Admission Of(int maxCalls, int maxInHand = 512, int maxMegabytes = 0) =>
        new(Options.Create(new PressureOptions { MaxCalls = maxCalls, MaxInHand = maxInHand, MaxMegabytes = maxMegabytes, SlowBodySeconds = 10 }), _clock);
}
