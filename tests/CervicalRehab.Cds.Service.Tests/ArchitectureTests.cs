using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Tests;

public sealed class ArchitectureTests
{
    private static readonly string[] OfFhir = [.. typeof(Systems).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)];

    [Fact]
    public void Reading_and_writing_know_no_web_framework() =>
        OfFhir.ShouldAllBe(name => !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Reading_and_writing_rest_on_the_protocol_and_the_base_library_alone() =>
        OfFhir.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBe(["CervicalRehab.Cds.Protocol"]);

    [Fact]
    public void Reading_and_writing_hold_no_client_socket_or_file_system() =>
        OfFhir.Intersect(["System.Net.Http", "System.Net.Sockets", "System.IO.FileSystem", "System.Net.Requests"], StringComparer.Ordinal).ShouldBeEmpty();
}
