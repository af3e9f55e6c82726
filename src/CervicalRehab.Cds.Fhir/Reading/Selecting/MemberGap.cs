namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Members of one object that no reader reads, one behind the other.</summary>
/// <param name="Start">The byte behind the member before them, or behind the brace that opens the object.</param>
/// <param name="End">The first byte of the name of the member behind them, or the brace that closes the object.</param>
/// <param name="IsBetween">Whether they stand between two members that are kept: what is left then needs a comma.</param>
public readonly record struct UnreadMembers(int Start, int End, bool IsBetween);

/// <summary>Finds the unread members of one object while its members are read in their order. It starts behind the brace that opens the object.</summary>
public struct MemberGap(int start)
{
    private int _start = start;
    private bool _isBehindMember;
    private bool _isOpen;

    /// <summary>A member came that no reader reads.</summary>
    public void Open() => _isOpen = true;

    /// <summary>One comes that is kept; its name starts at <paramref name="name"/>.</summary>
    public void CloseBefore(int name, ICollection<UnreadMembers> unread) => Close(name, _isBehindMember, unread);

    /// <summary>The brace that closes the object is at <paramref name="end"/>.</summary>
    public void CloseAtTheEnd(int end, ICollection<UnreadMembers> unread) => Close(end, isBetween: false, unread);

    /// <summary>A member that is kept ends at <paramref name="end"/>.</summary>
    public void StartsBehind(int end) => (_start, _isBehindMember) = (end, true);

    private void Close(int end, bool isBetween, ICollection<UnreadMembers> unread)
    {
        if (_isOpen)
        {
            unread.Add(new(_start, end, isBetween));
            _isOpen = false;
        }
    }
}
