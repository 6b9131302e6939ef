import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { TAGS_MAX } from '../../../model/api/tags/tagShapes.ts'
import { isReserved, type Tag } from '../../../model/world/tags/tags.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Button } from '../../kit/Button.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { changedTags, tagActs } from './tagActs.ts'

interface TagFormProps {
  /** Of what is tagged. */
  readonly arn: string
  readonly tags: readonly Tag[]
  readonly onClose: () => void
}

const BLANK: Tag = { key: '', value: '' }

/** The tags of one thing, a row each. ECS's own stay as they are. */
export function TagForm({ arn, tags, onClose }: TagFormProps) {
  const own = tags.filter(({ key }) => !isReserved(key))
  const [rows, setRows] = useState<readonly Tag[]>(own.length === 0 ? [BLANK] : own)
  const wanted = rows.filter((row) => row.key !== '' || row.value !== '')
  const acts = tagActs(arn, own, wanted)
  const change = (at: number, next: Partial<Tag>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...next } : row)))
  return (
    <ActForm<string>
      title={own.length === 0 ? 'Add tags' : 'Edit tags'}
      submit="Save tags"
      width="wide"
      acts={acts}
      names={pathsOf(rows, changedTags(own, wanted))}
      blocked={acts.length === 0 ? 'Nothing is changed yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {rows.map((row, index) => (
            // A row has no name but its place.
            <div key={index} className="tags__row">
              <TextField
                label={`Key ${String(index + 1)}`}
                isMono
                value={row.key}
                onChange={(key) => change(index, { key })}
                refusal={refusalAt(fieldOf(index, 'key'))}
              />
              <TextField
                label={`Value ${String(index + 1)}`}
                isMono
                value={row.value}
                onChange={(value) => change(index, { value })}
                refusal={refusalAt(fieldOf(index, 'value'))}
              />
              <IconButton
                label={`Remove tag ${String(index + 1)}`}
                icon={<X aria-hidden="true" />}
                onPress={() => setRows(rows.filter((_, at) => at !== index))}
              />
            </div>
          ))}
          {rows.length < TAGS_MAX && (
            <div>
              <Button icon={<Plus aria-hidden="true" />} onPress={() => setRows([...rows, BLANK])}>
                Add a tag
              </Button>
            </div>
          )}
        </>
      )}
    </ActForm>
  )
}

function fieldOf(index: number, member: keyof Tag): string {
  return `${member} ${String(index)}`
}

/** Which member of TagResource's input each field stands for: only what changes is given. */
function pathsOf(rows: readonly Tag[], changed: readonly Tag[]): Readonly<Record<string, readonly string[]>> {
  const paths = changed.flatMap((tag, at) => {
    const index = rows.indexOf(tag)
    const path = `tags[${String(at)}]`
    return [
      [fieldOf(index, 'key'), [`${path}.key`]],
      [fieldOf(index, 'value'), [`${path}.value`]],
    ] as const
  })
  return Object.fromEntries(paths)
}
