import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Point } from '../../canvas/geometry.ts'
import { createStage, type Stage, type StageInput } from '../../canvas/stage.ts'
import { openTask } from '../subjects/container/openTask.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'

/** What lies under the pointer, and where the pointer is. */
export interface Pointed {
  readonly target: SubjectRef
  readonly at: Point
}

interface StageHandle {
  readonly canvasRef: RefObject<HTMLCanvasElement | null>
  readonly stageRef: RefObject<Stage | null>
  readonly pointed: Pointed | null
}

/** A canvas stage for the life of a component. It draws itself: React only hands it what is new. */
export function useStage(
  input: StageInput,
  onSelect: (target: SubjectRef | null) => void,
  opensTasks: boolean,
): StageHandle {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const stageRef = useRef<Stage>(null)
  const firstRef = useRef(input)
  const selectRef = useRef(onSelect)
  const opensRef = useRef(opensTasks)
  const [pointed, setPointed] = useState<Pointed | null>(null)

  useEffect(() => {
    selectRef.current = onSelect
    opensRef.current = opensTasks
  }, [onSelect, opensTasks])

  // Before the page is painted: where the lab is there already its stage is seen with the page, not a frame later.
  useLayoutEffect(() => {
    const canvas = canvasRef.current
    if (canvas === null) return
    const stage = createStage(canvas, {
      onHover: (target, at) => setPointed(target === null ? null : { target, at }),
      onSelect: (target) => selectRef.current(target),
      onOpen: ({ kind, id }) => {
        if (opensRef.current && kind === 'task') openTask(id)
      },
    })
    stageRef.current = stage
    stage.update(firstRef.current)
    stage.drawNow(performance.now())
    return () => {
      stage.destroy()
      stageRef.current = null
    }
  }, [])

  // In every commit: the world is changed in place, so there is nothing to compare here.
  useEffect(() => {
    stageRef.current?.update(input)
  })

  return { canvasRef, stageRef, pointed }
}
