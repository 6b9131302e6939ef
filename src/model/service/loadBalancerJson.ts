import type { Output } from '../api/command.ts'
import type { AdvancedConfiguration, ServiceLoadBalancer } from '../world/service/serviceLoadBalancer.ts'

/** As ECS answers it, in services, their revisions and task sets. */
export function loadBalancerJson({ targetGroupArn, loadBalancerName, advanced, ...port }: ServiceLoadBalancer): Output {
  return {
    ...(targetGroupArn !== null && { targetGroupArn }),
    ...(loadBalancerName !== null && { loadBalancerName }),
    ...port,
    ...(advanced !== undefined && { advancedConfiguration: advancedJson(advanced) }),
  }
}

function advancedJson({ testListenerRule, ...advanced }: AdvancedConfiguration): Output {
  return { ...advanced, ...(testListenerRule !== null && { testListenerRule }) }
}
