using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What every resource has.</summary>
internal static class ResourceElements
{
    /// <summary>Of <c>meta</c> only what the labels say; nothing of it is kept.</summary>
    internal static readonly ElementTable<Meta> Meta = new(
    [
        new("versionId", "which version it is, not what it says"),
        new("lastUpdated", "when the server stored it"),
        new("source", "which system it came from"),
        new("profile", "a claim about its form, which is read as it is"),
        new("tag", static (ref json, _, noted) => PartLabels.Pass(ref json, noted)) { IsOnlyJudged = true },
        new("security", static (ref json, _, noted) => PartLabels.Pass(ref json, noted)) { IsOnlyJudged = true },
        .. DataTypeElements.OfEvery<Meta>(),
    ]);

    // Every row of it passes over what it says.
    private static readonly Meta Unwritten = new();

    /// <summary>What is read: that it is of this type, its id, and that nothing was left out of it.</summary>
    internal static ImmutableArray<ElementRow<T>> Read<T>(string type)
        where T : DomainResource
    {
        var letters = Encoding.UTF8.GetBytes(type);
        return
        [
            new("resourceType", (ref json, _, _) => json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && json.ValueSpan.SequenceEqual(letters)) { IsRequired = true },
            new("id", static (ref json, it, _) => (it.IdElement = PrimitiveParser.LogicalId(ref json)) is not null),
            new("meta", static (ref json, _, noted) => Meta.Fill(ref json, Unwritten, noted)) { Inner = Meta, IsOnlyJudged = true },
            DataTypeElements.Extension<T>(),
        ];
    }

    /// <summary>What never changes the meaning.</summary>
    internal static ImmutableArray<ElementRow<T>> Harmless<T>() =>
    [
        new("language", "codes mean the same in every language"),
        new("text", "free text is never read"),
        new("contained", "what lies within is judged where a reference names it; examinations and problems are looked at apart"),
    ];
}
