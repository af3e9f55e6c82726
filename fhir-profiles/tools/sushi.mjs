// Runs SUSHI on the guide without a network.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { guide, sushiHome } from './definitions.mjs';

/** SUSHI's own count of errors and warnings, and its log. Three warnings about packages it cannot fetch are expected. */
export function sushi() {
  const home = sushiHome();
  rmSync(join(guide, 'fsh-generated'), { recursive: true, force: true });
  const run = spawnSync(process.execPath, [join(guide, 'node_modules', 'fsh-sushi', 'dist', 'app.js'), 'build', guide, '-s'], {
    encoding: 'utf8',
    env: { ...process.env, HOME: home, USERPROFILE: home, FPL_REGISTRY: 'http://127.0.0.1:9', NO_COLOR: '1' },
    maxBuffer: 1 << 26,
  });
  const log = `${run.stdout}\n${run.stderr}`;
  const [, errors, warnings] = /(\d+) Errors?\s+(\d+) Warnings?/.exec(log) ?? [];
  return { log, errors: run.error || run.status === null || errors === undefined ? Infinity : Number(errors), warnings: Number(warnings) };
}

export const output = join(guide, 'fsh-generated', 'resources');
