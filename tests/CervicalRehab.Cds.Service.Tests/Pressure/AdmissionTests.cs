using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Trust;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

public sealed class AdmissionTests
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

        Enter(admission, Greedy, 3, Megabyte).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Full]);
        admission.Enter(Greedy, 1).ShouldBe(Admitted.Full);
        (admission.Working, admission.InHand).ShouldBe((2, 2));

        admission.Leave(Greedy, Megabyte);
        admission.Enter(Greedy, Megabyte + 1).ShouldBe(Admitted.Full);
        admission.Enter(Greedy, Megabyte).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void A_call_that_is_larger_than_all_is_taken_when_it_is_alone()
    {
        var admission = Of(maxCalls: 10, maxMegabytes: 2);

        Enter(admission, Greedy, 2, 3 * Megabyte).ShouldBe([Admitted.Yes, Admitted.Full]);
        admission.Leave(Greedy, 3 * Megabyte);
        admission.Enter(Greedy, 3 * Megabyte).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void A_body_is_in_memory_while_its_call_waits_for_a_FHIR_server()
    {
        var admission = Of(maxCalls: 1, maxMegabytes: 2);
        admission.Enter(Greedy, 2 * Megabyte).ShouldBe(Admitted.Yes);
        admission.Pause(Greedy);

        admission.Enter(Greedy, Megabyte).ShouldBe(Admitted.Full);
        admission.Resume(Greedy);
        admission.Leave(Greedy, 2 * Megabyte);
        admission.Enter(Greedy, Megabyte).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void With_another_present_no_client_fills_more_than_its_share_of_the_memory()
    {
        var admission = Of(maxCalls: 100, maxMegabytes: 8);
        admission.Enter(Modest, 1);

        Enter(admission, Greedy, 5, Megabyte).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.ShareUsed]);
        Enter(admission, Modest, 3, Megabyte).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Yes]);
    }

    [Fact]
    public void A_client_alone_has_every_place()
    {
        var admission = Of(maxCalls: 8);

        Enter(admission, Greedy, 9).ShouldBe([.. Enumerable.Repeat(Admitted.Yes, 8), Admitted.Full]);
    }

    [Fact]
    public void With_another_present_no_client_takes_more_than_its_share_and_the_other_finds_a_place()
    {
        var admission = Of(maxCalls: 8);
        Enter(admission, Modest, 1);

        Enter(admission, Greedy, 6).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.ShareUsed, Admitted.ShareUsed]);
        Enter(admission, Modest, 4).ShouldBe([Admitted.Yes, Admitted.Yes, Admitted.Yes, Admitted.ShareUsed]);
    }

    [Fact]
    public void A_client_that_finds_the_service_full_gets_the_next_places_until_it_has_its_share()
    {
        var admission = Of(maxCalls: 8);
        Enter(admission, Greedy, 8).ShouldAllBe(answer => answer == Admitted.Yes);
        admission.Enter(Modest).ShouldBe(Admitted.Full);

        for (var place = 0; place < 4; place++)
        {
            admission.Leave(Greedy);
            admission.Enter(Greedy).ShouldBe(Admitted.ShareUsed);
            admission.Enter(Modest).ShouldBe(Admitted.Yes);
        }

        admission.Enter(Modest).ShouldBe(Admitted.ShareUsed);
    }

    [Fact]
    public void A_client_that_was_long_not_here_reserves_nothing()
    {
        var admission = Of(maxCalls: 8);
        Enter(admission, Modest, 1);
        admission.Leave(Modest);
        Enter(admission, Greedy, 5)[^1].ShouldBe(Admitted.ShareUsed);

        _clock.Move(admission.Presence);

        Enter(admission, Greedy, 5).ShouldBe([.. Enumerable.Repeat(Admitted.Yes, 4), Admitted.Full]);
    }

    [Fact]
    public void A_client_whose_FHIR_server_hangs_does_not_take_every_place_in_hand()
    {
        var admission = Of(maxCalls: 100, maxInHand: 8);
        Enter(admission, Modest, 1);
        for (var call = 0; call < 4; call++)
        {
            admission.Enter(Greedy).ShouldBe(Admitted.Yes);
            admission.Pause(Greedy);
        }

        admission.Enter(Greedy).ShouldBe(Admitted.ShareUsed);
        admission.Enter(Modest).ShouldBe(Admitted.Yes);
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
                if (admission.Enter(client, call) is not Admitted.Yes)
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

                admission.Leave(client, call);
            });

            taken.ShouldBeGreaterThan(0);
            most.ShouldBeInRange(1, limits.Item1 + limits.Item2);
            (admission.Working, admission.InHand).ShouldBe((0, 0));
            admission.Enter("last", new PressureOptions().ByteCount + 1).ShouldBe(Admitted.Yes);
        });

    private static void InterlockedMax(ref int most, int seen)
    {
        for (var known = Volatile.Read(ref most); seen > known; known = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, seen, known);
        }
    }

    private static Admitted[] Enter(Admission admission, string client, int times, long bytes = 0) => [.. Enumerable.Range(0, times).Select(_ => admission.Enter(client, bytes))];

    private Admission Of(int maxCalls, int maxInHand = 512, int maxMegabytes = 0) =>
        new(Options.Create(new PressureOptions { MaxCalls = maxCalls, MaxInHand = maxInHand, MaxMegabytes = maxMegabytes }), _clock);
}
