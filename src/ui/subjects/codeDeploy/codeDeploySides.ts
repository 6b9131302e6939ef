import type { CodeDeployment } from '../../../model/world/codeDeploy/codeDeploy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { ShiftSide } from '../shifting/shiftSides.ts'

/** The original task set and its replacement; `null` before there is one, and once the original is gone. */
export function codeDeploySides(
  { deployments }: Service,
  { blueId, greenId, production, appSpec }: CodeDeployment,
): readonly [ShiftSide, ShiftSide] | null {
  const blue = deployments.find(({ id }) => id === blueId)
  if (blue === undefined || greenId === null) return null
  const green = deployments.find(({ id }) => id === greenId)
  return [
    { side: 'blue', definitionKey: blue.definitionKey, share: 100 - production, deployment: blue },
    { side: 'green', definitionKey: appSpec.definitionKey, share: production, deployment: green },
  ]
}
