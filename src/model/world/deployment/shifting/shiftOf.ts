import { must } from '../../../../base/assert.ts'
import type { Deployment, Service } from '../../service/service.ts'
import type { World } from '../../world.ts'
import type { ServiceDeployment } from '../serviceDeployment.ts'
import type { Shift } from './shift.ts'

/** Its newest deployment, while that shifts traffic: from its first look up to CLEAN_UP, and not once it is taken back. */
export function shiftOf(
  { serviceDeployments }: Pick<World, 'serviceDeployments'>,
  { key, status }: Pick<Service, 'key' | 'status'>,
): Shift | null {
  const newest = serviceDeployments.get(key)?.[0]
  return status === 'ACTIVE' && newest !== undefined ? shiftIn(newest) : null
}

/** Whether its newest deployment shifts traffic, or did: the limits of a rolling update say nothing of that (DEP-32). */
export function isShifted(
  { serviceDeployments }: Pick<World, 'serviceDeployments'>,
  { key }: Pick<Service, 'key'>,
): boolean {
  return serviceDeployments.get(key)?.[0]?.shift !== undefined
}

/** What a deployment shifts now. */
export function shiftIn({ shift, rollback }: ServiceDeployment): Shift | null {
  return shift === undefined || rollback !== undefined || shift.stage === 'CLEAN_UP' ? null : shift
}

/** The revision that serves while another is shifted to. */
export function blueOf({ deployments }: Service, { blueId }: Shift): Deployment {
  return must(
    deployments.find((one) => one.id === blueId),
    'DEP-32: the revision that served stays until CLEAN_UP',
  )
}
