using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// The names and kinds of our settings. A key of one of our sections that is none of them is a misspelt one, and what it should have switched on, a site's codes for instance, would be
/// missing without a word; so the service does not start. Sections of others are theirs, unless their name is all but one of ours and what stands below it is ours as well.
/// </summary>
internal static class SettingsShape
{
    private const int FewLetters = 2;

    // Settings of the command alone, which reads the same sources.
    private static readonly Node SilentRun = new("SilentRun", [new("Salt", []), new("CheckpointMegabytes", []) { Kind = typeof(int) }, new("PartMegabytes", []) { Kind = typeof(int) }]);

    private static readonly (Type Kind, string Wanted, Func<string, bool> Takes)[] Kinds =
    [
        (typeof(bool), "true or false", static text => bool.TryParse(text, out _)),
        (typeof(int), "a whole number", static text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)),
        (typeof(long), "a whole number", static text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)),
        (typeof(double), "a number, for instance 0.5", static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)),
    ];

    // One setting, or a section of them; a list of either has entries that are numbered. What stands below a free one is judged elsewhere.
    private sealed record Node(string Name, ImmutableArray<Node> Below)
    {
        public Type Kind { get; init; } = typeof(string);

        public bool IsList { get; init; }

        public bool IsFree { get; init; }

        public Node? Find(string name) => Below.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is misspelt or of another kind, by the names of environment variables; empty when the settings can be read.</summary>
    public static ImmutableArray<string> Refusals(IConfiguration settings)
    {
        var ours = Sections();
        return [.. settings.GetChildren().SelectMany(section => ours.FirstOrDefault(node => node.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) is { } node ? Faults(section, node) : Misspelt(section, ours))];
    }

    private static ImmutableArray<Node> Sections() =>
    [
        .. Settings.Alone.Select(static setting => setting.Name.Split("__")).Where(static parts => parts.Length == 2).GroupBy(static parts => parts[0], StringComparer.Ordinal)
            .Select(static parts => new Node(parts.Key, [.. parts.Select(static name => new Node(name[1], []))])),
        .. Settings.Sections.Where(static section => !section.Name.Contains("__0", StringComparison.Ordinal)).Select(static section => section.Name.Split("__") switch
        {
            [var above, var name] => new Node(above, [Section(name, section)]),
            _ => Section(section.Name, section),
        }),
        SilentRun,
    ];

    private static Node Section(string name, SettingsSection section) => new(name, Properties(section.Options)) { IsList = section.IsList };

    private static ImmutableArray<Node> Properties(Type options) => [.. options.GetProperties().Where(static property => property.SetMethod?.IsPublic == true).Select(property => Of(property.Name, property.PropertyType, options))];

    private static Node Of(string name, Type type, Type options)
    {
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>);
        var kind = isList ? type.GetGenericArguments()[0] : Nullable.GetUnderlyingType(type) ?? type;
        var isPlain = kind == typeof(string) || kind.IsPrimitive;
        return new(name, isPlain ? [] : Properties(kind)) { Kind = kind, IsList = isList, IsFree = options == typeof(ClientOptions) && name is nameof(ClientOptions.Profile) };
    }

    private static IEnumerable<string> Faults(IConfigurationSection section, Node node)
    {
        if (node.IsFree)
        {
            return [];
        }

        // A variable of another program may have the name of a section; it has nothing below it.
        return node.IsList ? [.. List(section, node), .. section.GetChildren().SelectMany(entry => Entry(section, entry, node))]
            : node.Below.IsEmpty ? [.. Value(section, node), .. section.GetChildren().Select(child => $"{Name(child.Path)} is no setting: the nearest is {Name(section.Path)}.")]
            : section.GetChildren().SelectMany(child => node.Find(child.Key) is { } below ? Faults(child, below) : [Unknown(child, section.Path, node)]);
    }

    private static IEnumerable<string> List(IConfigurationSection section, Node node) =>
        string.IsNullOrWhiteSpace(section.Value) || !section.Path.Contains(':', StringComparison.Ordinal) ? [] : [$"{Name(section.Path)} is a list: {Name(section.Path)}__0 is its first entry{(node.Below.IsEmpty ? string.Empty : ", which has settings of its own")}."];

    private static IEnumerable<string> Entry(IConfigurationSection list, IConfigurationSection entry, Node node) =>
        entry.Key.All(char.IsAsciiDigit) ? Faults(entry, node with { IsList = false }) : [$"{Name(entry.Path)} is no setting: the entries of {Name(list.Path)} are numbered, {Name(list.Path)}__0 is the first."];

    private static IEnumerable<string> Value(IConfigurationSection section, Node node) =>
        from kind in Kinds
        where kind.Kind == node.Kind && !string.IsNullOrWhiteSpace(section.Value) && !kind.Takes(section.Value)
        select $"{Name(section.Path)} must be {kind.Wanted}.";

    private static string Unknown(IConfigurationSection child, string above, Node node) =>
        $"{Name(child.Path)} is no setting: the nearest is {Name(above)}__{node.Below.MinBy(below => Distance(below.Name, child.Key))!.Name}.";

    private static IEnumerable<string> Misspelt(IConfigurationSection section, ImmutableArray<Node> ours) =>
        from node in ours
        where section.Key.Length > FewLetters + 1 && Distance(node.Name, section.Key) <= FewLetters
        from child in section.GetChildren()
        from setting in node.IsList && child.Key.All(char.IsAsciiDigit) ? child.GetChildren() : [child]
        where node.Find(setting.Key) is not null
        select $"{Name(setting.Path)} is no setting: the nearest is {node.Name}{Name(setting.Path)[section.Key.Length..]}.";

    private static string Name(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    // How many letters are to be put in, left out or changed.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= other.Length; to++)
            {
                var isSame = char.ToUpperInvariant(one[at - 1]) == char.ToUpperInvariant(other[to - 1]);
                (diagonal, row[to]) = (row[to], Math.Min(Math.Min(row[to], row[to - 1]) + 1, diagonal + (isSame ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
