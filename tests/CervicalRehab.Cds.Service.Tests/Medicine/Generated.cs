using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Checks properties over generated data, always the same data: another <see cref="Seed"/> looks elsewhere.</summary>
internal static class Generated
{
    private const ulong Seed = 20260601;

    public static void Holds<T>(int times, Arbitrary<T> data, Action<T> property) => Prop.ForAll(data, property).Check(
        Config.QuickThrowOnFailure.WithMaxTest(times).WithStartSize(2).WithEndSize(25).WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None))));
}
