// The changed lines of some files, in an order of chance, as many as fit: one pattern for each file, as Stryker takes it, with the places of its lines.
// node spans.mjs <base> <lines at most> <seed> <files...>
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const [base, most, seed, ...files] = process.argv.slice(2)

/** The blocks of lines that differ from the base, first and last line, counted from 1. */
const blocksOf = file => [...execFileSync('git', ['diff', '-U0', base, '--', file], { encoding: 'utf8' }).matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)]
  .map(([, first, count]) => ({ file, first: Number(first), last: Number(first) + Number(count ?? 1) - 1 }))
  .filter(({ first, last }) => last >= first)

/** Where the lines of a text start; one more for its end. */
const startsOf = text => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length]

const order = ({ file, first }) => {
  let hash = 0
  for (const letter of `${seed} ${file} ${first}`) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0
  return hash
}

let left = Number(most)
const chosen = new Map()
for (const block of files.flatMap(blocksOf).sort((one, other) => order(one) - order(other))) {
  if (left <= 0) break
  const last = Math.min(block.last, block.first + left - 1)
  left -= last - block.first + 1
  chosen.set(block.file, [...chosen.get(block.file) ?? [], { first: block.first, last }])
}

for (const [file, blocks] of chosen) {
  const starts = startsOf(readFileSync(file, 'utf8'))
  console.log(file + blocks.map(({ first, last }) => `{${starts[first - 1]}..${starts[last] - 1}}`).join(''))
}
