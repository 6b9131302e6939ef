import { shortId } from '../../../model/world/workstation/localNames.ts'
import { imageName } from '../../../look/imageLook.ts'
import { counted } from '../../../look/numbers.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import { evaluateLifecycle, type ImageVerdict } from '../../../model/world/registry/lifecycle/evaluate.ts'
import { readLifecyclePolicy } from '../../../model/world/registry/lifecycle/readPolicy.ts'
import type { World } from '../../../model/world/world.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { becomesText, ruleSentence } from '../../words/registry/lifecycleWords.ts'
import { ageText } from '../../words/registry/registryWords.ts'
import './registry.css'

interface LifecyclePreviewProps {
  readonly world: World
  readonly uri: string
  readonly policyText: string
}

/** What a policy says, and what it would do to each image if it were carried out now. */
export function LifecyclePreview({ world, uri, policyText }: LifecyclePreviewProps) {
  const read = readLifecyclePolicy(policyText)
  if ('problem' in read) return <p className="inspector__text">It would be refused: {read.problem}</p>
  const verdicts = evaluateLifecycle(imagesOf(world, uri), read.rules, world.nowMs)
  return (
    <>
      <ol className="lifecycle-rules">
        {read.rules
          .toSorted((a, b) => a.rulePriority - b.rulePriority)
          .map((rule) => (
            <li key={rule.rulePriority}>
              <span>{rule.rulePriority}</span>
              <p className="inspector__text">{ruleSentence(rule)}</p>
            </li>
          ))}
      </ol>
      <section className="inspector__block images-table">
        <h2 className="type-h3">
          Now it would {wouldText(verdicts)} of {counted(verdicts.length, 'image')}
        </h2>
        <DataTable
          label="What becomes of each image, the oldest first"
          columns={columnsAt(world)}
          rows={verdicts}
          rowKey={({ image }) => image.content.digest}
          empty={<p className="inspector__text">There is no image yet.</p>}
        />
      </section>
    </>
  )
}

/** `expire 2`, `archive 1`, `expire 2 and archive 1`. */
function wouldText(verdicts: readonly ImageVerdict[]): string {
  const count = (wanted: ImageVerdict['fate']) => verdicts.filter(({ fate }) => fate === wanted).length
  const [expired, archived] = [count('expires'), count('isArchived')]
  if (archived === 0) return `expire ${String(expired)}`
  return expired === 0 ? `archive ${String(archived)}` : `expire ${String(expired)} and archive ${String(archived)}`
}

function columnsAt(world: World): readonly DataColumn<ImageVerdict>[] {
  return [
    {
      id: 'image',
      header: 'image',
      isRowHeader: true,
      cell: ({ image }) => {
        const name = imageName(world, image)
        return name === 'untagged' ? <code>{shortId(image.content.digest)}</code> : name
      },
    },
    { id: 'age', header: 'age', cell: ({ image }) => ageText(world.nowMs - image.pushedAtMs) },
    { id: 'rule', header: 'rule', align: 'end', cell: ({ rule }) => String(rule?.rulePriority ?? 'none') },
    {
      id: 'verdict',
      header: 'what becomes of it',
      givesWay: true,
      cell: (verdict) => (
        <span className="lifecycle-verdict" data-fate={verdict.fate}>
          {becomesText(verdict)}
        </span>
      ),
    },
  ]
}
