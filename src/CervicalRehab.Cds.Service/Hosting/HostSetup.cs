using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Where the service listens and how it logs.</summary>
internal static class HostSetup
{
    /// <summary>Address when nothing else is set (contract section 1).</summary>
    public const string DefaultAddress = "http://localhost:5080";

    private const int LongestHead = 256 * 1_024;

    // The lowest layer of settings, so that every other one can change it.
    private static readonly Dictionary<string, string?> LogLevels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",

        // Why the start failed is said in one line, and what ends the host later is critical.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",

        // It warns that keys of forms end with the process, which is meant.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    // Settings are read and checked once. Watching their files would also watch all that lies beside them, and a machine has only so many watches.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>
    /// The host's options. <c>dotnet run</c> is a trial on this machine (its launch profile says so) and means Development, unless the
    /// environment is named: a launch profile that named it would silently win over ASPNETCORE_ENVIRONMENT=Production.
    /// </summary>
    public static WebApplicationOptions Options(string[] args)
    {
        var isNamed = Array.Exists(args, argument => argument.Contains("environment=", StringComparison.OrdinalIgnoreCase) || argument.Equals("--environment", StringComparison.OrdinalIgnoreCase))
            || Array.Exists(EnvironmentNames, name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
        var isTrial = !isNamed && Environment.GetEnvironmentVariable("CERVICAL_REHAB_TRIAL") is "true";
        return new() { Args = [ReadOnce, .. args], EnvironmentName = isTrial ? Environments.Development : null };
    }

    /// <summary>Listens on <see cref="DefaultAddress"/> unless told otherwise, does not name its server software, and gives up a head that does not come.</summary>
    public static void UseOwnAddress(this WebApplicationBuilder builder)
    {
        if (AddressSettings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        // The slim host starts sooner, and knows https only when told.
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ConnectionMemory>();
        // No more than a block is read ahead of what is asked for: of a refused call it would be read for nothing, and a crowd of them would fill the memory.
        // The web server's MaxRequestBufferSize bounds nothing here, with TLS or without.
        builder.WebHost.UseSockets(options => options.MaxReadBufferSize = ConnectionMemory.BlockBytes);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // The hook endpoints bound their own reading, so that a body over the limit gets an OperationOutcome.
            options.Limits.MaxRequestBodySize = null;
            // A token far too long is refused like any other, rather than by the server with a status of its own.
            options.Limits.MaxRequestHeadersTotalSize = LongestHead;
            var limits = options.ApplicationServices.GetRequiredService<IOptions<RequestLimits>>().Value;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeadSeconds);
            options.Limits.MaxConcurrentConnections = limits.MaxConnections;
        });
    }

    /// <summary>One line per entry: plain in Development, JSON elsewhere.</summary>
    public static void UseOwnLogging(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options => options.FormatterName = builder.Environment.IsDevelopment() ? PlainLines.Named : JsonLines.Named);
        builder.Services.AddSingleton<ConsoleFormatter, PlainLines>().AddSingleton<ConsoleFormatter, JsonLines>();
    }
}
