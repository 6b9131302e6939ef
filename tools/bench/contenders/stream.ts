import { deserialize, serialize } from 'node:v8'
import type { Contender, Round } from '../contender.ts'
import { FleetFrames, FRAMES } from './frames.ts'

/** Node's structured clone: what a message weighs, and what writing and reading it takes. */
function cloneFrames(messageOf: (fleet: FleetFrames) => unknown): Round {
  const fleet = new FleetFrames()
  fleet.tell()
  let bytes = 0
  let wallMs = 0
  for (let frame = 0; frame < FRAMES; frame++) {
    fleet.step()
    const message = messageOf(fleet)
    const startedMs = performance.now()
    const written = serialize(message)
    deserialize(written)
    wallMs += performance.now() - startedMs
    bytes += written.byteLength
  }
  return { wallMs, units: FRAMES, outcome: fleet.world.nowMs, bytes: bytes / FRAMES }
}

export const streamOurs: Contender = { round: () => cloneFrames((fleet) => fleet.tell()) }

export const streamClones: Contender = { round: () => cloneFrames((fleet) => [...fleet.world.tasks.values()]) }
