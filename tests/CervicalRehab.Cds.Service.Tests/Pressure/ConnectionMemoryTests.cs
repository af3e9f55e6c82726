using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

/// <summary>What a connection and a place cost unless it is set otherwise.</summary>
public sealed class ConnectionMemoryTests
{
    [Theory]
    [InlineData(-1, ConnectionMemory.BlockBytes)]
    [InlineData(0, ConnectionMemory.BlockBytes)]
    [InlineData(4_096, ConnectionMemory.BlockBytes)]
    [InlineData(ConnectionMemory.BlockBytes, ConnectionMemory.BlockBytes)]
    [InlineData(ConnectionMemory.BlockBytes + 1, ConnectionMemory.BlockBytes + 1)]
    public void A_block_is_large_and_never_smaller_than_asked(int asked, int atLeast)
    {
        using var pool = new ConnectionMemory().Create();
        using var block = pool.Rent(asked);

        block.Memory.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        pool.MaxBufferSize.ShouldBeGreaterThan(ConnectionMemory.BlockBytes);
    }

    [Fact]
    public async Task The_web_server_reads_and_writes_with_it()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Services.AddOptions<RequestLimits>();
        builder.UseOwnAddress();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            using var block = context.Features.Get<IMemoryPoolFeature>()!.MemoryPool.Rent();
            await context.Response.WriteAsync($"{block.Memory.Length}");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var length = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        length.ShouldBe($"{ConnectionMemory.BlockBytes}");
    }

    [Fact]
    public void A_service_takes_on_so_much_for_each_core_unless_told()
    {
        (new PressureOptions().CallCount, new PressureOptions().ByteCount).ShouldBe((32 * Environment.ProcessorCount, 16L * 1024 * 1024 * Environment.ProcessorCount));
        (new PressureOptions { MaxCalls = 3 }.CallCount, new PressureOptions { MaxMegabytes = 3 }.ByteCount).ShouldBe((3, 3L * 1024 * 1024));
    }
}
