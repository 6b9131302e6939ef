import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { LogGroup } from '../../../model/world/logs/logGroup.ts'
import type { ObjectAct } from '../subjectView.ts'

export function createLogGroupAct(logGroupName: string): Act {
  return act('logs', 'CreateLogGroup', { logGroupName })
}

/** @param days  `null`: for ever */
export function retentionAct(logGroupName: string, days: number | null): Act {
  if (days === null) return act('logs', 'DeleteRetentionPolicy', { logGroupName })
  return act('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: days })
}

export function logGroupActs({ name }: LogGroup): readonly ObjectAct[] {
  return [
    { id: 'retention', label: 'Retention', run: ({ openForm }) => openForm('logRetention', name) },
    {
      id: 'deleteLogGroup',
      label: 'Delete',
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(act('logs', 'DeleteLogGroup', { logGroupName: name })),
    },
  ]
}
