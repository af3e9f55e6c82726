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
    // A runner keeps its process from one planted change to the next, and static tables keep what they were made with: each run loads the code anew.
    [Fact]
    public async Task Every_test_passes()
    {
        var own = new OwnCode();
        try
        {
            await (Task)own.LoadFromAssemblyPath(typeof(AllAtOnce).Assembly.Location).GetType(typeof(AllAtOnce).FullName!)!.GetMethod(nameof(All), BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!;
        }
        finally
        {
            own.Unload();
        }
    }

    /// <summary>Runs the linked tests of the assembly this is loaded in.</summary>
    internal static async Task All()
    {
        var run = 0;
        foreach (var method in Classes().OrderBy(Turn).SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FactAttribute>() is { } fact)
            {
                run += await Run(method, fact);
            }
        }

        // Each part has more than seven hundred: a run of nothing is no run.
        run.ShouldBeGreaterThan(500);
    }

    private static IEnumerable<Type> Classes() => typeof(AllAtOnce).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false, IsGenericType: false } && type != typeof(AllAtOnce));

    // First what takes least and what most changes fail, last what takes longest: most changes are caught in the first second.
    private static int Turn(Type type) => type.Namespace!.Contains("Protocol", StringComparison.Ordinal) ? 0 : type.Namespace.Split('.')[^1] switch { "Scenarios" => 1, "Speed" => 3, _ => 2 };

    private static async Task<int> Run(MethodInfo method, FactAttribute fact)
    {
        if (fact is not TheoryAttribute)
        {
            await Invoke(method, []);
            return 1;
        }

        var run = 0;
        foreach (var row in method.GetCustomAttributes().SelectMany(attribute => Rows(method.DeclaringType!, attribute)))
        {
            await Invoke(method, method.ResolveMethodArguments(row));
            run++;
        }

        run.ShouldBeGreaterThan(0, $"{method.DeclaringType}.{method.Name} has no data");
        return run;
    }

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
