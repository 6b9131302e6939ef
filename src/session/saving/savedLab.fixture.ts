import type { RestoreState } from '../../worker/protocol.ts'
import { rollingLab } from '../../worker/rollingLab.fixture.ts'
import { savedText } from './savedLab.ts'

/** A lab as it is saved, at its start; its title tells it from others. */
export function titled(title: string): RestoreState {
  const main = { id: 'main', name: 'main', parentId: null, forkAtMs: 0, headMs: 0, ownCount: 0, redoable: [] }
  return {
    lab: {
      title,
      seed: rollingLab.seed,
      branches: [{ ...main, log: rollingLab.commands }],
      activeBranchId: 'main',
      shownBranchIds: ['main'],
      canUndo: false,
      canRedo: false,
    },
    atMs: 0,
  }
}

export function textOf(title: string): string {
  return savedText(titled(title))
}
