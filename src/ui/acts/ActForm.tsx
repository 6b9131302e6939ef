import { visibleJson } from '../../base/foreignText.ts'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { takesActor, type Act, type ErrorShape } from '../../model/api/command.ts'
import { counted } from '../../look/numbers.ts'
import { useLabDesk } from './labDesk.ts'
import { Button } from '../kit/Button.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import type { Refusal } from '../kit/FieldRefusal.tsx'
import { actedAs, actName } from './act.ts'
import { denialOf } from '../words/roles/denialWords.ts'
import { ActFrame } from './ActFrame.tsx'
import { allowingAct } from './inlinePolicy.ts'
import { useActiveView } from '../../session/labContext.ts'
import { DenialBlock } from './DenialBlock.tsx'
import { WhoActs } from './WhoActs.tsx'
import { refusedField, type FieldPaths } from './refusedField.ts'
import { RefusalLine } from './RefusalLine.tsx'
import './acts.css'

export type RefusalAt<Field extends string> = (field: Field) => Refusal | null

interface ActFormProps<Field extends string> {
  readonly title: string
  readonly submit: string
  readonly tone?: 'ink' | 'trouble'
  /** The commands that the form stands for now. */
  readonly acts: readonly Act[]
  /** Which members of the input stand in each field, by AWS's paths. */
  readonly names: FieldPaths<Field>
  /** Where a refusal stands that is about none of them; the foot of the form when left out. */
  readonly otherwise?: Field
  /** Why there is nothing to give yet. */
  readonly blocked?: string | null
  readonly width?: 'narrow' | 'wide'
  /** Told beside, for a form that marks the place itself; `null` when the lab took it. */
  readonly onRefused?: (refused: ErrorShape | null) => void
  readonly onClose: () => void
  readonly children: (refusalAt: RefusalAt<Field>) => ReactNode
}

/** A small form over AWS's operations: its fields, the commands it will give, and what AWS answers to them. */
export function ActForm<Field extends string>(props: ActFormProps<Field>) {
  const { title, submit, acts, names, blocked = null, onClose, children } = props
  const { give } = useLabDesk()
  const [error, setError] = useState<ErrorShape | null>(null)
  const [as, setAs] = useState<string | null>(null)
  const given = actedAs(acts, as)
  const denial = error === null ? null : denialOf(error)
  const formId = useId()
  const field = error === null || denial !== null ? null : (refusedField(error.field, names) ?? props.otherwise ?? null)
  const refusal = error === null || denial !== null ? null : { name: error.name, change: error.message }

  const world = useActiveView()?.world
  const isLacking = as !== null && world !== undefined && denial !== null && denial.lacking !== null
  // As an administrator, together with what was asked for: all of it is given, or none.
  const allowing = isLacking ? allowingAct(world, as, denial.lacking) : null

  const send = async (wanted: readonly Act[]): Promise<void> => {
    const refused = await give(wanted)
    setError(refused)
    props.onRefused?.(refused)
    if (refused === null) onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (blocked === null) void send(given)
  }
  return (
    <ActFrame
      title={title}
      width={props.width ?? 'narrow'}
      onClose={onClose}
      actions={
        <>
          {blocked !== null && <p className="lab-form__blocked">{blocked}</p>}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="filled" tone={props.tone ?? 'ink'} type="submit" form={formId} isDisabled={blocked !== null}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} className="lab-form" onSubmit={onSubmit}>
        {children((one) => (one === field ? refusal : null))}
        {(acts.length === 0 || acts.some(({ service }) => takesActor(service))) && <WhoActs as={as} onChange={setAs} />}
        <RefusalLine refusal={field === null ? refusal : null} />
        {denial !== null && (
          <DenialBlock
            denial={denial}
            name={error?.name ?? ''}
            onAllow={allowing === null ? null : () => void send([allowing, ...given])}
          />
        )}
        {given.length > 0 && <Commands acts={given} />}
      </form>
    </ActFrame>
  )
}

/** The names of more would not stand on one line. */
const NAMED_MAX = 2

function Commands({ acts }: { readonly acts: readonly Act[] }) {
  return (
    <Disclosure
      title={acts.length === 1 ? 'The command' : 'The commands'}
      detail={
        acts.length > NAMED_MAX ? counted(acts.length, 'command') : acts.map(({ operation }) => operation).join(', ')
      }
    >
      <pre className="lab-json">
        {acts
          .map(
            (act) =>
              `${actName(act)}${act.as === undefined ? '' : ` as ${act.as}`} ${visibleJson(JSON.stringify(act.input, null, 2))}`,
          )
          .join('\n\n')}
      </pre>
    </Disclosure>
  )
}
