using System.Globalization;
using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace CervicalRehab.Cds.Benchmarks.SilentRun;

/// <summary>What a silent run is compared with, each in a process of its own over the same files.</summary>
internal static class Passes
{
    /// <summary>Of so many lines the SDK reads one: its time is told for all.</summary>
    public const int SdkReadsOneOf = 20;

    private const int BlockBytes = 1 << 20;

    /// <summary><c>pass bare|none|syntax|strict FOLDER</c>: goes over every line, and says the CPU seconds that it took without the start.</summary>
    public static int Run(string[] args)
    {
        var pass = Of(args[0]);
        var before = Environment.CpuUsage.TotalTime;
        foreach (var file in Directory.EnumerateFiles(args[1], "*.ndjson").Order(StringComparer.Ordinal))
        {
            Lines(file, pass);
        }

        Console.WriteLine((Environment.CpuUsage.TotalTime - before).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private delegate void Line(ReadOnlySpan<byte> line, int at);

    private static Line Of(string name) => name switch
    {
        "bare" => static (line, _) => Bare(line),
        "none" => Nothing,
        "syntax" => static (line, at) => Deserialize(FhirJsonDeserializer.SYNTAXONLY, line, at),
        _ => static (line, at) => Deserialize(FhirJsonDeserializer.STRICT, line, at),
    };

    private static void Nothing(ReadOnlySpan<byte> line, int at)
    {
    }

    private static void Bare(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
        }
    }

    private static void Deserialize(BaseFhirJsonDeserializer deserializer, ReadOnlySpan<byte> line, int at)
    {
        if (at % SdkReadsOneOf == 0)
        {
            var reader = new Utf8JsonReader(line);
            deserializer.TryDeserializeResource(ref reader, out _, out _);
        }
    }

    private static void Lines(string path, Line pass)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var (bytes, held, at) = (new byte[BlockBytes], 0, 0);
        for (var read = file.Read(bytes, 0, bytes.Length); read > 0; read = file.Read(bytes, held, bytes.Length - held))
        {
            held += read;
            ReadOnlySpan<byte> rest = bytes.AsSpan(0, held);
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                pass(rest[..end], at++);
                rest = rest[(end + 1)..];
            }

            held = rest.Length;
            rest.CopyTo(bytes);
            if (held == bytes.Length)
            {
                Array.Resize(ref bytes, 2 * bytes.Length);
            }
        }
    }
}
