using System.Reflection;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Workbench;

namespace CervicalRehab.Cds.Service.Tests;

public sealed class ArchitectureTests
{
    private static readonly string[] OfFhir = [.. typeof(Systems).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)];

    [Fact]
    public void Reading_and_writing_know_no_web_framework() =>
        OfFhir.ShouldAllBe(name => !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Reading_and_writing_rest_on_the_protocol_the_base_library_and_the_FHIR_SDK_alone() =>
        OfFhir.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Hl7.Fhir.", StringComparison.Ordinal)).ShouldBe(["CervicalRehab.Cds.Protocol"]);

    [Fact]
    public void The_protocol_knows_no_FHIR() =>
        typeof(Pathway).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Reading_and_writing_hold_no_client_socket_or_file_system() =>
        OfFhir.Intersect(["System.Net.Http", "System.Net.Sockets", "System.IO.FileSystem", "System.Net.Requests"], StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Deciding_reading_and_writing_know_no_database() =>
        OfFhir.Concat(typeof(Pathway).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!))
            .Where(name => name.Contains("Data", StringComparison.Ordinal) || name.Contains("Npgsql", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_pages_know_the_medicine_and_FHIR_and_nothing_of_the_service() =>
        typeof(IWorkbenchHost).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("CervicalRehab", StringComparison.Ordinal) || name.Contains("Sqlite", StringComparison.Ordinal) || name.Contains("Npgsql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ShouldBe(["CervicalRehab.Cds.Fhir", "CervicalRehab.Cds.Protocol"]);

    [Fact]
    public void Nothing_but_the_start_and_its_seam_knows_the_pages() =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("CervicalRehab.Cds.Workbench", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("CervicalRehab.Cds.Workbench", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ShouldBe(["AssessmentSource.cs", "PageRecords.cs", "Program.cs", "ReportPage.cs", "WorkbenchHost.cs"]);

    [Fact]
    public void What_a_hook_call_meets_of_the_memory_takes_and_never_gives()
    {
        Type[] onTheWay = [typeof(CervicalRehabService), typeof(PatientRecordSource), typeof(CardWriter), typeof(SiteCodes)];

        onTheWay.SelectMany(type => type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType))
            .Where(type => type.Namespace == typeof(CardLog).Namespace).ShouldBe([typeof(CardLog)]);
        typeof(CardLog).GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .OfType<MethodInfo>().ShouldHaveSingleItem().ReturnType.ShouldBe(typeof(void));
    }

    // Two threads that make tables which need each other, directly or by way of a third, would each see the other's half made: a rule without its clause,
    // for as long as the process runs.
    [Fact]
    public void No_static_table_needs_itself_while_it_is_made()
    {
        var tables = new StaticTables(typeof(Pathway).Assembly, typeof(Systems).Assembly, typeof(CardWriter).Assembly);

        tables.All.Count().ShouldBeGreaterThan(50);
        tables.NeededBy(typeof(PrefetchKeys)).ShouldContain(typeof(KnownCodes));
        tables.Circular().ShouldBeEmpty();
    }

    [Fact]
    public void Static_tables_that_need_each_other_are_found() =>
        new StaticTables(typeof(ArchitectureTests).Assembly).Circular().ShouldBe([typeof(First), typeof(Second), typeof(Third)], ignoreOrder: true);

    private static class First
    {
        public static readonly int Value = Second.Made();
    }

    private static class Second
    {
        private static readonly int Value = Enumerable.Range(0, 2).Sum(at => at + Third.Value);

        public static int Made() => Value + 1;
    }

    private static class Third
    {
        public static readonly int Value = First.Value + 1;
    }
}
