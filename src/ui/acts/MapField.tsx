import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import type { Refusal } from '../kit/FieldRefusal.tsx'
import { TextField } from '../kit/TextField.tsx'
import { RefusalLine } from './RefusalLine.tsx'
import { recordOf } from './shapeForm.ts'

interface MapFieldProps {
  readonly path: string
  readonly label: string
  readonly help: string | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly refusal: Refusal | null
}

/** Texts by names that a person chooses, such as the options of a log driver: first the name, then its text. */
export function MapField({ path, label, help, value, onChange, refusal }: MapFieldProps) {
  const [name, setName] = useState('')
  const bare = path.split('.').at(-1) ?? path
  const entries = recordOf(value)
  const isTaken = Object.hasOwn(entries, name)
  const change = (next: Readonly<Record<string, unknown>>): void =>
    onChange(Object.keys(next).length === 0 ? undefined : next)
  const add = (): void => {
    change({ ...entries, [name]: '' })
    setName('')
  }
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {help !== undefined && <p className="lab-form__help">{help}</p>}
      {Object.entries(entries).map(([key, text]) => (
        <div key={key} className="shape-group__item">
          <TextField
            label={key}
            isMono
            value={typeof text === 'string' ? text : JSON.stringify(text)}
            onChange={(next) => change({ ...entries, [key]: next })}
          />
          <Button onPress={() => change(Object.fromEntries(Object.entries(entries).filter(([one]) => one !== key)))}>
            Remove {key}
          </Button>
        </div>
      ))}
      <TextField label={`Name of another in ${bare}`} isMono value={name} onChange={setName} />
      <Button isDisabled={name === '' || isTaken} onPress={add}>
        {isTaken ? `${bare} has ${name}` : `Add to ${bare}`}
      </Button>
      <RefusalLine refusal={refusal} />
    </fieldset>
  )
}
