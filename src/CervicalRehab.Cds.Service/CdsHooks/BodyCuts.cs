using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The cuts of one body while it is scanned. Whose resources they are is known only when the whole body is.</summary>
internal sealed class BodyCuts(ReaderOptions options, int bodyLength)
{
    // Of a record as servers send it, a part in so many bytes is cut.
    private const int BytesForACut = 512;

    private readonly List<Cut> _cuts = new(bodyLength / BytesForACut);
    private readonly SubjectList _subjects = new();

    /// <summary>How the readers read.</summary>
    public ReaderOptions Options { get; } = options;

    /// <summary>For the members of the object that is being scanned.</summary>
    public List<UnreadMembers> Unread { get; } = [];

    /// <summary>How many cuts there are.</summary>
    public int Count => _cuts.Count;

    /// <summary>Adds a resource that no reader uses, lists or counts, if it is the patient's.</summary>
    public void Add(int start, int end, ReadOnlySpan<byte> subject)
    {
        Unread.Clear();
        _cuts.Add(new(start, end, CutFor.NoConcern, _subjects.IndexOf(subject)));
    }

    /// <summary>Takes the whole entry with the resource just added: what stands around the resource of a plain match says nothing more.</summary>
    public void Widen(int start, int end, int first)
    {
        var subject = _cuts[^1].Subject;
        Forget(first);
        _cuts.Add(new(start, end, CutFor.Match, subject));
    }

    /// <summary>Forgets the cuts from the one of this number on.</summary>
    public void Forget(int first) => _cuts.RemoveRange(first, _cuts.Count - first);

    /// <summary>Adds an array or an object no member of which is read.</summary>
    public void Empty(int start, int end, bool isArray) => _cuts.Add(new(start, end, isArray ? CutFor.Array : CutFor.Object, SubjectList.Nobody));

    /// <summary>Adds what is unread of an object of use.</summary>
    public void AddUnread()
    {
        foreach (var members in Unread)
        {
            _cuts.Add(new(members.Start, members.End, members.IsBetween ? CutFor.MembersBetween : CutFor.Members, SubjectList.Nobody));
        }

        Unread.Clear();
    }

    /// <summary>The cuts that hold for a call about this patient: somebody else's resource is counted on the card, whatever it is about.</summary>
    public List<Cut> About(string? patientId, string? fhirServer)
    {
        if (patientId is null)
        {
            _cuts.RemoveAll(cut => cut.For is CutFor.NoConcern or CutFor.Match);
            return _cuts;
        }

        var others = _subjects.Others(new SubjectCheck(FieldReader.BareId(patientId, "Patient"), string.IsNullOrWhiteSpace(fhirServer) ? null : fhirServer.TrimEnd('/')));
        _cuts.RemoveAll(cut => others.Contains(cut.Subject));
        return _cuts;
    }
}

/// <summary>The few different subjects a body names.</summary>
internal sealed class SubjectList
{
    /// <summary>Index of no subject at all.</summary>
    public const int Nobody = -1;

    private const int Most = 8;

    private readonly List<string> _texts = [];

    /// <summary>Where a literal reference is listed; one too many is listed as somebody else.</summary>
    public int IndexOf(ReadOnlySpan<byte> literal)
    {
        if (literal.IsEmpty)
        {
            return Nobody;
        }

        Span<char> text = stackalloc char[256];
        if (literal.Length > text.Length)
        {
            return Most;
        }

        text = text[..Encoding.UTF8.GetChars(literal, text)];
        for (var at = 0; at < _texts.Count; at++)
        {
            if (text.SequenceEqual(_texts[at]))
            {
                return at;
            }
        }

        if (_texts.Count == Most)
        {
            return Most;
        }

        _texts.Add(text.ToString());
        return _texts.Count - 1;
    }

    /// <summary>Indexes of those who are not the patient.</summary>
    public ImmutableArray<int> Others(SubjectCheck check) =>
        [.. Enumerable.Range(0, _texts.Count).Where(at => check.IsOther(_texts[at])), Most];
}
