import { describe, expect, it } from 'vitest'
import { act, hooksNow, revisionsNow } from '../../../testing/shiftReads.ts'
import {
  BLUE_GREEN,
  deployNext,
  LAMBDA,
  lambdaHook,
  shiftedService,
  weightsAt,
  type TwoSided,
} from '../../../testing/shifting.ts'
import { history } from '../../../testing/deployments.ts'
import type { Input } from '../../../testing/testLab.ts'

describe('DEP-34 lifecycle hooks', () => {
  const hooked = (hook: Input): TwoSided => shiftedService({ ...BLUE_GREEN, lifecycleHooks: [hook] })

  it('a Lambda function that is IN_PROGRESS is asked again; SUCCEEDED lets the stage go on', () => {
    const made = hooked(lambdaHook(['POST_TEST_TRAFFIC_SHIFT']))
    const { lab } = made
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'IN_PROGRESS', callBackDelay: 60 })
    deployNext(lab)
    lab.forward(200_000)
    expect(revisionsNow(lab).stage).toBe('POST_TEST_TRAFFIC_SHIFT')
    expect(hooksNow(lab)).toMatchObject([
      { targetType: 'AWS_LAMBDA', targetArn: LAMBDA, status: 'IN_PROGRESS', timeoutAction: 'ROLLBACK' },
    ])
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'SUCCEEDED' })
    lab.forward(15_000)
    // Asked at 100 s, at 160 s and at 220 s.
    expect(revisionsNow(lab).stage).toBe('POST_TEST_TRAFFIC_SHIFT')
    lab.forward(10_000)
    expect(revisionsNow(lab).stage).toBe('PRODUCTION_TRAFFIC_SHIFT')
  })

  it('FAILED takes the deployment back, in AWS’s words', () => {
    const made = hooked(lambdaHook(['TEST_TRAFFIC_SHIFT']))
    const { lab } = made
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'FAILED' })
    deployNext(lab)
    lab.forward(300_000)
    const [newest] = history(lab)
    const reason = `Service deployment rolled back because TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target ${LAMBDA} returned FAILED status.`
    expect(newest).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', statusReason: reason, rollback: { reason } })
    expect(weightsAt(made, made.test)).toEqual([100, 0])
    expect(lab.tasks().map((one) => one.definitionKey)).toEqual(['far:1', 'far:1'])
  })

  it.each<[string, Input, string]>([
    ['ROLLBACK', {}, 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', { action: 'CONTINUE' }, 'SUCCESSFUL'],
  ])('a pause that nobody ends runs out: %s', (_what, action, status) => {
    const timeoutConfiguration = { timeoutInMinutes: 10, ...action }
    const made = hooked({ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'], timeoutConfiguration })
    deployNext(made.lab)
    made.lab.forward(690_000)
    expect(hooksNow(made.lab)).toMatchObject([{ targetType: 'PAUSE', status: 'AWAITING_ACTION' }])
    made.lab.forward(600_000)
    const [newest] = history(made.lab)
    expect(newest?.status).toBe(status)
    if (status === 'SUCCESSFUL') return
    expect(newest?.statusReason).toBe(
      'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.',
    )
  })

  it.each(['CONTINUE', 'ROLLBACK'] as const)('ContinueServiceDeployment says %s to a pause', (action) => {
    const made = hooked({ targetType: 'PAUSE', lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] })
    const { lab } = made
    deployNext(lab)
    lab.forward(200_000)
    const [hook] = hooksNow(lab)
    const serviceDeploymentArn = history(lab)[0]?.serviceDeploymentArn
    const refused = { serviceDeploymentArn, hookId: 'none', action }
    expect(lab.refusal('ecs', 'ContinueServiceDeployment', refused).name).toBe('ClientException')
    lab.ecs('ContinueServiceDeployment', { serviceDeploymentArn, hookId: hook?.hookId, action })
    lab.forward(60_000)
    expect(weightsAt(made, made.production)).toEqual(action === 'CONTINUE' ? [0, 100] : [100, 0])
  })
})
