using CervicalRehab.Cds.Benchmarks.Payloads;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>What a profile costs. Memory is the same on every machine; time is looked at on demand.</summary>
public sealed class ProfileCostTests
{
    private const int Calls = 400;

    // Fewer drafts are made and written than the words that stand for them need.
    [Theory]
    [InlineData(ClientProfiles.Epic)]
    [InlineData(ClientProfiles.Oracle)]
    [InlineData(ClientProfiles.Athena)]
    public void A_profile_allocates_no_more_than_the_whole_answer(string name)
    {
        var body = Payload.Sizes.Single(payload => payload.Name == "M").Body;

        Allocated(body, ProfilePreview.Named(name)!).ShouldBeLessThanOrEqualTo(Allocated(body, ClientProfiles.Default));
    }

    [Fact(Explicit = true)]
    public void The_time_of_a_call_by_profile_is_told()
    {
        var body = Payload.Sizes.Single(payload => payload.Name == "M").Body;
        ClientProfile[] profiles = [ClientProfiles.Default, .. ClientProfiles.Names.Skip(1).Select(name => ProfilePreview.Named(name)!)];
        var times = profiles.ToDictionary(profile => profile.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (var call = 0; call < Calls; call++)
        {
            foreach (var profile in profiles)
            {
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                HookPath.Bytes(body, Payload.Hook, profile);
                times[profile.Name].Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        foreach (var (name, all) in times)
        {
            all.Sort();
            TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{name}: median {all[all.Count / 2]:0} us, 95 of 100 below {all[all.Count * 95 / 100]:0} us, {Allocated(body, ProfilePreview.Named(name)!)} bytes"));
        }

        times.ShouldAllBe(row => row.Value.Count == Calls);
    }

    private static long Allocated(byte[] body, ClientProfile profile)
    {
        HookPath.Bytes(body, Payload.Hook, profile);
        return HookPath.Least(() => body, given => HookPath.Bytes(given, Payload.Hook, profile));
    }
}
