import { TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { counted } from '../../../look/numbers.ts'
import { offFargate } from '../../../model/api/definition/fargateFindings.ts'
import type { TaskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import { Button } from '../../kit/Button.tsx'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { asksForFargate, fargateAsked, mendOf, type Mend } from './fargateMends.ts'
import './FargatePanel.css'

interface FargatePanelProps {
  readonly input: TaskDefinitionInput
  readonly onMend: (mend: Mend) => void
  readonly onMendAll: () => void
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  /** Leads to the member in the text; left out where fields stand for it. */
  readonly onGo?: (path: string) => void
}

/** What is wrong with a definition for Fargate, each with the act that mends it. */
export function FargatePanel({ input, onMend, onMendAll, isOpen, onToggle, onGo }: FargatePanelProps) {
  const [done, setDone] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const findings = offFargate(input).map((one) => ({ ...one, mend: mendOf(one, input) }))
  const isAsked = asksForFargate(input)
  const mended = (label: string, mend: () => void): void => {
    // The button goes with what it mends: what reads on stays here.
    list.current?.focus()
    setDone(`Done: ${label}.`)
    mend()
  }
  const mendable = findings.filter(({ mend }) => mend !== null)
  return (
    <Disclosure
      title="What Fargate does not take"
      detail={findings.length === 0 ? 'nothing' : counted(findings.length, 'thing')}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div className="fargate-panel" ref={list} tabIndex={-1}>
        <p>{leadOf(findings.length, isAsked)}</p>
        {mendable.length > 1 && (
          <Button onPress={() => mended(`${String(mendable.length)} mended`, onMendAll)}>
            Mend all {String(mendable.length)}
          </Button>
        )}
        {findings.length > 0 && (
          <ol className="fargate-panel__findings" aria-label="Findings">
            {findings.map(({ path, message, rule, mend }) => (
              <li key={`${path} ${message}`}>
                <TriangleAlert aria-hidden="true" />
                <div className="fargate-panel__text">
                  <p>
                    <ForeignText>{message}</ForeignText>
                  </p>
                  <p className="fargate-panel__place">
                    <Place {...{ path }} {...(onGo !== undefined && { onGo })} /> {rule}
                    {mend === null && ' · only who wrote the program can mend this'}
                  </p>
                </div>
                {mend !== null && <Button onPress={() => mended(mend.label, () => onMend(mend))}>{mend.label}</Button>}
              </li>
            ))}
          </ol>
        )}
        {findings.length === 0 && !isAsked && (
          <Button onPress={() => mended('it asks for FARGATE', () => onMend(fargateAsked(input)))}>
            Ask for FARGATE
          </Button>
        )}
        <p role="status" className="fargate-panel__place">
          {done}
        </p>
      </div>
    </Disclosure>
  )
}

function Place({ path, onGo }: { readonly path: string } & Pick<FargatePanelProps, 'onGo'>) {
  if (onGo === undefined) return <code>{path}</code>
  return (
    <AriaButton className="fargate-panel__go" aria-label={`Go to ${path}`} onPress={() => onGo(path)}>
      {path}
    </AriaButton>
  )
}

function leadOf(findings: number, isAsked: boolean): string {
  if (findings === 0) {
    return isAsked ? 'Fargate takes it as it is.' : 'Fargate would take it as it is; it does not ask for it yet.'
  }
  return isAsked
    ? 'The definition asks for FARGATE: ECS refuses it with the first of these.'
    : 'The definition does not ask for FARGATE. If it did, ECS would refuse it with the first of these.'
}
