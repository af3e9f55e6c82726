using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Properties over a fortieth of the generated data: enough for what only an odd form of JSON shows.</summary>
internal static class Generated
{
    public static void Holds<T>(int times, Arbitrary<T> data, Action<T> property) => Prop.ForAll(data, property).Check(
        Config.QuickThrowOnFailure.WithMaxTest(times / 40).WithStartSize(2).WithEndSize(25).WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260601), FSharpOption<int>.None))));
}
