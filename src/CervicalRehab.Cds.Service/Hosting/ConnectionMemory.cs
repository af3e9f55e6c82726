using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// Memory for what comes from a connection and what goes to it. The web server's own pool has blocks of 4 kB, and every block of a body costs
/// a call of the system and a hand-over between threads: a hook call is some hundred kilobytes. A connection that rests holds none.
/// </summary>
internal sealed class ConnectionMemory : IMemoryPoolFactory<byte>
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 64 * 1024;

    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Blocks();

    private sealed class Blocks : MemoryPool<byte>
    {
        public override int MaxBufferSize => Shared.MaxBufferSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, BlockBytes));

        protected override void Dispose(bool disposing)
        {
            // What was rented goes back by itself; there is nothing else.
        }
    }
}
