import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from 'react'
import type { Rect } from '../../canvas/geometry.ts'
import type { Stage } from '../../canvas/stage.ts'
import { shortTask } from '../../look/names.ts'
import { revisionSlot } from '../../look/palette.ts'
import { orderIn } from '../../look/revisions.ts'
import { TASK_LOOKS, visualOf } from '../../look/taskLook.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { ForeignText } from '../kit/ForeignText.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useSize, type Size } from '../kit/useSize.ts'
import { closeOpenTask } from '../subjects/container/openTask.ts'
import { TaskGlyph } from '../subjects/task/TaskGlyph.tsx'
import { AGENT_WORDS, containersWords } from '../words/container/containerWords.ts'
import { knownContainers } from '../words/container/knownContainers.ts'
import { stateWords } from '../words/task/stateWords.ts'
import { OpenContainers } from './OpenContainers.tsx'
import { openTaskPlan } from './openTaskPlan.ts'
import { useReducedMotion } from '../theme/themeStore.ts'
import '../theme/revision.css'
import './OpenTask.css'

interface OpenTaskProps {
  readonly task: Task
  readonly world: World
  readonly stageRef: RefObject<Stage | null>
  /** A phone has no room around it. */
  readonly isWhole: boolean
}

/**
 * A task as large as a hand, over the place of its tile, with its containers in it. It is made of elements and not
 * painted: its words are read, chosen and scrolled, and the keyboard goes through them.
 */
export function OpenTask({ task, world, stageRef, isWhole }: OpenTaskProps) {
  const [roomRef, room] = useSize()
  const all = knownContainers(world, task)
  const plan = openTaskPlan(
    all.map(({ container }) => container),
    { room, isWhole },
  )
  const { verdict, sentence, tone } = containersWords(all, task)
  const from = useCameraInto(task.id, stageRef, room)
  const frame = useKeys(room.width > 0)
  const order = orderIn(world)(task.definitionKey)
  const look = visualOf(task, world)
  const reducedMotion = useReducedMotion()
  return (
    <div className="open-task" ref={roomRef}>
      {/* Neighbours at 40 %; a press beside the task leads back, as Escape and the × do. */}
      <div className="open-task__veil" onClick={closeOpenTask} aria-hidden="true" />
      {room.width > 0 && (
        <section
          ref={frame}
          className="open-task__frame"
          aria-label={`Open task ${shortTask(task.id)}, ${task.definitionKey}`}
          tabIndex={-1}
          data-revision={revisionSlot(order)}
          data-outline={TASK_LOOKS[look].outline}
          data-whole={isWhole || undefined}
          data-still={reducedMotion || from === null || undefined}
          style={{ ...flightFrom(from, plan.frame), ...plan.frame }}
        >
          <header className="open-task__head">
            <TaskGlyph look={look} order={order} width={26} height={18} isDecorative />
            <h2 className="type-h3">
              <ForeignText>{task.definitionKey}</ForeignText> <code>{shortTask(task.id)}</code>
            </h2>
            <span className="open-task__state">{stateWords(task, world)}</span>
            <IconButton label="Close the task" icon={<X />} kbd="Escape" onPress={closeOpenTask} />
          </header>
          <p className="open-task__verdict" data-tone={tone} role="status">
            <b>{verdict}.</b> {sentence !== AGENT_WORDS && sentence}
          </p>
          <OpenContainers {...{ all, task, world }} picture={plan.picture} />
        </section>
      )}
    </div>
  )
}

/** The camera goes to the tile and back. @returns where the tile was at first */
function useCameraInto(taskId: string, stageRef: RefObject<Stage | null>, room: Size): Rect | null {
  const [from, setFrom] = useState<Rect | null>(null)
  const { width, height } = room
  useLayoutEffect(() => {
    setFrom(stageRef.current?.rectOf({ kind: 'task', id: taskId }) ?? null)
  }, [taskId, stageRef])
  useEffect(() => {
    if (width === 0) return
    stageRef.current?.lookInto(
      { kind: 'task', id: taskId },
      { width: Math.min(560, width), height: Math.min(300, height) },
    )
  }, [taskId, stageRef, width, height])
  useEffect(() => {
    const stage = stageRef.current
    return () => stage?.lookInto(null, { width: 0, height: 0 })
  }, [stageRef])
  return from
}

/** As CSS takes it: from the tile to where it stands open. */
function flightFrom(
  from: Rect | null,
  { left, top, width, height }: { readonly [Side in 'left' | 'top' | 'width' | 'height']: number },
): CSSProperties {
  if (from === null) return {}
  const moved = `translate(${String(from.x - left)}px, ${String(from.y - top)}px)`
  const flight = `${moved} scale(${String(from.width / width)}, ${String(from.height / height)})`
  return { '--flight': flight } as CSSProperties
}

/** Escape leads back, from wherever nothing else takes it. Who opened it on the canvas comes into it and goes back there. */
function useKeys(isShown: boolean): RefObject<HTMLElement | null> {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('[role=dialog], [role=menu], [role=listbox]')) return
      // Above, it lets go of what is selected.
      event.preventDefault()
      event.stopPropagation()
      closeOpenTask()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    const { current } = frame
    const canvas = current?.closest('.stage')?.querySelector('canvas')
    if (current === null || canvas === undefined || canvas === null) return
    if (document.activeElement === canvas) current.focus({ preventScroll: true })
    return () => {
      if (current.contains(document.activeElement)) canvas.focus({ preventScroll: true })
    }
  }, [isShown])
  return frame
}
