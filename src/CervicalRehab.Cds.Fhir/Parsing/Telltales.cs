using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>A list of objects of which nothing is kept: one member of each, an address or a code, tells whether it changes what is read.</summary>
/// <param name="member">Name of that member, a text.</param>
/// <param name="words">The texts that have a meaning; noted as they stand here.</param>
/// <param name="says">Whether a text as it was sent is one of them.</param>
/// <param name="isRequired">An object without the member is not certain.</param>
internal sealed class Telltales(string member, ImmutableArray<string> words, Func<ReadOnlySpan<byte>, byte[], bool> says, bool isRequired)
{
    private readonly byte[] _member = Encoding.UTF8.GetBytes(member);
    private readonly ImmutableArray<byte[]> _letters = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Passes over the list and notes what has a meaning; the reader stands on its first token. False when it is none, or is not certain.</summary>
    internal bool Pass(ref Utf8JsonReader json, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject || !PassOne(ref json, noted))
            {
                return false;
            }
        }

        return true;
    }

    private bool PassOne(ref Utf8JsonReader json, Noted noted)
    {
        var isThere = !isRequired;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isMember = json.ValueTextEquals(_member);
            isThere |= isMember;
            json.Read();
            if (!isMember)
            {
                json.Skip();
                continue;
            }

            if (json is not { TokenType: JsonTokenType.String, ValueIsEscaped: false })
            {
                return false;
            }

            for (var at = 0; at < _letters.Length; at++)
            {
                if (says(json.ValueSpan, _letters[at]))
                {
                    noted.Add(words[at]);
                }
            }
        }

        return isThere;
    }
}
