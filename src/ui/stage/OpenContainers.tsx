import { memoryByContainer } from '../../model/world/monitoring/usage.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { ContainerBlock } from '../subjects/container/ContainerBlock.tsx'
import type { ContainerPicture } from '../subjects/container/containerLayout.ts'
import { Arrows } from '../subjects/container/DependencyPicture.tsx'
import { AGENT_WORDS, type KnownContainer } from '../words/container/containerWords.ts'

interface OpenContainersProps {
  readonly all: readonly KnownContainer[]
  readonly task: Task
  readonly world: World
  readonly picture: ContainerPicture
}

/** The containers of an open task where the plan has them, with what waits for what between them. */
export function OpenContainers({ all, task, world, picture }: OpenContainersProps) {
  const { boxes, arrows, width, height } = picture
  const usedMib = memoryByContainer(world, task)
  return (
    // What does not fit is scrolled, by keys too.
    <div className="open-task__body" tabIndex={0} role="group" aria-label="Containers">
      <div className="open-task__picture" style={{ width, height }}>
        <svg className="open-task__arrows" width={width} height={height} aria-hidden="true">
          <Arrows arrows={arrows} all={all} />
        </svg>
        <ul>
          {boxes.flatMap(({ name, x, y, ...size }) => {
            const known = all.find(({ state }) => state.name === name)
            if (known === undefined) return []
            return [
              <li key={name} style={{ left: x, top: y, ...size }}>
                <ContainerBlock {...{ known, all, size }} usedMib={usedMib.get(name) ?? null} />
              </li>,
            ]
          })}
        </ul>
      </div>
      <p className="open-task__foot">{AGENT_WORDS}</p>
    </div>
  )
}
