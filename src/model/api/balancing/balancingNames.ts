import { ACCOUNT, REGION } from '../../world/world.ts'

const ELB = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`

const KIND = { application: 'app', network: 'net' } as const

/** @param id  16 hexadecimal digits, as in all of these */
export function loadBalancerArn(type: keyof typeof KIND, name: string, id: string): string {
  return `${ELB}:loadbalancer/${KIND[type]}/${name}/${id}`
}

export function targetGroupArn(name: string, id: string): string {
  return `${ELB}:targetgroup/${name}/${id}`
}

/** Named after its load balancer. */
export function listenerArn(balancerArn: string, id: string): string {
  return `${balancerArn.replace(':loadbalancer/', ':listener/')}/${id}`
}

/** Named after its listener. */
export function ruleArn(ofListener: string, id: string): string {
  return `${ofListener.replace(':listener/', ':listener-rule/')}/${id}`
}

/** Where Route 53 finds load balancers of the region (AWS General Reference, load balancer endpoints). */
export const HOSTED_ZONES = { application: 'Z35SXDOTRQ7X7K', network: 'Z26RNL4JYFTOTI' } as const

/** A load balancer's name in AWS's DNS. @param id  a number of it, or for a Network Load Balancer its id */
export function dnsName(type: 'application' | 'network' | 'classic', name: string, id: string): string {
  return type === 'network' ? `${name}-${id}.elb.${REGION}.amazonaws.com` : `${name}-${id}.${REGION}.elb.amazonaws.com`
}
