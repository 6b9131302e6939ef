import { describe, expect, it } from 'vitest'
import { createGroup, front } from '../../testing/balancers.ts'
import { createService, NETWORK, register, registerFargate, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const PORT = { containerName: 'main', containerPort: 80 }
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK } as const

function prepared(): { readonly lab: TestLab; readonly ip: string; readonly idle: string; readonly instance: string } {
  const lab = yard()
  register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
  registerFargate(lab)
  const { group: ip } = front(lab)
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8_080 }]
  lab.act('elb', 'CreateLoadBalancer', { LoadBalancerName: 'old', Listeners, Subnets: ['subnet-1'] })
  const instance = createGroup(lab, { Name: 'instance', TargetType: 'instance' })
  return { lab, ip, instance, idle: createGroup(lab, { Name: 'idle' }) }
}

const refusal = (lab: TestLab, service: Input) => {
  const fields = { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1, ...service }
  return lab.refused('ecs', 'CreateService', { cluster: 'yard', ...fields })
}

describe('ALB-15 what a service is put behind', () => {
  it('ECS’s words for what does not fit', () => {
    const { lab, ip, idle, instance } = prepared()
    const said = (loadBalancer: Input, service: Input = FAR) =>
      refusal(lab, { ...service, loadBalancers: [loadBalancer] }).message
    expect(said({ targetGroupArn: idle, ...PORT })).toBe(
      `The target group with targetGroupArn ${idle} does not have an associated load balancer.`,
    )
    expect(said({ targetGroupArn: instance, ...PORT })).toBe(
      `The provided target group ${instance} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`,
    )
    expect(said({ targetGroupArn: ip, ...PORT }, {})).toBe(
      `The provided target group ${ip} has target type ip, which is incompatible with the bridge network mode specified in the task definition.`,
    )
    expect(said({ targetGroupArn: ip, ...PORT, containerName: 'Frontend' })).toBe(
      'The container Frontend does not exist in the task definition.',
    )
    expect(said({ targetGroupArn: ip, ...PORT, containerPort: 81 })).toBe(
      'The container main did not have a container port 81 defined.',
    )
    expect(said({ loadBalancerName: 'old', ...PORT }, {})).toBe(
      'A host port mapping for the container port 80 is required.',
    )
    expect(said({ loadBalancerName: 'old', ...PORT })).toContain('awsvpc')
    expect(said({ loadBalancerName: 'old', targetGroupArn: ip, ...PORT })).toContain('cannot both be specified')
    expect(said({ targetGroupArn: ip })).toBe('Container name can not be blank.')
  })

  it('at most five, none twice, each refusal with its field', () => {
    const { lab, ip } = prepared()
    const one = { targetGroupArn: ip, ...PORT }
    expect(refusal(lab, { ...FAR, loadBalancers: [one, one] }).field).toBe('loadBalancers[1]')
    expect(refusal(lab, { ...FAR, loadBalancers: Array.from({ length: 6 }, () => one) }).field).toBe('loadBalancers')
    expect(refusal(lab, { ...FAR, loadBalancers: [one, { loadBalancerName: 'old', ...PORT }] }).field).toBe(
      'loadBalancers[1].loadBalancerName',
    )
  })

  it('is told again; another list starts a deployment, the same does not', () => {
    const { lab, ip } = prepared()
    const loadBalancers = [{ targetGroupArn: ip, ...PORT }]
    createService(lab, { ...FAR, desiredCount: 1, loadBalancers, healthCheckGracePeriodSeconds: 60 })
    const told = () => {
      const [service] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly Input[]
      return [service?.loadBalancers, service?.healthCheckGracePeriodSeconds]
    }
    expect(told()).toEqual([loadBalancers, 60])
    updateService(lab, { loadBalancers })
    expect(lab.service().deployments).toHaveLength(1)
    updateService(lab, { loadBalancers: [], healthCheckGracePeriodSeconds: 0 })
    expect(lab.service().deployments).toHaveLength(2)
    expect(told()).toEqual([[], 0])
  })
})
