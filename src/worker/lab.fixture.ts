import { finish } from '../base/work.ts'
import type { Act } from '../model/api/command.ts'
import { Run } from '../model/engine/run.ts'
import { Lab } from './lab.ts'
import type { BranchInfo } from './protocol.ts'
import { rollingLab } from './rollingLab.fixture.ts'

export function openLab(): Lab {
  return finish(Lab.opening(rollingLab))
}

export function advance(lab: Lab, toMs: number): void {
  finish(lab.advancing(toMs, null))
}

export function hashOf(lab: Lab, branchId: string): string {
  const branch = lab.shown.find(({ id }) => id === branchId)
  if (branch === undefined) throw new Error(`${branchId} is not shown`)
  return branch.run.hash
}

export function branchOf(lab: Lab, branchId: string): BranchInfo {
  const branch = lab.info().branches.find(({ id }) => id === branchId)
  if (branch === undefined) throw new Error(`there is no ${branchId}`)
  return branch
}

/** What the log alone leads to: the oracle. */
export function replayed(lab: Lab, branchId: string, atMs: number): string {
  const run = new Run({ seed: lab.seed, log: branchOf(lab, branchId).log })
  run.advance(atMs)
  return run.hash
}

export function timed(atMs: number, act: Act) {
  return { atMs, ...act }
}
