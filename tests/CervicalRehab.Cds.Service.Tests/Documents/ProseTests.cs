namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Documents are read by people in a hurry: short paragraphs, short sentences, a short first page.</summary>
public sealed class ProseTests
{
    private const int WordsOfAParagraph = 120;
    private const int WordsOfASentence = 40;
    private const int LinesOfTheFirstPage = 200;

    public static TheoryData<string> Documents => [.. DocumentFiles.All];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_paragraph_and_no_sentence_is_long(string document) => Long(File.ReadAllText(DocumentFiles.Full(document))).ShouldBeEmpty();

    [Fact]
    public void What_is_long_is_noticed()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", WordsOfASentence + 1)) + ".";

        Long(sentence).Count().ShouldBe(1);
        Long($"| cell | {sentence} |").Count().ShouldBe(1);
        Long($"- one\n- {sentence}\n").Count().ShouldBe(1);
        Long(string.Join(' ', Enumerable.Repeat("Four words of it.", (WordsOfAParagraph / 4) + 1))).Count().ShouldBe(1);
        Long("Short.\n\nShort too.").ShouldBeEmpty();
    }

    [Fact]
    public void The_first_page_is_short() => File.ReadAllLines(DocumentFiles.Full("README.md")).Length.ShouldBeLessThan(LinesOfTheFirstPage);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_it_names_exists(string document)
    {
        string[] starts = ["src/", "tests/", ".ci/", "deploy/", "fhir-profiles/"];
        var quoted = File.ReadAllText(DocumentFiles.Full(document)).Split('`').Where((text, index) => index % 2 == 1 && starts.Any(start => text.StartsWith(start, StringComparison.Ordinal)));

        quoted.Where(path => !Path.Exists(DocumentFiles.Full(path))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Long(string text) =>
        from paragraph in DocumentFiles.Paragraphs(DocumentFiles.Prose(text))
        from part in DocumentFiles.Sentences(paragraph).Where(sentence => DocumentFiles.Words(sentence) > WordsOfASentence).Concat(DocumentFiles.Words(paragraph) > WordsOfAParagraph ? [paragraph] : [])
        select part;
}
