import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { oneTaskLab, taskLook } from './containerWorld.ts'
import { counted, drawnNames, STEADY_MS } from './world.ts'

export interface LeakCase {
  /** MiB: the hard limit, the soft one, and what it uses from its start. */
  readonly memory: number
  readonly memoryReservation: number
  readonly startsWith: number
  /** MiB a minute. */
  readonly leak: number
}

const CASES: readonly LeakCase[] = crossed({
  memory: [384, 512, 640, 768, 1_024, 1_536, 2_048],
  memoryReservation: [192, 256, 320, 512, 768],
  startsWith: [64, 96, 128, 160],
  leak: [8, 16, 32, 64],
}).filter(
  ({ memory, memoryReservation, startsWith, leak }) =>
    memoryReservation < memory && startsWith < memoryReservation && (memory - startsWith) % leak === 0,
)

const HOUR_MS = 3_600_000

function minutesWord(count: number): string {
  return `${String(count)} ${count === 1 ? 'minute' : 'minutes'}`
}

function mib(value: number): string {
  return `${counted(value)} MiB`
}

function leakAsked(one: LeakCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { memory, memoryReservation, startsWith, leak } = one
  const container = { name: family, image: `${family}:1`, memory, memoryReservation }
  return {
    lab: oneTaskLab(draw, {
      cluster,
      family,
      containers: [container],
      behaviors: [{ image: container.image, memoryMib: startsWith, leakMibPerMinute: leak }],
    }),
    fromMs: STEADY_MS,
    ask: leakAsk(one, { cluster, family }),
  }
}

function leakAsk(one: LeakCase, { cluster, family }: { cluster: string; family: string }): ValueAsk {
  const { memory, memoryReservation, startsWith, leak } = one
  return {
    kind: 'value',
    question: `How many minutes after its start is the container of ${family} killed?`,
    lead: `It uses ${mib(startsWith)} as it starts, and ${mib(leak)} more each minute. Its instance has plenty of free memory.`,
    code: { memory, memoryReservation },
    hints: ['Which of the two is a limit?', 'It does not start with nothing.'],
    look: taskLook(cluster, 'floor((stoppingAt - startedAt) / `60` + `0.5`)', 'STOPPED'),
    until: { look: taskLook(cluster, 'lastStatus', 'STOPPED'), is: { equals: 'STOPPED' }, withinMs: 6 * HOUR_MS },
    say: minutesWord,
    min: 1,
    wrong: [
      {
        value: Math.round((memoryReservation - startsWith) / leak),
        mistake: 'reservation-is-a-limit',
        shows: `memoryReservation is what is set aside for it. It may use more: up to memory, ${mib(memory)}.`,
      },
      {
        value: Math.round(memory / leak),
        mistake: 'used-not-reserved',
        shows: `It has ${mib(startsWith)} from its start on: only ${mib(memory - startsWith)} are left to fill.`,
      },
      {
        value: Math.round((memory + memoryReservation - startsWith) / leak),
        mistake: 'reservation-is-a-limit',
        shows: 'The two are not added: memory is the limit, memoryReservation a part of it.',
      },
    ],
    reveal: (value) => ({
      text: `memory, ${mib(memory)}, is the hard limit: who reaches it is killed, exit code 137, OutOfMemoryError. ${mib(memory - startsWith)} at ${mib(leak)} a minute are ${minutesWord(value)}. memoryReservation only counts for placement.`,
      rule: 'CON-7',
      source: 'Amazon ECS Developer Guide, Amazon ECS task definition parameters for EC2, memory',
      exam: 'memory is the hard limit, memoryReservation the soft one.',
    }),
  }
}

export const memoryKill = template<LeakCase>({
  id: 'memory-kill',
  title: 'When a container is killed for its memory',
  topic: 'containers',
  exam: ['DVA4'],
  cases: CASES,
  ask: leakAsked,
})
