import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLabFile } from '../../../labfile/parse.ts'
import { Run } from '../../../model/engine/run.ts'
import type { Decision } from '../../../model/world/decision.ts'
import { explainedId } from './decisionViews.ts'
import { quotedEvents } from './quotedEvents.ts'

const FOLDER = 'public/labs'
const AFTER_MS = 10 * 60_000

/** SVC-10: one event a zone, and one that tells why first. */
const MOVED: Partial<Record<string, readonly RegExp[]>> = {
  start: [/is not AZ balanced with|to AZ Rebalance: /],
  stop: [/due to AZ rebalancing: /],
}

/** SVC-10: told after a service is steady. */
const END = /is AZ balanced with|stopped AZ Rebalancing/

/** What ECS says of each, as its event goes on after the service's name; `null`: nothing. */
function saidOf(decision: Decision): readonly RegExp[] | null {
  if (decision.kind === 'placement') return decision.taskId === null ? [/unable to place/] : null
  if (decision.kind === 'failure')
    return [/deployment failed: /, ...(decision.to === null ? [] : [/rolling back to deployment ecs-svc/])]
  if (decision.kind !== 'rolling') return null
  if (decision.zones !== undefined) return MOVED[decision.action] ?? null
  switch (decision.action) {
    case 'stop':
      return [/stopped \d+ (running|pending) tasks/]
    case 'start':
      return [/has started \d+ tasks/]
    case 'complete':
      return [/deployment completed/, /has reached a steady state/]
    case 'steady':
      return [/has reached a steady state/]
    case 'blocked':
      return [/unable to stop or start tasks/]
    case 'noRoom':
      return [/unable to place/]
    case 'wait':
    case 'failed':
      return null
  }
}

describe.each(readdirSync(FOLDER))('SVC-6 in %s what is quoted of a decision', (name) => {
  const reading = parseLabFile(readFileSync(`${FOLDER}/${name}`, 'utf8'))
  if (!('file' in reading)) throw new Error(`${name} is no lab file`)
  const { seed, commands } = reading.file
  const run = new Run({ seed, log: commands })
  run.advance((commands.at(-1)?.atMs ?? 0) + AFTER_MS)
  const { decisions } = run.history
  const quoted = decisions.map((decision) => ({ decision, events: quotedEvents(decision, run.world) }))

  it('carries its id, and was said at its time', () => {
    expect(quoted.some(({ events }) => events.length > 0)).toBe(run.world.services.size > 0)
    for (const { decision, events } of quoted) {
      for (const event of events) {
        expect([decision.id, explainedId(decision)]).toContain(event.decisionId)
        expect(event.atMs).toBe(decision.atMs)
      }
    }
  })

  it('is what ECS says of such a decision, and nothing else', () => {
    for (const { decision, events } of quoted) {
      const said = saidOf(decision)
      const messages = events.map(({ message }) => message)
      if (said === null) expect(events).toEqual([])
      // The same complaint twice in a row is said once (SVC-7).
      else if (decision.kind === 'rolling' && decision.zones !== undefined)
        for (const { message } of events) expect(message).toMatch(said[0] ?? /^$/)
      else if (events.length > 0)
        expect(messages.filter((one) => !END.test(one))).toEqual(said.map((one) => expect.stringMatching(one)))
    }
  })

  it('leaves out no event: each tells of a decision', () => {
    const told = new Set(quoted.flatMap(({ events }) => events.map((event) => event.id)))
    const all = [...run.world.services.values()].flatMap((service) => service.events)
    expect(all.filter((event) => !told.has(event.id))).toEqual([])
  })
})
