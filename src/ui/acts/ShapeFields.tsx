import type { ListShape, Shape, StringShape, StructureShape } from '../../model/api/shape.ts'
import { Button } from '../kit/Button.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import { Select } from '../kit/Select.tsx'
import { TextField } from '../kit/TextField.tsx'
import { Toggle } from '../kit/Toggle.tsx'
import { counted } from '../../look/numbers.ts'
import { limitsText } from '../words/limitsText.ts'
import type { RefusalAt } from './ActForm.tsx'
import { MapField } from './MapField.tsx'
import { RefusalLine } from './RefusalLine.tsx'
import {
  blankOf,
  fieldsOf,
  listOf,
  recordOf,
  typedNumber,
  withMember,
  type Draft,
  type FormField,
} from './shapeForm.ts'

interface StructureFieldsProps {
  readonly shape: StructureShape
  readonly path: string
  readonly value: Draft
  readonly onChange: (value: Draft) => void
  readonly refusalAt: RefusalAt<string>
}

/** The members of a structure, each with the control of its type. */
export function StructureFields({ shape, path, value, onChange, refusalAt }: StructureFieldsProps) {
  const { shown, kept, jsonOnly } = fieldsOf(shape, path)
  const draw = (field: FormField) => (
    <ValueField
      key={field.name}
      {...{ path: field.path, label: labelOf(field), help: helpOf(field), refusalAt }}
      shape={field.member.shape}
      isRequired={field.member.isRequired}
      value={value[field.name]}
      onChange={(next) => onChange(withMember(value, field.name, next))}
    />
  )
  return (
    <>
      {shown.map(draw)}
      {kept.length > 0 && (
        <Disclosure
          title="Without effect in the lab"
          detail={counted(kept.length, 'field')}
          // What is refused must be in sight.
          isOpenAtFirst={kept.some((field) => field.name in value)}
        >
          <div className="lab-form">{kept.map(draw)}</div>
        </Disclosure>
      )}
      {jsonOnly.length > 0 && <p className="lab-form__help">As JSON it also takes {jsonOnly.join(', ')}.</p>}
    </>
  )
}

function labelOf({ name, member }: FormField): string {
  return member.isRequired ? `${name} (required)` : name
}

function helpOf({ member }: FormField): string | undefined {
  const texts = [
    ...(member.documentation === undefined ? [] : [member.documentation]),
    ...(member.shape.type === 'integer' ? [limitsText(member.shape)] : []),
    ...(member.effect === 'kept' ? ['Kept, without effect.'] : []),
  ].filter((one) => one !== '')
  return texts.length === 0 ? undefined : texts.join(' ')
}

interface ValueFieldProps<S extends Shape = Shape> {
  readonly shape: S
  readonly path: string
  readonly label: string
  readonly help: string | undefined
  readonly isRequired: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly refusalAt: RefusalAt<string>
}

function ValueField(props: ValueFieldProps) {
  const { shape } = props
  if (shape.type === 'structure') return <GroupField {...props} shape={shape} />
  if (shape.type === 'list' && shape.element.type === 'string' && shape.element.enum !== undefined) {
    return <WordsField {...props} words={wordsOf(shape.element)} />
  }
  if (shape.type === 'list') return <ListField {...props} shape={shape} />
  if (shape.type === 'map') return <MapField {...props} refusal={props.refusalAt(props.path)} />
  if (shape.type === 'string' && shape.enum !== undefined) return <WordField {...props} words={wordsOf(shape)} />
  if (shape.type === 'boolean' || (shape.type === 'opaque' && shape.as === 'boolean')) return <FlagField {...props} />
  const isNumber = shape.type === 'integer' || (shape.type === 'opaque' && shape.as === 'integer')
  const { path, label, help, value, onChange, refusalAt } = props
  return (
    <TextField
      label={label}
      isMono
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onChange={(text) => onChange(isNumber ? typedNumber(text) : text)}
      inputMode={isNumber ? 'numeric' : 'text'}
      refusal={refusalAt(path)}
      {...(help !== undefined && { help })}
    />
  )
}

function wordsOf({ enum: words = [], lacking = {} }: StringShape): readonly string[] {
  return [...words, ...Object.keys(lacking)]
}

const NOT_GIVEN = '-'

function WordField({ words, ...props }: ValueFieldProps & { readonly words: readonly string[] }) {
  const { path, label, help, isRequired, value, onChange, refusalAt } = props
  const unset = isRequired ? [] : [{ value: NOT_GIVEN, label: 'not given' }]
  return (
    <div>
      <Select
        label={label}
        options={[...unset, ...words.map((word) => ({ value: word, label: word }))]}
        value={typeof value === 'string' ? value : isRequired ? null : NOT_GIVEN}
        onChange={(word) => onChange(word === NOT_GIVEN ? undefined : word)}
      />
      {help !== undefined && <p className="lab-form__help">{help}</p>}
      <RefusalLine refusal={refusalAt(path)} />
    </div>
  )
}

/** Some of a few words: each is there or not. */
function WordsField({ words, ...props }: ValueFieldProps & { readonly words: readonly string[] }) {
  const { path, label, help, value, onChange, refusalAt } = props
  const given = listOf(value)
  const change = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next)
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {help !== undefined && <p className="lab-form__help">{help}</p>}
      {words.map((word) => (
        <Toggle
          key={word}
          isOn={given.includes(word)}
          onChange={(isOn) => change(isOn ? [...given, word] : given.filter((one) => one !== word))}
        >
          {word}
        </Toggle>
      ))}
      <RefusalLine
        refusal={
          given.map((_, index) => refusalAt(`${path}[${String(index)}]`)).find((one) => one !== null) ?? refusalAt(path)
        }
      />
    </fieldset>
  )
}

/** Not given is not off: AWS has its own default then. */
function FlagField(props: ValueFieldProps) {
  const { path, label, isRequired, value, onChange, refusalAt } = props
  if (!isRequired) {
    return (
      <WordField
        {...props}
        words={['true', 'false']}
        value={typeof value === 'boolean' ? String(value) : undefined}
        onChange={(word) => onChange(word === undefined ? undefined : word === 'true')}
      />
    )
  }
  return (
    <div>
      <Toggle isOn={value === true} onChange={onChange}>
        {label}
      </Toggle>
      <RefusalLine refusal={refusalAt(path)} />
    </div>
  )
}

function GroupField(props: ValueFieldProps<StructureShape>) {
  const { shape, path, label, isRequired, value, onChange, refusalAt } = props
  const isGiven = isRequired || value !== undefined
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {isGiven && <StructureFields {...{ shape, path, refusalAt, onChange }} value={recordOf(value)} />}
      {!isRequired && (
        <Button onPress={() => onChange(isGiven ? undefined : blankOf(shape))}>
          {isGiven ? `Leave out ${label}` : `Give ${label}`}
        </Button>
      )}
      <RefusalLine refusal={refusalAt(path)} />
    </fieldset>
  )
}

function ListField(props: ValueFieldProps<ListShape>) {
  const { shape, path, label, value, onChange, refusalAt } = props
  // Its label says as well whether it is required, which its items need not.
  const bare = path.split('.').at(-1) ?? path
  const items = listOf(value)
  const change = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next)
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {items.map((item, index) => {
        const name = `${bare} ${String(index + 1)}`
        return (
          // What is in a list has no name but its place.
          <div key={index} className="shape-group__item">
            <ValueField
              {...{ shape: shape.element, path: `${path}[${String(index)}]`, label: name, help: undefined, refusalAt }}
              isRequired
              value={item}
              onChange={(next) => change(items.map((one, at) => (at === index ? (next ?? '') : one)))}
            />
            <Button onPress={() => change(items.filter((_, at) => at !== index))}>Remove {name}</Button>
          </div>
        )
      })}
      {items.length < shape.max && (
        <Button onPress={() => change([...items, blankOf(shape.element) ?? ''])}>Add to {bare}</Button>
      )}
      <RefusalLine refusal={refusalAt(path)} />
    </fieldset>
  )
}
