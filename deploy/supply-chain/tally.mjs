// Counts checks, and ends with the line that `.ci/run` reads.

let passed = 0;
let failed = 0;

/** Counts one check: true passes, a text says what is wrong. */
export function check(what, verdict) {
  if (verdict === true) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`!! ${what}: ${verdict || 'no'}`);
  }
}

/** Prints `N passed, N failed` and ends the process: 1 when something failed, 77 when nothing could be checked. */
export function end() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : passed ? 0 : 77);
}
