import { useContext } from 'react'
import type { Task } from '../../../model/world/task/task.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { runAgainAct } from '../task/runAgain.ts'
import { useBranchLog } from './useBranchLog.ts'

interface RunAgainProps {
  readonly task: Task
}

/** What comes once what kept a standalone task from starting is mended: ECS starts one once. */
export function RunAgain({ task }: RunAgainProps) {
  const desk = useContext(LabDeskContext)
  return desk === null ? null : <Again task={task} desk={desk} />
}

function Again({ task, desk }: RunAgainProps & { readonly desk: LabDesk }) {
  const act = runAgainAct(task, useBranchLog())
  if (act === null) return null
  return <Button onPress={() => desk.giveNow(act)}>Run the task again</Button>
}
