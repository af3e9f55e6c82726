using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>Runs a property over generated patients from a fixed seed; a failure names the seed that replays it.</summary>
internal static class ForEveryPatient
{
    private const ulong Seed = 20_260_601;

    private const int Patients = 300;

    private static readonly Config Replayable = Config.QuickThrowOnFailure.WithMaxTest(Patients).WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None)));

    public static void Holds(Action<PatientPicture> property) => Prop.ForAll(Pictures.Arbitrary, property).Check(Replayable);

    public static void Holds<T>(Gen<T> more, Action<PatientPicture, T> property) => Prop.ForAll(Pictures.Arbitrary, more.ToArbitrary(), property).Check(Replayable);

    /// <summary>How often each pathway is met: a property over patients who never get a plan would say nothing.</summary>
    public static IReadOnlyDictionary<Pathway, int> Pathways()
    {
        var met = new Dictionary<Pathway, int>();
        Holds(patient => met[patient.Pathway()] = met.GetValueOrDefault(patient.Pathway()) + 1);
        return met;
    }
}
