using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Terminology;

/// <summary>Section <c>Terminology</c>: how a site's codes join ours. Codes are the site's; thresholds never are.</summary>
internal sealed class TerminologyOptions
{
    /// <summary>Paths of FHIR R4 ConceptMaps from the site's codes to ours.</summary>
    public IList<string> ConceptMaps { get; set; } = [];

    /// <summary>Whether ICD-10-CM M48.8X2 alone counts as OPLL (contract section 3). Default true.</summary>
    public bool AcceptM488X2Alone { get; set; } = true;
}

/// <summary>The site's codes: what they mean to us, and the prefetch that asks for them too.</summary>
internal sealed partial class SiteCodes : IDisposable
{
    private readonly Meter _meter = new(FetchTelemetry.MeterName);
    private readonly Counter<long> _unmapped;
    private readonly FrozenDictionary<(string System, string Code), Term> _ours;
    private readonly FrozenDictionary<string, string> _systems;
    private readonly FrozenDictionary<string, Term> _inAnySystem;
    private readonly FrozenDictionary<(string System, string Code), ImmutableArray<Term>> _kinds;

    /// <summary>Codes that are read as ours and asked for.</summary>
    /// <param name="rows">What they mean.</param>
    /// <param name="acceptM488X2Alone">Whether ICD-10-CM M48.8X2 alone counts as OPLL.</param>
    /// <param name="related">Codes that are asked for alone, where ours are.</param>
    /// <param name="kinds">Codes that are kinds of ours.</param>
    public SiteCodes(ImmutableArray<MappedCode> rows, bool acceptM488X2Alone, IEnumerable<MappedCode>? related = null, IReadOnlyCollection<MappedCode>? kinds = null)
    {
        kinds ??= [];
        MappedCode[] asked = [.. rows, .. related ?? [], .. kinds];
        _kinds = kinds.GroupBy(KeyOf).ToFrozenDictionary(static same => same.Key, static same => same.Select(static row => row.Ours).ToImmutableArray());
        _unmapped = _meter.CreateCounter<long>("cervical_rehab.terminology.unmapped", "{coding}", "Codings of a mapped code system that no map row names");
        _ours = rows.DistinctBy(KeyOf).ToFrozenDictionary(KeyOf, row => row.Ours);
        _inAnySystem = rows.DistinctBy(row => row.Site.Code, StringComparer.Ordinal).ToFrozenDictionary(row => row.Site.Code!, row => row.Ours, StringComparer.Ordinal);
        _systems = rows.Select(row => row.Site.System!).DistinctBy(SystemSpellings.Plain).ToFrozenDictionary(SystemSpellings.Plain, StringComparer.Ordinal);
        Options = new ReaderOptions
        {
            AcceptM488X2Alone = acceptM488X2Alone,
            SiteCode = rows.IsEmpty ? null : Ours,
            SiteKinds = kinds.Count == 0 ? null : site => site is { System: { } system, Code: { } code } ? _kinds.GetValueOrDefault((SystemSpellings.Plain(system), code.Trim()), []) : [],
            SiteSystems = [.. _systems.Keys, .. kinds.Select(static row => row.Site.System!)],
        };
        PrefetchKeys = PatientRecord.PrefetchKeys.With(ours => asked.Where(row => row.Ours.System == ours.System && row.Ours.Code == ours.Code).Select(row => row.Site).Distinct());
    }

    /// <summary>What the maps and settings of a site change in a decision, as one text: two sites with the same text decide alike.</summary>
    public string Fingerprint => $"{Options.AcceptM488X2Alone}|{string.Join('|', _ours.Select(static row => $"{row.Key.System} {row.Key.Code} {row.Value.System} {row.Value.Code}")
        .Concat(_kinds.SelectMany(static row => row.Value.Select(ours => $"{row.Key.System} {row.Key.Code} is a kind of {ours.System} {ours.Code}"))).Order(StringComparer.Ordinal))}";

    /// <summary>How the readers use the map.</summary>
    public ReaderOptions Options { get; }

    /// <summary>The prefetch keys, naming the site's codes beside ours.</summary>
    public ImmutableArray<PrefetchKey> PrefetchKeys { get; }

    /// <summary>What some map says of a code, whatever its system; null when none names it.</summary>
    public Term? InAnySystem(string code) => _inAnySystem.GetValueOrDefault(code);

    /// <summary>Reads the maps of the settings; the faults name setting and row, and then the service must not start.</summary>
    public static (SiteCodes Codes, ImmutableArray<string> Faults, int NotEquivalent) Load(TerminologyOptions options)
    {
        var readings = options.ConceptMaps.Select((path, at) => (Setting: $"Terminology:ConceptMaps:{at}", Reading: ReadFile(path))).ToImmutableArray();
        ImmutableArray<MappedCode> rows = [.. readings.SelectMany(map => map.Reading.Rows).Distinct()];
        var twice = rows.GroupBy(KeyOf).Where(same => same.DistinctBy(row => row.Ours).Count() > 1)
            .Select(same => $"Terminology:ConceptMaps: code '{same.Key.Code}' of {same.First().Site.System} is mapped differently in two maps");
        ImmutableArray<string> faults = [.. readings.SelectMany(map => map.Reading.Faults.Select(fault => $"{map.Setting}: {fault}")), .. twice];
        return (new(faults.IsEmpty ? rows : [], options.AcceptM488X2Alone, readings.SelectMany(map => map.Reading.Related), faults.IsEmpty ? [.. readings.SelectMany(map => map.Reading.Kinds).Distinct()] : []), faults, readings.Sum(map => map.Reading.NotEquivalent));
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Says what of the maps is used.</summary>
    public void Announce(ILogger logger, int notEquivalent)
    {
        if (_ours.Count > 0 || notEquivalent > 0)
        {
            UsedLine(logger, _ours.Count, notEquivalent);
        }
    }

    private static ConceptMapReading ReadFile(string path)
    {
        try
        {
            return ConceptMapReader.Read(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new([], 0, [$"the file '{path}' cannot be read"]);
        }
    }

    [LoggerMessage(20, LogLevel.Information, "concept maps: {Used} site codes used, {NotEquivalent} rows not read as ours because they are neither equal nor equivalent")]
    private static partial void UsedLine(ILogger logger, int used, int notEquivalent);

    private Term? Ours(Term site)
    {
        if (site is not { System: { } sent, Code: { } code })
        {
            return null;
        }

        var system = SystemSpellings.Plain(sent);
        if (_ours.TryGetValue((system, code.Trim()), out var ours))
        {
            return ours;
        }

        if (!_kinds.ContainsKey((system, code.Trim())) && _systems.TryGetValue(system, out var written))
        {
            _unmapped.Add(1, new KeyValuePair<string, object?>("system", written));
        }

        return null;
    }

    private static (string System, string Code) KeyOf(MappedCode row) => (SystemSpellings.Plain(row.Site.System!), row.Site.Code!);
}
