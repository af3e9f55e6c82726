using System.CommandLine;
using CervicalRehab.Cds.Service.Publishing;
using CervicalRehab.Cds.Service.SilentRun;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// The commands beside the service itself: <c>--help</c> lists them. Arguments that are settings, for instance <c>--urls http://localhost:5080</c>, start the service; a
/// word that is no command does not.
/// </summary>
internal static class Commands
{
    private const int Unusable = 1;

    private static readonly string[] Questions = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>
    /// Runs the command that the arguments name. Its exit status, with a line on the error output when the arguments cannot be used; null when they name none and the
    /// service is to start.
    /// </summary>
    public static async Task<int?> Run(string[] args)
    {
        if (args is not [var first, ..] || IsSetting(first))
        {
            return null;
        }

        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var fault = parsed.CommandResult.Command is RootCommand ? "there is no such command." : string.Join(' ', parsed.Errors[0].Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            await Console.Error.WriteLineAsync($"{first}: {fault} --help says more.");
            return first is SilentRunCommand.Name ? SilentRunCommand.Unusable : Unusable;
        }

        return await parsed.InvokeAsync();
    }

    private static bool IsSetting(string argument) => !Questions.Contains(argument) && (argument is "" or ['-' or '/', ..] || argument.Contains('=', StringComparison.Ordinal));

    private static RootCommand Root() => new("CDS Hooks service for conservative cervical rehabilitation. Without a command it starts, and takes any setting as an argument, for instance --urls http://localhost:5080.")
    {
        PasswordHashing.Command(),
        PublishCommand.Command(),
        ProbeCommand.Command(),
        SilentRunCommand.Command(() => Settings([])),
    };

    /// <summary>The settings as the service would read them.</summary>
    /// <param name="args">Settings given as arguments.</param>
    public static IConfiguration Settings(string[] args) => WebApplication.CreateSlimBuilder(HostSetup.Options(args)).Configuration;
}
