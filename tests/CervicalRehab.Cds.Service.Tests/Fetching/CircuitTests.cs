using CervicalRehab.Cds.Service.PatientRecord;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>A server that fails at some queries and answers others is not left alone: what it answers is used, whoever asks (contract section 3, DATA-2).</summary>
public sealed class CircuitTests : IAsyncLifetime
{
    private const int Calls = 8;

    private readonly FetchingHost _host = new();
    private StubFhirServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StubFhirServer.Start();

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task DATA_2_Optional_queries_that_fail_refuse_nobody(int status)
    {
        FailAt(Faults.Status(status), [.. PrefetchKeys.All.Where(key => !key.Required).Select(key => key.Name)]);
        for (var call = 0; call < Calls; call++)
        {
            var answer = await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base)));

            answer.Pathway().ShouldBe("conservative-plan", answer.Text);
            answer.Words().ShouldContain("could not be read");
        }
    }

    [Fact]
    public async Task DATA_2_Optional_queries_that_fail_while_the_rest_comes_with_the_call_leave_required_ones_alone()
    {
        string[] required = [.. PrefetchKeys.All.Where(key => key.Required).Select(key => key.Name)];
        string[] optional = [.. PrefetchKeys.All.Where(key => !key.Required).Select(key => key.Name)];
        FailAt(Faults.Status(500), optional);
        for (var call = 0; call < Calls; call++)
        {
            (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), optional))).Pathway().ShouldBe("conservative-plan");
        }

        (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base), required))).Pathway().ShouldBe("conservative-plan");
    }

    [Fact]
    public async Task DATA_2_Observations_that_fail_leave_the_problem_list_and_what_it_shows()
    {
        FailAt(Faults.Status(500), [.. PrefetchKeys.All.Where(key => key.ResourceType is "Observation").Select(key => key.Name)]);
        for (var call = 0; call < Calls; call++)
        {
            (await _host.Post(FetchingHost.Without(FetchingHost.Call(_server.Base)))).Pathway().ShouldBe("complete-assessment");
        }
    }

    private void FailAt(RequestDelegate fault, string[] keys)
    {
        foreach (var key in keys)
        {
            _server.On(key, fault);
        }
    }
}
