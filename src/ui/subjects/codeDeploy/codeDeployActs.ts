import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'

export function stopAct(deploymentId: string): Act {
  return act('codedeploy', 'StopDeployment', { deploymentId, autoRollbackEnabled: true })
}

export function continueAct(deploymentId: string, deploymentWaitType: 'READY_WAIT' | 'TERMINATION_WAIT'): Act {
  return act('codedeploy', 'ContinueDeployment', { deploymentId, deploymentWaitType })
}
