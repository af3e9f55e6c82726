using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Puts items together that share an ImagingStudy or a day, or of which one lists the other, without comparing each with all.</summary>
internal sealed class MriTies(ImmutableArray<MriItem> items)
{
    // An item of the same study; the one that stands for it names itself.
    private readonly int[] _study = [.. Enumerable.Range(0, items.Length)];

    /// <summary>The items of each study in the order in which they came; a study stands where its last item came.</summary>
    internal IEnumerable<ImmutableArray<MriItem>> Studies()
    {
        var named = By<string>(static item => item.Tie.Id is { } id ? [id] : []);
        Join(By(static item => item.Tie.Studies));
        Join(By<DateOnly>(static item => item.Source.Date is { IsOneDay: true } day ? [day.First] : []));
        Join(By(static item => item.Tie.Results).Where(listed => named.Contains(listed.Key)).Select(listed => listed.Concat(named[listed.Key])));
        return Enumerable.Range(0, items.Length).GroupBy(Study).OrderBy(static study => study.Last()).Select(study => study.Select(at => items[at]).ToImmutableArray());
    }

    private ILookup<T, int> By<T>(Func<MriItem, ImmutableArray<T>> keys) =>
        Enumerable.Range(0, items.Length).SelectMany(at => keys(items[at]), static (at, key) => (At: at, Key: key)).ToLookup(static one => one.Key, static one => one.At);

    private void Join(IEnumerable<IEnumerable<int>> tied)
    {
        foreach (var together in tied)
        {
            var study = Study(together.First());
            foreach (var at in together)
            {
                _study[Study(at)] = study;
            }
        }
    }

    private int Study(int at)
    {
        while (_study[at] != at)
        {
            at = _study[at] = _study[_study[at]];
        }

        return at;
    }
}
