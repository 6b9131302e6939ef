import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { arrivalDelays, CUSTOMERS, HOLD_EVENTS, HOLD_WAITING, holdDelays, serviceDelays } from '../contenders/delays.ts'
import type { Part } from '../options.ts'
import { compareAndEnd, type Measured } from '../rounds.ts'
import { startNode, startPython, type PythonProcess, type Side } from '../sides.ts'
import { absent, atLeast, perSecond, type Row } from '../table.ts'

const script = fileURLToPath(new URL('../rivals/queues.py', import.meta.url))

/** Budgets: how many times as fast as each rival the queue is meant to be. */
const MODELS = [
  {
    model: 'hold',
    what: 'event queue, hold model, 10,000 waiting',
    names: ['holdOurs', 'holdHeap', 'holdSimjs'],
    units: HOLD_EVENTS,
    budgets: { heap: 1, simjs: 20, simpy: 40 },
  },
  {
    model: 'singleServer',
    what: 'event queue, M/M/1, load 0.8',
    names: ['singleServerOurs', 'singleServerHeap', 'singleServerSimjs'],
    units: 2 * CUSTOMERS,
    // While few wait they are in the same heap, behind one more door.
    budgets: { heap: 0.95, simjs: null, simpy: 60 },
  },
] as const

export const queuePart: Part = async ({ bundle, rounds }) => {
  const python = findPython()
  const rows: Row[] = []
  for (const { model, what, names, units, budgets } of MODELS) {
    const sides = names.map((name) => startNode(bundle, name))
    const simpy = python === undefined ? undefined : await startSimpy(python, model, units)
    if (simpy !== undefined) sides.push(Promise.resolve(simpy.side))
    const [ours, heap, simjs, theirs] = await compareAndEnd(sides, { rounds })
    if (ours === undefined || heap === undefined || simjs === undefined) throw new Error('a side is missing')
    rows.push(rowOf(what, { ours, rival: heap, name: 'a plain object heap', budget: budgets.heap }))
    rows.push(rowOf(what, { ours, rival: simjs, name: 'simjs 2.0.3', budget: budgets.simjs }))
    if (theirs === undefined || simpy === undefined) rows.push(absent(what, 'SimPy: not present'))
    else rows.push(rowOf(what, { ours, rival: theirs, name: `SimPy ${simpy.version}`, budget: budgets.simpy }))
  }
  return rows
}

interface Pair {
  readonly ours: Measured
  readonly rival: Measured
  readonly name: string
  readonly budget: number | null
}

function rowOf(what: string, { ours, rival, name, budget }: Pair): Row {
  return {
    what,
    ours: perSecond(ours.unitMs),
    rival: `${perSecond(rival.unitMs)}, ${name}`,
    ...atLeast(rival.ratios, budget),
  }
}

/** A Python that knows SimPy; as root on Debian, after installing its package. */
function findPython(): string | undefined {
  const knows = (python: string) =>
    ['import simpy', 'import SimPy'].some((line) => spawnSync(python, ['-c', line], { timeout: 20_000 }).status === 0)
  const pythons = ['python3', '/usr/bin/python3']
  const there = pythons.find(knows)
  if (there !== undefined || process.getuid?.() !== 0) return there
  for (const name of ['python3-simpy3', 'python3-simpy']) {
    console.error(`No SimPy: installing Debian's ${name}…`)
    if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name]).status === 0) break
  }
  return pythons.find(knows)
}

async function startSimpy(
  python: string,
  model: 'hold' | 'singleServer',
  units: number,
): Promise<{ readonly side: Side; readonly version: string }> {
  const child: PythonProcess = startPython(python, script)
  const given = {
    waiting: HOLD_WAITING,
    events: HOLD_EVENTS,
    delays: holdDelays,
    customers: CUSTOMERS,
    arrivals: arrivalDelays,
    services: serviceDelays,
  }
  const { version } = (await child.ask(JSON.stringify(given))) as { readonly version: string }
  const side: Side = {
    name: 'SimPy',
    prepare: () => Promise.resolve(),
    trace: () => Promise.resolve(undefined),
    round: async () => {
      const { wallMs, outcome } = (await child.ask(model)) as { readonly wallMs: number; readonly outcome: number }
      return { wallMs, units, outcome }
    },
    end: () => child.end(),
  }
  return { side, version }
}
