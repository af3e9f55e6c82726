using CervicalRehab.Cds.Service.Pressure;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

public sealed partial class AdmissionTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(10, true)]
    public void A_body_that_is_slow_to_come_keeps_no_place_and_counts_what_is_here_of_it(double seconds, bool isSlow)
    {
        var admission = Of(maxCalls: 1, maxMegabytes: 2);
        var slow = Body(2 * Megabyte);
        admission.Enter(Greedy, slow).ShouldBe(Admitted.Yes);
        slow.Add((int)Megabyte);

        _clock.Move(TimeSpan.FromSeconds(seconds));

        (admission.Working, admission.InHand).ShouldBe((isSlow ? 0 : 1, 1));
        admission.Enter(Greedy, Body(Megabyte + 1)).ShouldBe(Admitted.Full);
        admission.Enter(Greedy, Body(Megabyte)).ShouldBe(isSlow ? Admitted.Yes : Admitted.Full);
    }

    [Fact]
    public void A_slow_body_that_came_in_the_end_has_its_place_again_and_is_counted_whole()
    {
        var admission = Of(maxCalls: 2, maxMegabytes: 2);
        var slow = Body(2 * Megabyte);
        admission.Enter(Greedy, slow).ShouldBe(Admitted.Yes);
        _clock.Move(TimeSpan.FromMinutes(1));
        admission.Enter(Greedy, Body(1)).ShouldBe(Admitted.Yes);

        slow.Add(2 * (int)Megabyte);
        slow.End();

        admission.Working.ShouldBe(2);
        admission.Enter(Greedy, Body(1)).ShouldBe(Admitted.Full);
        admission.Leave(Greedy, slow);
        admission.Enter(Greedy, Body(1)).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void Slow_bodies_announce_no_more_together_than_could_be_borne_if_all_of_them_came()
    {
        var admission = Of(maxCalls: 100, maxMegabytes: 2);
        var taken = 0;
        while (taken < 20 && admission.Enter(Greedy, Body(Megabyte)) is Admitted.Yes)
        {
            taken++;
            _clock.Move(TimeSpan.FromMinutes(1));
        }

        // Four times two that are slow, and two in hand.
        taken.ShouldBe(10);
    }

    [Fact]
    public void A_body_that_announces_nothing_counts_a_little_and_then_what_is_here_of_it()
    {
        var admission = Of(maxCalls: 100, maxMegabytes: 1);
        var growing = new BodyInHand(announced: null, most: 8 * Megabyte);
        admission.Enter(Greedy, growing).ShouldBe(Admitted.Yes);
        var beside = Body(Megabyte - (64 * 1024));
        admission.Enter(Greedy, beside).ShouldBe(Admitted.Yes);
        admission.Leave(Greedy, beside);

        growing.Add((int)Megabyte / 2);

        admission.Enter(Greedy, Body((Megabyte / 2) + 1)).ShouldBe(Admitted.Full);
        admission.Enter(Greedy, Body(Megabyte / 2)).ShouldBe(Admitted.Yes);
    }

    [Fact]
    public void More_than_is_read_of_a_body_is_not_counted() =>
        new BodyInHand(announced: long.MaxValue, most: Megabyte).Expected.ShouldBe(Megabyte);
}
