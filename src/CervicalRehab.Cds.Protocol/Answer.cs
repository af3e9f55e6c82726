namespace CervicalRehab.Cds.Protocol;

/// <summary>Three-valued answer to a clinical question. Unknown is zero, so a forgotten field is unknown and never "no".</summary>
public enum Answer
{
    /// <summary>Not recorded, stale, contradictory or unusable.</summary>
    Unknown = 0,

    /// <summary>Known to be absent or not so.</summary>
    No,

    /// <summary>Known to be present or so.</summary>
    Yes,
}

/// <summary>Kleene logic on <see cref="Answer"/>.</summary>
public static class AnswerLogic
{
    /// <summary>Yes when either is yes, no when both are no, otherwise unknown.</summary>
    public static Answer Or(this Answer left, Answer right) => (left, right) switch
    {
        (Answer.Yes, _) or (_, Answer.Yes) => Answer.Yes,
        (Answer.No, Answer.No) => Answer.No,
        _ => Answer.Unknown,
    };

    /// <summary>No when either is no, yes when both are yes, otherwise unknown.</summary>
    public static Answer And(this Answer left, Answer right) => (left, right) switch
    {
        (Answer.No, _) or (_, Answer.No) => Answer.No,
        (Answer.Yes, Answer.Yes) => Answer.Yes,
        _ => Answer.Unknown,
    };

    /// <summary>Swaps yes and no; unknown stays unknown.</summary>
    public static Answer Not(this Answer answer) => answer switch
    {
        Answer.Yes => Answer.No,
        Answer.No => Answer.Yes,
        _ => Answer.Unknown,
    };

    /// <summary>Yes for true, no for false.</summary>
    public static Answer From(bool known) => known ? Answer.Yes : Answer.No;
}
