namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Words
{
    /// <summary>The words of a text: recognition only, they never leave the reader.</summary>
    internal static IEnumerable<string> Of(string text) =>
        new string([.. text.Select(letter => char.IsLetter(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
