import { useEffect, type RefObject } from 'react'
import type { StageMode } from '../../canvas/scene/mode.ts'
import type { Stage } from '../../canvas/stage.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { World } from '../../model/world/world.ts'
import { closeOpenTask, offerOpenTask, useOpenTaskId } from '../subjects/container/openTask.ts'
import { OpenTask } from './OpenTask.tsx'
import { useThrottled } from './useThrottled.ts'

interface OpenTaskOnStageProps {
  readonly view: { readonly world: World; readonly nowMs: number }
  readonly mode: StageMode
  readonly stageRef: RefObject<Stage | null>
  readonly selection: SubjectRef | null
}

/** It is read more than watched. */
const REFRESH_MS = 100

/** The open task of a stage, as long as it is there and nothing else was chosen. */
export function OpenTaskOnStage({ view, mode, stageRef, selection }: OpenTaskOnStageProps) {
  const shown = useThrottled(view, REFRESH_MS)
  const openId = useOpenTaskId()
  const task = openId === null ? undefined : shown.world.tasks.get(openId)
  const isLeft = openId !== null && (task === undefined || (selection !== null && selection.id !== openId))
  useEffect(offerOpenTask, [])
  useEffect(() => {
    if (isLeft) closeOpenTask()
  }, [isLeft])
  if (task === undefined) return null
  return <OpenTask key={task.id} {...{ task, stageRef }} world={shown.world} isWhole={mode === 'phone'} />
}
