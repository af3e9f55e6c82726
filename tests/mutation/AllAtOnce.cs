using System.Reflection;
using System.Runtime.Loader;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(CervicalRehab.Cds.Mutation.OneTest))]

namespace CervicalRehab.Cds.Mutation;

/// <summary>
/// The linked tests as one test that ends with the first failure: what a runner tells of a thousand tests costs more than the tests,
/// and they run once for each planted change.
/// </summary>
public sealed class AllAtOnce
{
    // A runner keeps its process from one planted change to the next, and static tables keep what they were made with. So what counts is always
    // code that was loaded anew; code that is kept, and compiled already, only tells soon which test to look at.
    private static OwnCode? s_kept;

    // Tests that lately failed in code loaded anew and not in what was kept: those of tables. The change of a table's next line mostly fails the same.
    private const int Remembered = 6;
    // They are kept in a file: a change that never ends takes its process with it.
    private static readonly string s_file = Path.Combine(Path.GetTempPath(), "late-tests.txt");
    private static bool s_wasLate;

    [Fact]
    public async Task Every_test_passes()
    {
        var lately = Lately();
        if (s_wasLate && lately.Length > 0)
        {
            Throw(await Anew(lately));
        }

        s_wasLate = false;
        if (await Kept() is { } seen)
        {
            Throw(await Anew([seen]));
            // It does not fail in code loaded anew: an earlier change left something behind in what was kept.
            s_kept?.Unload();
            s_kept = null;
        }

        var late = lately.Length > 0 ? await Anew(lately) : null;
        late ??= await Anew();
        if (late is { Key: var name })
        {
            s_wasLate = true;
            Remember([.. lately.Where(other => other != name).Prepend(name).Take(Remembered)]);
        }

        Throw(late);
    }

    // Two runners share the file: what one of them cannot have at this moment is not worth waiting for.
    private static string[] Lately()
    {
        try
        {
            return File.Exists(s_file) ? File.ReadAllLines(s_file) : [];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static void Remember(string[] names)
    {
        try
        {
            File.WriteAllLines(s_file, names);
        }
        catch (IOException)
        {
            // The other runner is at it.
        }
    }

    /// <summary>Runs the linked tests of the assembly this is loaded in, or those of some names; the name of the first that fails, and how.</summary>
    internal static async Task<KeyValuePair<string, Exception>?> FirstFailure(string[]? only)
    {
        var run = 0;
        var methods = only?.Select(name => name.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, test) in Tests(methods).Where(test => only is null || only.Contains(test.Name, StringComparer.Ordinal)))
        {
            try
            {
                await test();
                run++;
            }
            catch (Exception failure)
            {
                return new(name, failure);
            }
        }

        // Each part has more than seven hundred: a run of nothing is no run.
        if (only is null)
        {
            run.ShouldBeGreaterThan(500);
        }

        return null;
    }

    // The test to look at first; null when there is none, or the kept code is of no use.
    private static async Task<string?> Kept()
    {
        try
        {
            return (await (s_kept ??= new OwnCode()).FirstFailure())?.Key;
        }
        catch (Exception)
        {
            s_kept = null;
            return null;
        }
    }

    private static async Task<KeyValuePair<string, Exception>?> Anew(IEnumerable<string>? only = null)
    {
        var own = new OwnCode();
        try
        {
            return await own.FirstFailure(only?.ToArray());
        }
        finally
        {
            own.Unload();
        }
    }

    private static void Throw(KeyValuePair<string, Exception>? failure)
    {
        if (failure is { } found)
        {
            throw new InvalidOperationException(found.Key, found.Value);
        }
    }

    private static IEnumerable<(string Name, Func<Task> Run)> Tests(HashSet<string>? only) =>
        from type in Classes().OrderBy(Turn)
        from method in type.GetMethods()
        where only is null || only.Contains(NameOf(method))
        let fact = method.GetCustomAttribute<FactAttribute>()
        where fact is not null
        from test in Runs(method, fact)
        select test;

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType}.{method.Name}";

    // First what takes least and what most changes fail, last what takes longest: most changes are caught in the first second.
    private static int Turn(Type type) => (type.Namespace!.Split('.')[^1], type.Name) switch
    {
        _ when type.Namespace.Contains("Protocol", StringComparison.Ordinal) => 1,
        ("Scenarios", _) => 2,
        ("Speed", _) => 4,
        _ => 3,
    };

    private static IEnumerable<(string Name, Func<Task> Run)> Runs(MethodInfo method, FactAttribute fact)
    {
        var name = NameOf(method);
        if (fact is not TheoryAttribute)
        {
            yield return (name, () => Invoke(method, []));
            yield break;
        }

        var number = 0;
        foreach (var row in method.GetCustomAttributes().SelectMany(attribute => Rows(method.DeclaringType!, attribute)))
        {
            yield return ($"{name} {number++}", () => Invoke(method, method.ResolveMethodArguments(row)));
        }

        number.ShouldBeGreaterThan(0, $"{name} has no data");
    }

    private static IEnumerable<Type> Classes() => typeof(AllAtOnce).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false, IsGenericType: false } && type != typeof(AllAtOnce));

    private static IEnumerable<object?[]> Rows(Type type, Attribute attribute) => attribute switch
    {
        InlineDataAttribute line => [line.Data],
        MemberDataAttribute member => ((System.Collections.IEnumerable)type.GetProperty(member.MemberName)!.GetValue(null)!).Cast<ITheoryDataRow>().Select(row => row.GetData()),
        _ => [],
    };

    private static async Task Invoke(MethodInfo method, object?[] arguments)
    {
        var test = method.IsStatic ? null : New(method.ReflectedType!);
        using var ending = test as IDisposable;
        if (method.Invoke(test, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task running)
        {
            await running;
        }
    }

    // A class takes nothing but fixtures that need nothing.
    private static object New(Type type) => Activator.CreateInstance(type, [.. type.GetConstructors().Single().GetParameters().Select(fixture => Activator.CreateInstance(fixture.ParameterType))])!;
}

/// <summary>The tests and the code they test, loaded apart from any loaded before.</summary>
internal sealed class OwnCode() : AssemblyLoadContext("own", isCollectible: true)
{
    /// <summary>The first test that fails in this code, of all or of some names, and how.</summary>
    public Task<KeyValuePair<string, Exception>?> FirstFailure(string[]? only = null) =>
        (Task<KeyValuePair<string, Exception>?>)LoadFromAssemblyPath(typeof(AllAtOnce).Assembly.Location).GetType(typeof(AllAtOnce).FullName!)!
            .GetMethod(nameof(AllAtOnce.FirstFailure), BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [only])!;

    protected override Assembly? Load(AssemblyName name) => name.Name!.StartsWith("CervicalRehab.", StringComparison.Ordinal)
        ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"))
        : null;
}

/// <summary>Finds <see cref="AllAtOnce"/> and no other test.</summary>
public sealed class OneTest : XunitTestFramework
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(Assembly assembly) => new Discoverer(new XunitTestAssembly(assembly, null, assembly.GetName().Version));

    private sealed class Discoverer(IXunitTestAssembly assembly) : XunitTestFrameworkDiscoverer(assembly)
    {
        protected override Type[] GetExportedTypes() => [typeof(AllAtOnce)];
    }
}
