import { useContext } from 'react'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { logStateOf } from '../../words/logs/logWords.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import { LogViewer } from './LogViewer.tsx'

interface ContainerLogProps {
  readonly world: World
  readonly task: Task
  readonly name: string
  readonly originMs: number
}

/** The log of a container; where there is none to read, why, and what to do. */
export function ContainerLog({ world, task, name, originMs }: ContainerLogProps) {
  const desk = useContext(LabDeskContext)
  const state = logStateOf(world, task, name)
  return (
    <>
      <h4 className="type-label container-log">Log</h4>
      <Facts details={state.details} />
      {state.is === 'there' ? (
        <LogViewer world={world} label={`log of ${name}`} streams={[state.stream]} originMs={originMs} />
      ) : (
        <div className="task-logs__none">
          <p className="inspector__text">{state.why}</p>
          {state.toCreate !== null && desk !== null && (
            <Button onPress={() => desk.openForm('createLogGroup', state.toCreate ?? undefined)}>
              Create log group
            </Button>
          )}
        </div>
      )}
      <SourceLine ruleId={state.is === 'there' ? 'LOG-10' : 'LOG-1'} />
    </>
  )
}
