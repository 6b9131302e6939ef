import { useState } from 'react'
import type { StructureShape } from '../../../model/api/shape.ts'
import type { RefusalAt } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { StructureFields } from '../../acts/ShapeFields.tsx'
import { blankStructure, drawnPaths, listOf, recordOf, type Draft } from '../../acts/shapeForm.ts'
import { Button } from '../../kit/Button.tsx'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { CONTAINER_PART, CONTAINERS, FORM_CONTAINER, TASK_PART, type FormPart } from './definitionGroups.ts'
import '../../acts/AnyOperationForm.css'
import './DefinitionFields.css'

const CONTAINERS_MAX = 10

interface DefinitionFieldsProps {
  readonly value: Draft
  readonly onChange: (value: Draft) => void
  readonly refusalAt: RefusalAt<string>
}

/** A task definition as fields. What it has in the JSON and no field for stays as it is. */
export function DefinitionFields({ value, onChange, refusalAt }: DefinitionFieldsProps) {
  const containers = listOf(value[CONTAINERS])
  const change = (next: readonly unknown[]): void => onChange({ ...value, [CONTAINERS]: next })
  return (
    <>
      <PartFields part={TASK_PART} path="" {...{ value, onChange, refusalAt }} />
      {containers.map((one, index) => {
        const path = `${CONTAINERS}[${String(index)}]`
        const container = recordOf(one)
        const name = typeof container.name === 'string' && container.name !== '' ? container.name : String(index + 1)
        return (
          // What is in a list has no name but its place.
          <fieldset key={index} className="shape-group definition-container">
            <legend>Container {name}</legend>
            <PartFields
              part={CONTAINER_PART}
              value={container}
              onChange={(next) => change(containers.map((other, at) => (at === index ? next : other)))}
              {...{ path, refusalAt }}
            />
            {containers.length > 1 && (
              <Button onPress={() => change(containers.filter((_, at) => at !== index))}>
                Remove container {name}
              </Button>
            )}
            <RefusalLine refusal={refusalAt(path)} />
          </fieldset>
        )
      })}
      {containers.length < CONTAINERS_MAX && (
        <div>
          <Button onPress={() => change([...containers, blankStructure(FORM_CONTAINER)])}>Add a container</Button>
        </div>
      )}
      <RefusalLine refusal={refusalAt(CONTAINERS)} />
    </>
  )
}

interface PartFieldsProps extends DefinitionFieldsProps {
  readonly part: FormPart
  readonly path: string
}

function PartFields({ part: { basics, groups }, ...rest }: PartFieldsProps) {
  return (
    <>
      <Fields shape={basics} {...rest} />
      <div className="definition-groups">
        {groups.map(({ title, shape }) => (
          <GroupFields key={title} {...{ title, shape }} {...rest} />
        ))}
      </div>
    </>
  )
}

interface FieldsProps extends DefinitionFieldsProps {
  readonly shape: StructureShape
  readonly path: string
}

function Fields(props: FieldsProps) {
  return (
    <div className="definition-fields">
      <StructureFields {...props} />
    </div>
  )
}

/** Open at first where something of it is set, and whenever something of it is refused. */
function GroupFields({ title, ...props }: FieldsProps & { readonly title: string }) {
  const { shape, path, value, refusalAt } = props
  const given = Object.keys(shape.members).filter((name) => Object.hasOwn(value, name))
  const [isOpenAtFirst] = useState(given.length > 0)
  const isRefused = drawnPaths(shape, value, path).some((one) => one !== path && refusalAt(one) !== null)
  return (
    <Disclosure
      key={String(isRefused)}
      title={title}
      detail={given.length === 0 ? 'not set' : given.join(', ')}
      isOpenAtFirst={isOpenAtFirst || isRefused}
    >
      <Fields {...props} />
    </Disclosure>
  )
}
