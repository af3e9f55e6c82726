using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

public sealed class ListsTests
{
    // Every list of up to six items, each meant or not.
    public static TheoryData<string> Lists => [.. Enumerable.Range(0, 7).SelectMany(length => Enumerable.Range(0, 1 << length).Select(bits => Convert.ToString(bits, 2).PadLeft(length, '0')[..length]))];

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_items_that_are_meant_are_given_in_their_order(string meant)
    {
        ImmutableArray<(int At, bool IsMeant)> items = [.. meant.Select((letter, at) => (at, letter == '1'))];

        items.Only(static item => item.IsMeant).ShouldBe(items.Where(item => item.IsMeant));
        items.Only(3, static (item, from) => item.IsMeant && item.At >= from).ShouldBe(items.Where(item => item.IsMeant && item.At >= 3));
    }

    [Fact]
    public void All_of_a_list_is_the_list_itself_and_none_of_it_is_no_new_one()
    {
        ImmutableArray<string> items = ["a", "b"];

        // Equal when they are one and the same array.
        items.Only(static _ => true).Equals(items).ShouldBeTrue();
        items.Only(static _ => false).Equals(ImmutableArray<string>.Empty).ShouldBeTrue();
    }

    [Fact]
    public void The_first_of_several_with_the_greatest_key_is_given_and_none_of_no_items()
    {
        ImmutableArray<string> items = ["a", "ccc", "bb", "ddd"];

        items.Greatest(static item => item.Length).ShouldBe("ccc");
        items.Greatest(static item => -item.Length).ShouldBe("a");
        items.Greatest('b', static (item, letter) => item.Contains(letter, StringComparison.Ordinal)).ShouldBe("bb");
        ImmutableArray<string>.Empty.Greatest(static item => item.Length).ShouldBeNull();
    }

    [Fact]
    public void What_each_item_gives_comes_in_their_order()
    {
        ImmutableArray<int> items = [3, 1, 2];

        items.Each(static item => item * 10).ShouldBe([30, 10, 20]);
        ImmutableArray<string>.Empty.Each(static item => item.Length).Equals(ImmutableArray<int>.Empty).ShouldBeTrue();
    }
}
