// Asks the package sources for known vulnerabilities of every locked NuGet and npm package; one of any severity fails. A source without such data is said to have none, in one line, and counts nothing: an audit
// that asked nobody is not a pass.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, end } from './tally.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

nuget();
npm();
end();

function nuget() {
  const sources = run('dotnet', ['nuget', 'list', 'source', '--format', 'Short']).out.split('\n').filter((line) => line.startsWith('E ')).map((line) => line.slice(2).trim());
  const telling = sources.filter(hasVulnerabilities);
  if (telling.length === 0) {
    console.log(`Left out, the audit of NuGet packages: no source has data on vulnerabilities (${sources.length} asked).`);
    return;
  }

  const { status, out } = run('dotnet', ['list', 'CervicalRehab.Cds.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json']);
  const listed = status === 0 ? JSON.parse(out.slice(out.indexOf('{'))) : undefined;
  check('NuGet packages', listed ? verdict(listed) : `dotnet list package ended with ${status}`);
  check('the reading of a listing bites', verdict({ projects: [{ frameworks: [{ transitivePackages: [{ id: 'x', vulnerabilities: [{ severity: 'Low' }] }] }] }] }) !== true);
}

function verdict({ projects }) {
  const packages = projects.flatMap((project) => project.frameworks ?? []).flatMap((framework) => [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]);
  const bad = packages.filter((one) => one.vulnerabilities?.length).map((one) => `${one.id} ${one.resolvedVersion}`);
  return bad.length === 0 || [...new Set(bad)].join(', ');
}

// A v3 source lists its services; the one of vulnerabilities is optional.
function hasVulnerabilities(source) {
  const { status, out } = run('curl', ['-fsSL', '--max-time', '30', source]);
  try {
    return status === 0 && JSON.parse(out.replace(/^\uFEFF/, '')).resources.some((service) => String(service['@type']).startsWith('VulnerabilityInfo'));
  } catch {
    return false;
  }
}

function npm() {
  const locks = run('git', ['ls-files', '*package-lock.json']).out.split('\n').filter(Boolean);
  const silent = [];
  for (const lock of locks) {
    const { out } = run('npm', ['audit', '--package-lock-only', '--json'], `${root}${dirname(lock)}`);
    const report = parsed(out);
    if (report?.metadata?.vulnerabilities === undefined) {
      silent.push(lock);
      continue;
    }

    // Nothing of npm is shipped. What is accepted for that stands in accepted.json, one row for each package with the reason.
    const known = JSON.parse(readFileSync(new URL('accepted.json', import.meta.url), 'utf8')).npm;
    const bad = Object.keys(report.vulnerabilities).filter((name) => !known.some((row) => row.package === name && row.reason));
    check(lock, bad.length === 0 || bad.join(', '));
  }

  if (silent.length > 0) {
    console.log(`Left out, the audit of ${silent.length} npm lock files: the registry gives no data on vulnerabilities.`);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function run(command, args, cwd = root) {
  const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, out: stdout ?? '' };
}
