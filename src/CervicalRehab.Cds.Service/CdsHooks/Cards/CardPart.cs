using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>Who gets room on a card first. The order on the card is another one.</summary>
internal enum Rank
{
    /// <summary>Whole in any case: what to do, and the limits.</summary>
    Always,

    /// <summary>Reasons and what was found.</summary>
    Reasons,

    /// <summary>What is missing.</summary>
    Missing,

    /// <summary>What to be careful about.</summary>
    Caution,

    /// <summary>What changed, and what is abnormal.</summary>
    Course,

    /// <summary>What was not used, is on file or would also have applied.</summary>
    Doubt,

    /// <summary>What was examined and is absent.</summary>
    Absent,

    /// <summary>Values that are neither missing nor abnormal.</summary>
    Values,

    /// <summary>Lines of information.</summary>
    Information,
}

/// <summary>In how many words the items of a part are said.</summary>
internal enum Form
{
    /// <summary>As they are.</summary>
    Whole,

    /// <summary>In fewer words.</summary>
    Short,

    /// <summary>A few words that name what was found.</summary>
    Brief,
}

/// <summary>How much of a part is shown: so many items, in one form.</summary>
internal readonly record struct Shown(int Items, Form Form)
{
    /// <summary>A part that has no room even when counted is left out.</summary>
    public static Shown Nothing { get; } = new(-1, Form.Whole);
}

/// <summary>
/// A part of a card's text: items that stand whole while there is room. The rest is counted; nothing is cut within a sentence.
/// </summary>
internal sealed record CardPart(Rank Rank, ImmutableArray<string> Items)
{
    private ImmutableArray<string> _brief;

    /// <summary>The items in fewer words, for a page that is full; none where there is no shorter way to say them.</summary>
    public ImmutableArray<string> Short { get; init; } = [];

    /// <summary>The findings behind the items: what they are called stands where the items do not fit even in short.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What stands before the items, in Markdown.</summary>
    public string Lead { get; init; } = string.Empty;

    /// <summary>What an item is called where none of them has room.</summary>
    public string Noun { get; init; } = "finding";

    /// <summary>What stands between the items of a line.</summary>
    public string Between { get; init; } = "; ";

    /// <summary>True when each item is a bullet of its own, false when all of them are one line.</summary>
    public bool IsList { get; init; }

    /// <summary>True when the part may be left out: it neither warns nor is missing.</summary>
    public bool MayGo { get; init; }

    /// <summary>How many items have to be shown for the part to be there at all.</summary>
    public int Least { get; init; }

    /// <summary>True when the part is one line that is counted with other lines where it has no room: its number alone would say nothing.</summary>
    public bool IsLine { get; init; }

    /// <summary>What is shown before room is given out.</summary>
    public Shown Fewest => MayGo || IsLine ? Shown.Nothing : new(Math.Min(Least, Items.Length), Least > 0 ? Shortest : Form.Whole);

    /// <summary>The form of the fewest words.</summary>
    public Form Shortest => !Findings.IsEmpty ? Form.Brief : !Short.IsEmpty ? Form.Short : Form.Whole;

    /// <summary>True when it has the form.</summary>
    public bool Has(Form form) => form switch
    {
        Form.Brief => !Findings.IsEmpty,
        Form.Short => !Short.IsEmpty,
        _ => true,
    };

    /// <summary>Writes the part with so much of it shown, or nothing where there is no page; how long it is, in characters.</summary>
    public int Write(StringBuilder? page, Shown shown)
    {
        if (shown == Shown.Nothing)
        {
            return 0;
        }

        var length = Add(page, Lead);
        var items = Said(shown.Form);
        for (var at = 0; at < shown.Items; at++)
        {
            length += Add(page, Before(at)) + Add(page, items[at]);
        }

        if (shown.Items < Items.Length)
        {
            length += Add(page, Before(shown.Items)) + Add(page, shown.Items > 0 ? CardText.More(Items.Length - shown.Items) : CardText.Count(Items.Length, Noun));
        }

        return length + Add(page, IsList ? string.Empty : ".");
    }

    // What a finding is called is asked for on a full page alone.
    private ImmutableArray<string> Said(Form form)
    {
        if (form != Form.Brief)
        {
            return form == Form.Short ? Short : Items;
        }

        return _brief.IsDefault ? _brief = ImmutableArray.CreateRange(Findings, FoundText.Briefly) : _brief;
    }

    private static int Add(StringBuilder? page, string piece)
    {
        page?.Append(piece);
        return piece.Length;
    }

    // What stands between an item and what is before it.
    private string Before(int at) => IsList ? at > 0 || Lead.Length > 0 ? "\n- " : "- " : at > 0 ? Between : string.Empty;
}
