using static CervicalRehab.Cds.Protocol.Answer;

namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class AnswerTests
{
    [Theory]
    [InlineData(Yes, Yes, Yes, Yes)]
    [InlineData(Yes, No, Yes, No)]
    [InlineData(Yes, Unknown, Yes, Unknown)]
    [InlineData(No, No, No, No)]
    [InlineData(No, Unknown, Unknown, No)]
    [InlineData(Unknown, Unknown, Unknown, Unknown)]
    public void Unknown_is_an_answer_of_its_own(Answer left, Answer right, Answer or, Answer and)
    {
        left.Or(right).ShouldBe(or);
        right.Or(left).ShouldBe(or);
        left.And(right).ShouldBe(and);
        right.And(left).ShouldBe(and);
    }

    [Fact]
    public void Only_what_is_known_is_reversed()
    {
        Yes.Not().ShouldBe(No);
        No.Not().ShouldBe(Yes);
        Unknown.Not().ShouldBe(Unknown);
    }

    [Fact]
    public void A_forgotten_answer_is_unknown() => default(Answer).ShouldBe(Unknown);
}
