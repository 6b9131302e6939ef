import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { yard } from '../../../testing/builders.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { UNPRESSED } from '../../acts/unpressed.fixture.ts'
import { actsOn } from '../subjects.ts'
import { deleteAttributeAct, putAttributesAct } from './attributeActs.ts'
import { AttributeTable } from './AttributeTable.tsx'

const lab = yard({ instances: 2 })
const instance = lab.instance(0)
const stack = putAttributesAct(instance, [
  { name: 'stack', value: 'prod' },
  { name: 'bare', value: null },
])
lab.act('ecs', stack.operation, stack.input)

function html(id: string, desk: LabDesk | null = null): string {
  return renderToStaticMarkup(
    <LabDeskContext value={desk}>
      <AttributeTable subject={{ kind: 'containerInstance', id }} world={lab.world} onSelect={() => undefined} />
    </LabDeskContext>,
  )
}

it('ATT-2 lists those that somebody put first, and has a button for each of them alone', () => {
  const rows = html(instance.id, UNPRESSED).split('<tr').slice(2)
  expect(rows.length).toBe(10)
  expect(rows.map((row) => row.includes('Delete attribute')).lastIndexOf(true)).toBe(1)
  expect(rows[0]).toMatch(/stack.*prod/)
  expect(rows[1]).toContain('bare')
  expect(rows[2]).toContain('ecs.ami-id')
})

it('ATT-1 counts what the agent can do apart, and where nobody can act nothing is to press', () => {
  const all = html(instance.id)
  expect(all).toContain('What its agent can do')
  expect(all).not.toMatch(/Put attribute|Delete attribute/)
})

it('ATT-2 the acts of an instance put one, and take it away', () => {
  const acts = actsOn({ kind: 'containerInstance', id: instance.id }, lab.world)?.acts ?? []
  expect(acts.map((one) => one.id)).toContain('putAttribute')
  const gone = deleteAttributeAct(instance, 'stack')
  lab.act('ecs', gone.operation, gone.input)
  expect(lab.instance(0).customAttributes).toEqual([{ name: 'bare', value: null }])
  expect(html(lab.instance(1).id, UNPRESSED)).not.toContain('Delete attribute')
})
