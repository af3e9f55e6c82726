using System.Buffers;
using System.Net.Sockets;
using System.Text;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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
        await using var app = Host();
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
    public async Task Of_a_body_nobody_reads_no_more_than_two_blocks_are_held()
    {
        var held = new HeldBlocks();
        await using var app = Host(held);
        var called = new TaskCompletionSource();
        app.Run(async context =>
        {
            called.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new Uri(app.Urls.Single()).Host, new Uri(app.Urls.Single()).Port, TestContext.Current.CancellationToken);
        var call = Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 8000000\r\n\r\n").Concat(new byte[8_000_000]).ToArray();

        // It waits until somebody reads, which nobody does.
        _ = socket.SendAsync(call, TestContext.Current.CancellationToken).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        await called.Task.WaitAsync(TestContext.Current.CancellationToken);
        for (var look = 0; look < 20; look++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            held.Most.ShouldBeInRange(1, 2);
        }
    }

    [Theory]
    [InlineData(ConnectionMemory.BlockBytes - 1_000)]
    [InlineData(ConnectionMemory.BlockBytes)]
    [InlineData(ConnectionMemory.BlockBytes + 1)]
    [InlineData(3 * ConnectionMemory.BlockBytes)]
    public async Task A_token_longer_than_what_is_read_ahead_is_read(int length)
    {
        await using var app = Host();
        app.Run(context => context.Response.WriteAsync($"{context.Request.Headers["token"].Single()!.Length}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), DefaultRequestHeaders = { { "token", new string('t', length) } } };

        (await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe($"{length}");
    }

    [Fact]
    public void A_service_takes_on_so_much_for_each_core_unless_told()
    {
        (new PressureOptions().CallCount, new PressureOptions().ByteCount).ShouldBe((32 * Environment.ProcessorCount, 16L * 1024 * 1024 * Environment.ProcessorCount));
        (new PressureOptions { MaxCalls = 3 }.CallCount, new PressureOptions { MaxMegabytes = 3 }.ByteCount).ShouldBe((3, 3L * 1024 * 1024));
    }

    private static WebApplication Host(IMemoryPoolFactory<byte>? memory = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Services.AddOptions<RequestLimits>();
        builder.UseOwnAddress();
        if (memory is not null)
        {
            builder.Services.AddSingleton(memory);
        }

        return builder.Build();
    }

    private sealed class HeldBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
    {
        private readonly MemoryPool<byte> _blocks = new ConnectionMemory().Create();
        private readonly Lock _counting = new();
        private int _count;
        private int _most;

        /// <summary>Most blocks that were held at once.</summary>
        public int Most => Volatile.Read(ref _most);

        public override int MaxBufferSize => _blocks.MaxBufferSize;

        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            lock (_counting)
            {
                _most = Math.Max(_most, ++_count);
            }

            return new Held(this, _blocks.Rent(minBufferSize));
        }

        protected override void Dispose(bool disposing) => _blocks.Dispose();

        private sealed class Held(HeldBlocks blocks, IMemoryOwner<byte> block) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory => block.Memory;

            public void Dispose()
            {
                block.Dispose();
                lock (blocks._counting)
                {
                    blocks._count--;
                }
            }
        }
    }
}
