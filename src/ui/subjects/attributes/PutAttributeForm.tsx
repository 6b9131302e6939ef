import { useState } from 'react'
import { shortInstance } from '../../../look/names.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { putAttributesAct } from './attributeActs.ts'

const NAMES = { name: ['attributes[0].name'], value: ['attributes[0].value'] } as const

interface PutAttributeFormProps {
  readonly instance: ContainerInstance
  readonly onClose: () => void
}

/** One custom attribute of an instance; a name that it has already gets the new value. */
export function PutAttributeForm({ instance, onClose }: PutAttributeFormProps) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  return (
    <ActForm
      title={`Put attribute on ${shortInstance(instance.ec2InstanceId)}`}
      submit="Put"
      acts={[putAttributesAct(instance, [{ name, value: value === '' ? null : value }])]}
      names={NAMES}
      blocked={name === '' ? 'Name the attribute' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <TextField label="Name" isMono value={name} onChange={setName} refusal={refusalAt('name')} />
          <TextField
            label="Value"
            isMono
            value={value}
            onChange={setValue}
            help="For placement to go by, as in attribute:stack == prod. It may be left out."
            refusal={refusalAt('value')}
          />
        </>
      )}
    </ActForm>
  )
}
