import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import { createSecurityGroup, guardedFront, open, tcp } from '../../../testing/securityGroups.ts'
import type { Act } from '../../../model/api/command.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { treeRows } from '../../stage/treeRows.ts'
import { cardFor, SUBJECTS } from '../subjects.ts'
import { WhySecurityGroup } from './WhySecurityGroup.tsx'
import { WornGroups } from './WornGroups.tsx'

const lab = yard({ instances: 0 })
const alb = createSecurityGroup(lab, 'web-alb')
const web = createSecurityGroup(lab, 'web')
open(lab, web, tcp(80, alb))
guardedFront(lab, { balancer: { SecurityGroups: [alb] } })
registerFargate(lab)
const networkConfiguration = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, securityGroups: [web] } }
const [taskId = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration }).ids
lab.forward(60_000)
const { world } = lab
const scope = { world, decisions: [], originMs: 0 }
const desk = { give: () => Promise.resolve(null), giveNow: () => undefined } as unknown as LabDesk

function why(id: string): string {
  const html = renderToStaticMarkup(
    <LabDeskContext value={desk}>
      <WhySecurityGroup {...scope} id={id} onSelect={() => undefined} />
    </LabDeskContext>,
  )
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

describe('NET-5 a security group is a thing of the page', () => {
  it('says what it lets in, and what wears it', () => {
    expect(SUBJECTS.securityGroup.head(web, scope)?.verdict).toBe('Lets in tcp 80 from web-alb')
    expect(SUBJECTS.securityGroup.head(alb, scope)?.verdict).toBe('Lets nothing in')
    expect(why(web)).toContain('Inbound rules tcp 80 from web-alb Revoke Outbound rules all traffic to 0.0.0.0/0')
    expect(why(web)).toContain(taskId.slice(0, 4))
    expect(why(alb)).toContain('Load balancers front')
    const { facts = [] } = cardFor({ kind: 'securityGroup', id: web }, world, world.nowMs) ?? {}
    expect(facts).toContainEqual({ label: 'worn by', value: '1 task' })
  })

  it('stands in the tree, and a task leads to its own', () => {
    const group = treeRows(world, world.nowMs).find(({ id }) => id === 'securityGroups')
    expect(group?.children.map(({ name }) => name)).toEqual(['default', 'web-alb', 'web'])
    const subject = { kind: 'task', id: taskId } as const
    expect(renderToStaticMarkup(<WornGroups {...{ subject, world }} onSelect={() => undefined} />)).toContain('>web<')
  })

  it('is there no more once it is deleted', () => {
    const gone = createSecurityGroup(lab, 'gone')
    const given: Act[] = []
    const acts = must(SUBJECTS.securityGroup.acts?.(gone, world), 'its acts').acts
    acts.find(({ id }) => id === 'deleteGroup')?.run({ ...desk, giveNow: (act) => given.push(act) })
    for (const { service, operation, input } of given) lab.act(service, operation, input)
    expect(given).toHaveLength(1)
    expect(SUBJECTS.securityGroup.head(gone, scope)).toBeNull()
  })
})
