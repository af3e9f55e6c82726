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

    [Fact]
    public async Task Every_test_passes()
    {
        if (await Kept() is { } seen)
        {
            Throw(await Anew(seen));
            // It does not fail in code loaded anew: an earlier change left something behind in what was kept.
            s_kept?.Unload();
            s_kept = null;
        }

        Throw(await Anew());
    }

    /// <summary>Runs the linked tests of the assembly this is loaded in, or the one of a name; the name of the first that fails, and how.</summary>
    internal static async Task<KeyValuePair<string, Exception>?> FirstFailure(string? only)
    {
        var run = 0;
        foreach (var (name, test) in Tests(only?.Split(' ')[0]).Where(test => only is null || string.Equals(test.Name, only, StringComparison.Ordinal)))
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
        run.ShouldBeGreaterThan(only is null ? 500 : 0);
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

    private static async Task<KeyValuePair<string, Exception>?> Anew(string? only = null)
    {
        var own = new OwnCode();
        try
        {
            return await own.FirstFailure(only);
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

    private static IEnumerable<(string Name, Func<Task> Run)> Tests(string? only) =>
        from type in Classes().OrderBy(Turn)
        from method in type.GetMethods()
        where only is null || string.Equals(only, NameOf(method), StringComparison.Ordinal)
        let fact = method.GetCustomAttribute<FactAttribute>()
        where fact is not null
        from test in Runs(method, fact)
        select test;

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType}.{method.Name}";

    // First what takes least and what most changes fail, last what takes longest: most changes are caught in the first second.
    private static int Turn(Type type) => type.Namespace!.Contains("Protocol", StringComparison.Ordinal) ? 0 : type.Namespace.Split('.')[^1] switch { "Scenarios" => 1, "Speed" => 3, _ => 2 };

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
    /// <summary>The first test that fails in this code, of all or of one name, and how.</summary>
    public Task<KeyValuePair<string, Exception>?> FirstFailure(string? only = null) =>
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
