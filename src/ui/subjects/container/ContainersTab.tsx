import { visibleText } from '../../../base/foreignText.ts'
import { clockText } from '../../../look/time.ts'
import { askingOf } from '../../../model/world/container/metadata.ts'
import { pullOf } from '../../../model/world/pulling/taskPull.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { Chip } from '../../kit/Chip.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import {
  AGENT_WORDS,
  containersWords,
  containerStateWords,
  hasFailed,
  healthWords,
  waitsWords,
  withoutHealth,
  type KnownContainer,
} from '../../words/container/containerWords.ts'
import { askingDetails } from '../../words/container/askingWords.ts'
import { pulledDetails } from '../../words/pulling/pulledWords.ts'
import { knownContainers } from '../../words/container/knownContainers.ts'
import type { Detail } from '../../words/words.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { ContainerLog } from '../logs/ContainerLog.tsx'
import { DependencyPicture } from './DependencyPicture.tsx'
import { NotchSign } from './NotchSign.tsx'
import { containerVisualOf } from '../../../look/containerLook.ts'
import './ContainersTab.css'

/** The containers of a task: the verdict, what waits for what, and each with its state as the agent reports it. */
export function ContainersTab({ id, world, originMs }: Pick<WhyProps, 'id' | 'world' | 'originMs'>) {
  const task = world.tasks.get(id)
  if (task === undefined) return null
  const all = knownContainers(world, task)
  const { verdict, sentence, tone } = containersWords(all, task)
  return (
    <div className="inspector__stack">
      <div className="containers__verdict" data-tone={tone}>
        <h2 className="type-h3">{verdict}</h2>
        {sentence !== AGENT_WORDS && <p className="inspector__text">{sentence}</p>}
      </div>
      <DependencyPicture all={all} />
      {all.map((known) => (
        <section key={known.state.name} className="containers__one">
          <h3>
            <NotchSign visual={containerVisualOf(known.state)} />
            <ForeignText>{known.state.name}</ForeignText>
            {known.container.essential && <Chip>essential</Chip>}
          </h3>
          <Facts details={factsOf(known, { world, all, task, originMs })} />
          <ContainerLog {...{ world, task, originMs }} name={known.state.name} />
        </section>
      ))}
      <section className="containers__one">
        <h3>Asked from inside</h3>
        <Facts details={askingDetails(askingOf(world, task))} />
        <SourceLine ruleId="CON-9" />
      </section>
      <div>
        <p className="inspector__text">{AGENT_WORDS}</p>
        <SourceLine ruleId="CON-3" />
      </div>
    </div>
  )
}

interface Around {
  readonly world: World
  readonly all: readonly KnownContainer[]
  readonly task: Task
  readonly originMs: number
}

function factsOf(known: KnownContainer, { world, all, task, originMs }: Around): readonly Detail[] {
  const { state, container } = known
  const time = (atMs: number | null): string => (atMs === null ? '' : clockText(atMs - originMs))
  const pulled = pullOf(world, task.id, state.name)
  const ports = task.ports.filter(({ containerName }) => containerName === state.name)
  const facts: readonly Detail[] = [
    { label: 'image', value: visibleText(container.image) },
    ...(pulled === undefined ? [] : pulledDetails(pulled)),
    { label: 'state', value: containerStateWords(withoutHealth(state)) },
    { label: 'why', value: waitsWords(known, all) },
    { label: 'reason', value: visibleText(state.reason ?? '') },
    { label: 'health', value: healthWords(known) },
    { label: 'started', value: time(state.startedAtMs) },
    { label: hasFailed(state) ? 'failed' : 'finished', value: time(state.finishedAtMs) },
    { label: 'restarts', value: state.restartCount === 0 ? '' : String(state.restartCount) },
    {
      label: 'ports',
      value: ports.map(({ hostPort, containerPort }) => `${String(hostPort)} to ${String(containerPort)}`).join(', '),
    },
  ]
  return facts.filter(({ value }) => value !== '')
}
