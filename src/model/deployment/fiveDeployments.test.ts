import { describe, expect, it } from 'vitest'
import { steadyYard, updateService, yard, register, createService } from '../../testing/builders.ts'
import type { Input } from '../../testing/testLab.ts'

const WEB = { cluster: 'yard', service: 'web' }
const FIVE = {
  name: 'InvalidParameterException',
  message: '5 active deployments exist, unable to create new deployment.',
}

describe('DEP-14 a service has at most five deployments', () => {
  it('that still have tasks, when the percents hold the old ones', () => {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_536, service: { desiredCount: 5 } })
    for (let i = 0; i < 4; i++) {
      updateService(lab, { forceNewDeployment: true })
      lab.forward(60_000)
    }
    const told = lab.service().deployments.map(({ runningCount, pendingCount }) => runningCount + pendingCount)
    expect(told.length).toBeLessThanOrEqual(5)
    expect(told.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(5)
  })

  it.each<readonly [what: string, input: Input, field: string]>([
    ['one that is forced', { forceNewDeployment: true }, 'forceNewDeployment'],
    ['another revision', { taskDefinition: 'web:2' }, 'taskDefinition'],
    ['a service registry', { serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:x' }] }, 'serviceRegistries'],
  ])('a sixth is refused: %s', (_what, input, field) => {
    const lab = steadyYard()
    for (let i = 0; i < 4; i++) updateService(lab, { forceNewDeployment: true })
    expect(lab.service().deployments).toHaveLength(5)
    expect(lab.refused('ecs', 'UpdateService', { ...WEB, ...input })).toEqual({ ...FIVE, field })
  })

  it('what starts none is taken, and another deployment once the old ones are gone', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    for (let i = 0; i < 4; i++) updateService(lab, { forceNewDeployment: true })
    updateService(lab, { desiredCount: 2 })
    lab.forward(1_000)
    updateService(lab, { forceNewDeployment: true })
    lab.forward(200_000)
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })
})
