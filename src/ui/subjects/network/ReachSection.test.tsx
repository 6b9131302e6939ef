import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { targetsIn } from '../../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import { createSecurityGroup, guardedFront } from '../../../testing/securityGroups.ts'
import { must } from '../../../base/assert.ts'
import { mayReach } from '../../../model/world/balancing/mayReach.ts'
import { openingText } from '../../words/network/reachWords.ts'
import { openingAct, wantedOn } from './opening.ts'
import { ReachSection } from './ReachSection.tsx'

const lab = yard({ instances: 0 })
const alb = createSecurityGroup(lab, 'web-alb')
const web = createSecurityGroup(lab, 'web')
const group = guardedFront(lab, { balancer: { SecurityGroups: [alb] } })
registerFargate(lab)
const networkConfiguration = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, securityGroups: [web] } }
const [taskId = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration }).ids
lab.forward(60_000)
const address = must(lab.world.tasks.get(taskId)?.privateIp, 'an address')
lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: address }] })
const target = must(targetsIn(lab, group)[0], 'the target')

/** The words alone, a space between. */
function told(): string {
  const html = renderToStaticMarkup(
    <ReachSection subject={{ kind: 'target', id: target.key }} world={lab.world} onSelect={() => undefined} />,
  )
  return html
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

it('NET-7 tells the way step by step, and the rule that would open it', () => {
  const text = told()
  expect(text).toContain(`Can front reach ${address} on 80?`)
  expect(text).toContain('No. Inbound rule of web: none lets tcp 80 in.')
  expect(text).toContain('Yes: Outbound rule of web-alb all traffic to 0.0.0.0/0')
  expect(text).toContain('Yes: Route local route of the VPC')
  expect(text).toContain('No: Inbound rule of web none lets tcp 80 in')
  expect(text).toContain('Yes: Port mapping 80 is port 80 of container main')
  expect(text).toContain('Let tcp 80 from web-alb into web.')
})

it('NET-7 the act that it names opens the way', () => {
  const [wanted] = wantedOn(must(mayReach(lab.world, target), 'a way'))
  const act = openingAct(must(wanted, 'a rule'))
  expect(openingText(must(wanted, 'a rule'), lab.world)).toBe('Let tcp 80 from web-alb into web')
  lab.act(act.service, act.operation, act.input)
  expect(told()).toContain('Yes, every step lets it.')
  expect(told()).toContain('Yes: Inbound rule of web tcp 80 from web-alb')
})

it('says nothing of what no load balancer sends to', () => {
  expect(reachless()).toBe('')
})

function reachless(): string {
  const subject = { kind: 'task', id: taskId } as const
  return renderToStaticMarkup(<ReachSection subject={subject} world={lab.world} onSelect={() => undefined} />)
}
