import type { World } from '../../model/world/world.ts'
import { createBalancer, createGroup, createListener } from '../balancers.ts'
import { yard } from '../builders.ts'

/** Two load balancers with names as long as AWS takes them, in front of few and of many targets of every state, beside a repository. */
export function balancersFixture(): { readonly world: World } {
  const lab = yard()
  for (const count of [5, 60]) {
    const name = `a-name-of-thirty-two-letters-${String(count).padStart(3, '0')}`
    const balancer = createBalancer(lab, { Name: name })
    const group = createGroup(lab, { Name: name })
    createListener(lab, { balancer, group })
    const Targets = Array.from({ length: count }, (_, at) => ({ Id: `10.0.0.${String(at)}` }))
    lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets })
    lab.act('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: Targets.slice(0, 2) })
  }
  lab.act('ecr', 'CreateRepository', { repositoryName: 'team/a-repository-with-a-name-as-long-as-they-come' })
  lab.forward(60_000)
  return { world: lab.world }
}
