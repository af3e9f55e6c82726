using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What one pass over a <c>subject</c> tells: its literal reference, also where it is written as a text alone.</summary>
internal ref struct SubjectFilter
{
    /// <summary>The literal reference as it was sent; empty when there is none.</summary>
    public ReadOnlySpan<byte> Reference { get; private set; }

    public bool HasReference { get; private set; }

    /// <summary>It has a form that only the readers judge.</summary>
    public bool IsUnusual { get; private set; }

    public bool HasRepeatedMember { get; private set; }

    /// <summary>Reads the subject; the reader stands on its first token, and then on its last.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.String)
        {
            Take(ref json);
        }
        else if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var isReference = json.ValueTextEquals("reference"u8);
                IsUnusual |= json.ValueIsEscaped;
                json.Read();
                if (isReference && json.TokenType == JsonTokenType.String)
                {
                    HasRepeatedMember |= HasReference;
                    Take(ref json);
                }
                else
                {
                    IsUnusual |= isReference && json.TokenType != JsonTokenType.Null;
                    json.Skip();
                }
            }
        }
        else
        {
            IsUnusual |= json.TokenType != JsonTokenType.Null;
            json.Skip();
        }
    }

    private void Take(ref Utf8JsonReader json)
    {
        HasReference = true;
        Reference = json.ValueSpan;
        IsUnusual |= json.ValueIsEscaped;
    }
}
