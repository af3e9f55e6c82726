using System.Diagnostics;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Tests.Surface;

/// <summary>What the arguments of the program mean: a command, a question, or settings of the service.</summary>
public sealed class CommandsTests
{
    [Fact]
    public async Task Help_lists_the_commands()
    {
        var (status, said) = await Run("--help");

        status.ShouldBe(0);
        foreach (var command in new[] { "hash-password", "publish", "probe", "silent-run" })
        {
            said.ShouldContain(command);
        }
    }

    [Theory]
    [InlineData("hash-pasword", 1, "hash-pasword: there is no such command")]
    [InlineData("publish", 1, "--to")]
    [InlineData("publish --too x --to x", 1, "--too")]
    [InlineData("silent-run --nonsense", 2, "silent-run: ")]
    [InlineData("probe --urls http://127.0.0.1:9", 1, "/health/ready did not answer")]
    public async Task What_cannot_be_done_is_said_in_one_line_with_the_commands_status(string arguments, int status, string said)
    {
        var run = await Run(arguments.Split(' '));

        run.Status.ShouldBe(status);
        run.Said.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--urls http://localhost:5080")]
    [InlineData("--Clients:0:Issuer=https://ehr.example")]
    [InlineData("urls=http://localhost:5080")]
    [InlineData("/urls http://localhost:5080")]
    public async Task Settings_are_no_command(string arguments) => (await Commands.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldBeNull();

    private static async Task<(int Status, string Said)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
