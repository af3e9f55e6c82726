using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Workbench.Layout;

/// <summary>The style sheets and the icon, from the assembly itself.</summary>
internal static class Assets
{
    private static readonly ImmutableDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["workbench.css"] = "text/css; charset=utf-8",
        ["course.css"] = "text/css; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, (byte[] Content, EntityTagHeaderValue Tag)> Files =
        Types.Keys.ToImmutableDictionary(name => name, Read, StringComparer.Ordinal);

    public static Results<FileContentHttpResult, NotFound> Get(string file, HttpResponse response)
    {
        if (!Files.TryGetValue(file, out var asset))
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(asset.Content, Types[file], entityTag: asset.Tag);
    }

    /// <summary>A style sheet as text, for a page that is to stand alone.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Files[name].Content);

    private static (byte[] Content, EntityTagHeaderValue Tag) Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        return (content, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\""));
    }
}
