import { describe, expect, it } from 'vitest'
import { answerRef, withAnswers } from './answerRef.ts'

const answers = new Map([['CreateTargetGroup', { TargetGroups: [{ TargetGroupArn: 'arn:1' }] }]])
const arn = answerRef('CreateTargetGroup', 'TargetGroups[0].TargetGroupArn')

describe('what stands for an answer', () => {
  it('is put in its place, however deep', () => {
    const act = { service: 'elbv2', operation: 'CreateListener', input: { DefaultActions: [{ TargetGroupArn: arn }] } }
    expect(withAnswers(act as never, answers).input).toEqual({ DefaultActions: [{ TargetGroupArn: 'arn:1' }] })
  })

  it.each([
    ['of an act that was not given', answerRef('CreateListener', 'Listeners[0].ListenerArn')],
    ['of no such member', answerRef('CreateTargetGroup', 'TargetGroups[3].TargetGroupArn')],
    ['of what every object has', answerRef('CreateTargetGroup', 'constructor')],
    ['within other words', `the ${arn}`],
  ])('%s stays as it is', (_, text) => {
    const act = {
      service: 'elbv2',
      operation: 'CreateListener',
      input: { LoadBalancerArn: text, Port: 80, Tags: null },
    }
    expect(withAnswers(act as never, answers).input).toEqual(act.input)
  })
})
