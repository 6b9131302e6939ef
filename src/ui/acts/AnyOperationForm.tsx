import { useState } from 'react'
import { readJson, TASK_DEFINITION_LIMITS } from '../../labfile/json.ts'
import { COMMAND_SERVICES, type Act, type CommandService } from '../../model/api/command.ts'
import { isRead, operationOf, operationsOf } from '../../model/api/operations.ts'
import { struct } from '../../model/api/shape.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { Select } from '../kit/Select.tsx'
import { Textarea } from '../kit/TextField.tsx'
import { ActForm, type RefusalAt } from './ActForm.tsx'
import { StructureFields } from './ShapeFields.tsx'
import { blankStructure, drawnPaths, type Draft } from './shapeForm.ts'
import './AnyOperationForm.css'

/** Where a refusal stands that no field has a place for. */
const JSON_FIELD = 'the JSON'

interface Wanted {
  readonly service: CommandService
  readonly operation: string
  readonly input: Draft
  /** The input as it is typed; `null` while fields stand for it. */
  readonly text: string | null
}

/** Every operation that acts, in a form that its shape gives: all that the lab takes, also where no form of its own stands. */
export function AnyOperationForm({ onClose }: { readonly onClose: () => void }) {
  const [wanted, setWanted] = useState<Wanted>(() => firstOf('ecs'))
  const { service, operation, text } = wanted
  const reading = text === null ? { input: wanted.input } : readInputText(text)
  const input = 'input' in reading ? reading.input : null
  const act: Act | null = input === null ? null : { service, operation, input }
  const shape = shapeOf(wanted)
  const paths = text === null ? drawnPaths(shape, wanted.input) : []
  return (
    <ActForm<string>
      title="Any operation"
      submit={operation}
      width="wide"
      acts={act === null ? [] : [act]}
      names={Object.fromEntries(paths.map((path) => [path, [path]]))}
      {...(text !== null && { otherwise: JSON_FIELD })}
      blocked={act === null ? 'The JSON cannot be read yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <OperationFields wanted={wanted} onChange={setWanted} />
          <Segmented
            label="Input"
            isLabelHidden
            options={[
              { value: 'fields', label: 'Fields' },
              { value: 'json', label: 'JSON' },
            ]}
            value={text === null ? 'fields' : 'json'}
            onChange={(way) => setWanted(inWay(wanted, way, input))}
          />
          {text === null ? (
            <StructureFields
              key={`${service} ${operation}`}
              {...{ shape, path: '', value: wanted.input, refusalAt }}
              onChange={(next) => setWanted({ ...wanted, input: next })}
            />
          ) : (
            <InputText
              text={text}
              error={'error' in reading ? reading.error : null}
              refusalAt={refusalAt}
              onChange={(next) => setWanted({ ...wanted, text: next })}
            />
          )}
        </>
      )}
    </ActForm>
  )
}

interface OperationFieldsProps {
  readonly wanted: Wanted
  readonly onChange: (wanted: Wanted) => void
}

function OperationFields({ wanted: { service, operation }, onChange }: OperationFieldsProps) {
  return (
    <>
      <Select
        label="Service"
        options={COMMAND_SERVICES.map((value) => ({ value, label: value }))}
        value={service}
        onChange={(next) => onChange(firstOf(next))}
      />
      <Select
        label="Operation"
        options={actsOf(service).map((value) => ({ value, label: value }))}
        value={operation}
        onChange={(next) => onChange(wantedOf(service, next))}
      />
    </>
  )
}

interface InputTextProps {
  readonly text: string
  readonly error: { readonly name: string; readonly message: string } | null
  readonly refusalAt: RefusalAt<string>
  readonly onChange: (text: string) => void
}

function InputText({ text, error, refusalAt, onChange }: InputTextProps) {
  return (
    <Textarea
      label="Input as JSON"
      isMono
      rows={14}
      value={text}
      onChange={onChange}
      refusal={error === null ? refusalAt(JSON_FIELD) : { name: error.name, change: error.message }}
    />
  )
}

/** What is typed and cannot be read stays JSON. */
function inWay(wanted: Wanted, way: 'fields' | 'json', input: Draft | null): Wanted {
  if (way === 'json') return { ...wanted, text: wanted.text ?? JSON.stringify(wanted.input, null, 2) }
  return input === null ? wanted : { ...wanted, input, text: null }
}

function readInputText(text: string) {
  const reading = readJson(text, TASK_DEFINITION_LIMITS)
  if ('error' in reading) return reading
  const { value } = reading
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { input: value as Draft }
  return { error: { name: 'InvalidJson', message: 'An input is an object: { … }.' } }
}

/** What only answers is no act: the inspector shows it. */
function actsOf(service: CommandService): readonly string[] {
  return operationsOf(service).filter((one) => !isRead(service, one))
}

function firstOf(service: CommandService): Wanted {
  return wantedOf(service, actsOf(service)[0] ?? '')
}

function wantedOf(service: CommandService, operation: string): Wanted {
  return { service, operation, input: blankStructure(shapeOf({ service, operation })), text: null }
}

function shapeOf({ service, operation }: Pick<Wanted, 'service' | 'operation'>) {
  return operationOf(service, operation)?.input ?? struct({})
}
