import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { targetsIn } from '../../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import { close, createSecurityGroup, guardedFront, open, tcp } from '../../../testing/securityGroups.ts'
import { must } from '../../../base/assert.ts'
import { wantedText } from '../../words/network/reachWords.ts'
import { openingAct, wantedOn } from './opening.ts'
import { reachesOf } from './reachesOf.ts'
import { ClientsSection } from './ClientsSection.tsx'
import { ReachSection } from './ReachSection.tsx'

const lab = yard({ instances: 0 })
const alb = createSecurityGroup(lab, 'web-alb')
const web = createSecurityGroup(lab, 'web')
open(lab, alb, tcp(80, '0.0.0.0/0'))
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
  const [way] = reachesOf({ kind: 'target', id: target.key }, lab.world)
  const wanted = wantedOn(must(way, 'a way'))
  const act = openingAct(must(wanted[0], 'a rule'))
  expect(wantedText(wanted, lab.world)).toBe('Let tcp 80 from web-alb into web')
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

it('NET-9 a rule of the load balancer that lets no client in is a link of the way, and is opened too', () => {
  expect(told()).toContain('Yes: Clients into front on 80 inbound rule of web-alb: tcp 80 from 0.0.0.0/0')
  close(lab, alb, tcp(80, '0.0.0.0/0'))
  expect(told()).toContain('Yes, every step lets it. Clients do not get into front on 80.')
  expect(told()).toContain('No: Clients into front on 80 no inbound rule of web-alb lets tcp 80 in from any address')
  expect(told()).toContain('Let tcp 80 from 0.0.0.0/0 into web-alb.')
})

it('NET-9 the load balancer itself says whether clients reach it', () => {
  const [balancer = ''] = lab.world.loadBalancers.keys()
  const subject = { kind: 'loadBalancer', id: balancer } as const
  const clients = () =>
    renderToStaticMarkup(<ClientsSection subject={subject} world={lab.world} onSelect={() => undefined} />)
  expect(clients()).toContain('Can clients reach front?')
  expect(clients()).toContain('Not on 80: their connections time out, and it counts none of them.')
  open(lab, alb, tcp([1, 100], '0.0.0.0/0'))
  expect(clients()).toContain('Yes, a rule lets them in.')
  expect(clients()).toContain('inbound rule of web-alb: tcp 1 to 100 from 0.0.0.0/0')
})
