import { visibleText } from '../../base/foreignText.ts'
import type { ContainerState } from '../../model/world/container/containerState.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { TreeLine } from '../subjects/subjectView.ts'
import { containerStateWords, hasFailed, waitsWords } from '../words/container/containerWords.ts'
import { knownContainers } from '../words/container/knownContainers.ts'

/** The lines of an open task's containers, by their names. */
export function containerLines(world: World, task: Task): readonly (readonly [name: string, line: TreeLine])[] {
  const all = knownContainers(world, task)
  return all.map((known) => {
    const { state, container } = known
    const name = visibleText(state.name)
    const waits = waitsWords(known, all)
    const said = [`container ${name}`, visibleText(container.image), containerStateWords(state), waits]
    const line: TreeLine = {
      name,
      detail: waits === '' ? shortWords(state) : waits,
      tone: hasFailed(state) || state.healthStatus === 'UNHEALTHY' ? 'trouble' : 'plain',
      words: [...said, container.essential ? 'essential' : 'not essential'].filter((part) => part !== '').join(', '),
    }
    return [state.name, line]
  })
}

/** In the room of one column: `RUNNING`, `UNHEALTHY`, `exit code 137`. */
function shortWords({ lastStatus, exitCode, healthStatus }: ContainerState): string {
  if (lastStatus === 'STOPPED') return exitCode === null ? 'STOPPED' : `exit code ${String(exitCode)}`
  return lastStatus === 'RUNNING' && healthStatus !== 'UNKNOWN' ? healthStatus : lastStatus
}
