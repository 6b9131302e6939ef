import { execFileSync, spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { liveOn, readLived, writeLived } from './lived.ts'
import { Lives } from './lives.ts'

// `npm run soak` runs every test that lives random lives, with more of them. With `-- --commands 10000000` lives go on
// from where the last run ended until so many commands were lived in all; the count is kept, and committed.
const PATH = 'docs/soak/lived.json'

const { values } = parseArgs({ options: { commands: { type: 'string' } } })
process.exitCode = values.commands === undefined ? runTests() : await countTo(Number(values.commands))

function runTests(): number {
  const args = ['vitest', 'run', 'soak', 'tabs.model', '--mode', 'soak']
  return spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1
}

async function countTo(commands: number): Promise<number> {
  if (!Number.isSafeInteger(commands) || commands < 1) throw new Error('--commands takes a whole number above 0')
  const before = readLived(PATH)
  const lives = await Lives.open()
  const startedMs = performance.now()
  const lived = await liveOn(before, commands, {
    commit: execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim(),
    live: (seed) => lives.live(seed),
    note: (now) => writeLived(PATH, now),
    ahead: lives.ahead,
  })
  lives.end()
  const rate = ((lived.commands - before.commands) / (performance.now() - startedMs)) * 1_000
  console.log(`${String(lived.commands)} commands in ${String(lived.lives)} lives, of ${String(commands)} wanted`)
  console.log(`${rate.toFixed(0)} commands a second`)
  for (const { seed, problem } of lived.broken) console.error(`seed ${String(seed)}: ${problem}`)
  return lived.broken.length
}
