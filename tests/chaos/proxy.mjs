// A TCP proxy that misbehaves when told to. What is corrupted is always overwritten with NUL or 0xFF, which JSON cannot hold: no checksum protects a FHIR answer, so a
// letter changed into another letter would be a different, valid record, and no service could know.
import { createConnection, createServer } from 'node:net';

export class Proxy {
  constructor(target, random) {
    Object.assign(this, { target, random, pairs: new Set(), mode: {}, bytesCorrupted: 0 });
  }

  listen(port) {
    return new Promise((resolve) => createServer({ allowHalfOpen: true }, (client) => this.accept(client)).listen(port, '127.0.0.1', resolve));
  }

  /** Cuts every connection now. */
  cut() {
    for (const pair of this.pairs) pair.forEach((socket) => socket.destroy());
  }

  accept(client) {
    if (this.mode.refuse) return client.destroy();
    const server = createConnection({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    const pair = [client, server];
    this.pairs.add(pair);
    const end = () => {
      pair.forEach((socket) => socket.destroy());
      this.pairs.delete(pair);
    };
    pair.forEach((socket) => socket.on('error', end).on('close', end).setNoDelay(true));
    this.forward(client, server, false);
    this.forward(server, client, true);
  }

  // In order, one piece after the other, whatever happens to each.
  forward(from, to, isAnswer) {
    let last = Promise.resolve();
    from.on('data', (bytes) => {
      from.pause();
      last = last.then(async () => {
        const mode = this.mode;
        while (this.mode.hang && !to.destroyed) await wait(50);
        if (mode.delay) await wait(mode.delay);
        for (const piece of isAnswer && mode.drip ? pieces(bytes, 700) : [bytes]) {
          if (to.destroyed) return;
          to.write(isAnswer ? this.spoil(piece) : piece);
          if (mode.drip && isAnswer) await wait(40);
        }
        from.resume();
      });
    });
    from.on('end', () => last.then(() => to.end()));
  }

  spoil(bytes) {
    if (this.mode.lose && this.random() < 0.3) return bytes.subarray(0, Math.floor(bytes.length * this.random()));
    if (!this.mode.corrupt || this.random() > 0.7) return bytes;
    const spoiled = Buffer.from(bytes);
    for (let times = 1 + Math.floor(this.random() * 4); times > 0; times -= 1) {
      spoiled[Math.floor(this.random() * spoiled.length)] = this.random() < 0.5 ? 0 : 0xff;
      this.bytesCorrupted += 1;
    }
    return spoiled;
  }
}

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let next = Math.imul(state ^ (state >>> 15), state | 1);
    next ^= next + Math.imul(next ^ (next >>> 7), next | 61);
    return ((next ^ (next >>> 14)) >>> 0) / 4294967296;
  };
}
