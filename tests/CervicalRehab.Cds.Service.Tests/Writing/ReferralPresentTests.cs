using System.Text.Json;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What a surgeon reads is what the card says: all that is present is a reason of the referral, not only what made it urgent (contract section 4, D27).</summary>
public sealed class ReferralPresentTests
{
    private static readonly Chart Unsteady = Chart.Baseline.Without("gait-instability", "hoffmann-sign").With(Written.Present("gait-instability", "2026-05-31"));

    [Fact]
    public void A_lesser_positive_is_a_reason_and_stands_in_the_note()
    {
        var request = Referral(Unsteady.With(Written.Present("babinski-sign", "2026-05-30"), Written.Present("hoffmann-sign", "2026-05-29")));

        Reasons(request).Count(static reference => reference.StartsWith("Observation/", StringComparison.Ordinal)).ShouldBe(3);
        var note = request.GetProperty("note")[0].GetProperty("text").GetString()!;
        note.ShouldContain("Gait instability (May 31)");
        note.ShouldContain("Babinski sign (May 30)");
        note.ShouldContain("Hoffmann sign positive (May 29), side not stated");
        note.IndexOf("Gait", StringComparison.Ordinal).ShouldBeLessThan(note.IndexOf("Babinski", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sign_on_one_side_is_a_reason_and_what_is_absent_is_none()
    {
        var request = Referral(Unsteady.With(Written.OnSide("hoffmann-sign", "sct|7771000", Written.Value("sct|52101004"), "2026-05-29"), Written.OnSide("hoffmann-sign", "sct|24028007", Written.Value("sct|2667000"), "2026-05-29")));

        Reasons(request).Count(static reference => reference.StartsWith("Observation/", StringComparison.Ordinal)).ShouldBe(2);
        request.GetProperty("note")[0].GetProperty("text").GetString()!.ShouldContain("Unilateral Hoffmann sign");
    }

    private static JsonElement Referral(Chart chart) => chart.Decision.Only();

    private static string[] Reasons(JsonElement request) => [.. request.GetProperty("reasonReference").EnumerateArray().Select(static reason => reason.GetProperty("reference").GetString()!)];
}
