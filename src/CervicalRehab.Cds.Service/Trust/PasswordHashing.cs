using System.CommandLine;
using Microsoft.AspNetCore.Identity;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Password hashes in the format of ASP.NET Core Identity, and the command that makes one.</summary>
internal static class PasswordHashing
{
    private const int MinPassword = 12;

    // A marker byte, three numbers, a salt of at least 16 bytes and a key of at least 16.
    private const byte Version = 0x01;

    private const int MinBytes = 1 + 12 + 16 + 16;

    private static readonly PasswordHasher<string> Hasher = new();

    /// <summary>True for a text that can be the hash of a password.</summary>
    public static bool IsHash(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= MinBytes && bytes[0] == Version;
    }

    /// <summary>The hash of a password, salted anew each time.</summary>
    public static string Hash(string password) => Hasher.HashPassword(string.Empty, password);

    /// <summary>True when the password is the hashed one. Slow on purpose.</summary>
    public static bool IsRight(string hash, string password) => Hasher.VerifyHashedPassword(string.Empty, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>The command <c>hash-password</c>.</summary>
    public static Command Command()
    {
        var command = new Command("hash-password", "Read an operator's password from standard input and print its hash.");
        command.SetAction((_, _) => Run(Console.In, Console.Out, Console.Error));
        return command;
    }

    /// <summary>Runs the command; its exit status: 1 for a password that is too short.</summary>
    public static async Task<int> Run(TextReader input, TextWriter output, TextWriter error)
    {
        var password = await input.ReadLineAsync() ?? string.Empty;
        if (password.Length < MinPassword)
        {
            await error.WriteLineAsync($"Give a password of at least {MinPassword} characters on standard input.");
            return 1;
        }

        await output.WriteLineAsync(Hash(password));
        return 0;
    }
}
