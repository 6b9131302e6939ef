import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createService, register, yard } from '../../../testing/builders.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { UNPRESSED } from '../../acts/unpressed.fixture.ts'
import { TagTable } from './TagTable.tsx'

const lab = yard()
register(lab)
createService(lab, {
  desiredCount: 1,
  tags: [{ key: 'team', value: 'dev' }],
  propagateTags: 'SERVICE',
  enableECSManagedTags: true,
})
lab.forward(60_000)
const task = { kind: 'task', id: lab.tasks()[0]?.id ?? '' } as const

function html(subject: Parameters<typeof TagTable>[0]['subject'], desk: LabDesk | null = null): string {
  return renderToStaticMarkup(
    <LabDeskContext value={desk}>
      <TagTable subject={subject} world={lab.world} onSelect={() => undefined} />
    </LabDeskContext>,
  )
}

it('TAG-8 marks the tags that ECS has set, and no other', () => {
  const rows = html(task).split('<tr').slice(2)
  expect(rows.map((row) => row.includes('set by ECS'))).toEqual([true, true, false])
  expect(rows[2]).toContain('team')
})

it('TAG-6 says when a task took its tags, and what a service’s new tasks are tagged with', () => {
  expect(html(task)).toContain('it took when it started')
  expect(html({ kind: 'service', id: 'yard/web' })).toContain('New tasks start with the service’s tags and ECS’s own')
})

it('is nothing where there are none, but in a lab, where they can be given', () => {
  const cluster = { kind: 'cluster', id: 'yard' } as const
  expect(html(cluster)).toBe('')
  expect(html(cluster, UNPRESSED)).toContain('Add tags')
  expect(html(task, UNPRESSED)).toContain('Edit tags')
  expect(html({ kind: 'decision', id: '1' }, UNPRESSED)).toBe('')
})
