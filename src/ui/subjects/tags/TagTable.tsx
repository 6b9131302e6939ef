import { Tags } from 'lucide-react'
import { useContext, useState } from 'react'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { isReserved, tagsOf, type Tag } from '../../../model/world/tags/tags.ts'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { Chip } from '../../kit/Chip.tsx'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { TASK_TAGS_WORDS, taskTaggingWords } from '../../words/tags/tagWords.ts'
import type { SectionProps } from '../trait.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import { taggedOf } from './tagActs.ts'
import { TagForm } from './TagForm.tsx'
import './TagTable.css'

const COLUMNS: readonly DataColumn<Tag>[] = [
  { id: 'key', header: 'key', isMono: true, isRowHeader: true, cell: ({ key }) => <ForeignText>{key}</ForeignText> },
  {
    id: 'value',
    header: 'value',
    isMono: true,
    cell: ({ key, value }) => (
      <>
        <ForeignText>{value}</ForeignText> {isReserved(key) && <Chip>set by ECS</Chip>}
      </>
    ),
  },
]

/** The tags of a thing, and in a lab a way to change them. Nothing where there are none and nobody can give any. */
export function TagTable({ subject, world }: SectionProps) {
  const desk = useContext(LabDeskContext)
  const [isOpen, setOpen] = useState(false)
  const tagged = taggedOf(subject, world)
  if (tagged === null) return null
  const tags = tagsOf(world, tagged.ref)
  const sentence = sentenceOf(subject, world, tags)
  if (tags.length === 0 && sentence === '' && desk === null) return null
  return (
    <section className="inspector__block tags">
      <div className="tags__head">
        <h2 className="type-h3">Tags</h2>
        {desk !== null && (
          <Button variant="quiet" icon={<Tags aria-hidden="true" />} onPress={() => setOpen(true)}>
            {tags.length === 0 ? 'Add tags' : 'Edit tags'}
          </Button>
        )}
      </div>
      {tags.length > 0 && <DataTable label="Tags" columns={COLUMNS} rows={tags} rowKey={({ key }) => key} />}
      {sentence !== '' && (
        <>
          <p className="inspector__text">{sentence}</p>
          <SourceLine ruleId="TAG-6" />
        </>
      )}
      {isOpen && <TagForm arn={tagged.arn} tags={tags} onClose={() => setOpen(false)} />}
    </section>
  )
}

function sentenceOf({ kind, id }: SubjectRef, world: World, tags: readonly Tag[]): string {
  if (kind === 'service') return taskTaggingWords(world.taskTagging.get(id))
  return kind === 'task' && tags.length > 0 ? TASK_TAGS_WORDS : ''
}
