using CervicalRehab.Cds.Service.Pressure;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

public sealed partial class AdmissionTests
{
    [Fact]
    public void With_another_present_no_client_fills_more_than_its_share_of_the_memory()
    {
        var admission = Of(maxCalls: 100, maxMegabytes: 8);
        admission.Enter(Modest, Body(1));

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
}
