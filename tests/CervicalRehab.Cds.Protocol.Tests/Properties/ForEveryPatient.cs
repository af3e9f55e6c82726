using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>Runs a property over generated patients, and something beside them, from a fixed seed; a failure names the seed that replays it.</summary>
internal static class ForEveryPatient
{
    /// <summary>How many patients.</summary>
    public const int Patients = 300;

    /// <summary>The seed and its step, as FsCheck's attributes take them.</summary>
    public const string Replay = "20260601,11400714819323198485";

    private static readonly ulong[] Numbers = [.. Replay.Split(',').Select(number => ulong.Parse(number, CultureInfo.InvariantCulture))];

    private static readonly Config Replayable = Config.QuickThrowOnFailure.WithMaxTest(Patients).WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<FsCheck.Replay>.Some(new FsCheck.Replay(new Rnd(Numbers[0], Numbers[1]), FSharpOption<int>.None)));

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
