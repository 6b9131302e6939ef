import { Plus, X } from 'lucide-react'
import { useContext } from 'react'
import type { Attribute } from '../../../model/world/attributes/attribute.ts'
import { attributesOf, isBuiltIn } from '../../../model/world/attributes/attributes.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { grouped } from '../../../look/numbers.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { SectionProps } from '../trait.ts'
import { attributedOf } from './attributedOf.ts'
import { deleteAttributeAct } from './attributeActs.ts'
import './AttributeTable.css'

/** The attributes of an instance: those that somebody put first, then ECS's own; apart, what its agent can do. */
export function AttributeTable({ subject, world }: SectionProps) {
  const desk = useContext(LabDeskContext)
  const instance = attributedOf(subject, world)
  if (instance === undefined) return null
  const own = attributesOf(instance).filter(({ name }) => isBuiltIn(name))
  const rows = [...instance.customAttributes, ...own.filter(({ value }) => value !== null)]
  const capabilities = own.filter(({ value }) => value === null)
  return (
    <section className="inspector__block attributes">
      <div className="attributes__head">
        <h2 className="type-h3">Attributes</h2>
        {desk !== null && (
          <Button
            variant="quiet"
            icon={<Plus aria-hidden="true" />}
            onPress={() => desk.openForm('putAttribute', instance.id)}
          >
            Put attribute
          </Button>
        )}
      </div>
      <DataTable label="Attributes" columns={columnsFor(instance, desk)} rows={rows} rowKey={({ name }) => name} />
      <Disclosure title="What its agent can do" detail={grouped(capabilities.length)}>
        <ul className="attributes__names">
          {capabilities.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Disclosure>
      <SourceLine ruleId="ATT-1" />
    </section>
  )
}

function columnsFor(instance: ContainerInstance, desk: LabDesk | null): readonly DataColumn<Attribute>[] {
  return [
    {
      id: 'name',
      header: 'name',
      isMono: true,
      isRowHeader: true,
      cell: ({ name }) => <ForeignText>{name}</ForeignText>,
    },
    {
      id: 'value',
      header: 'value',
      isMono: true,
      cell: ({ name, value }) => (
        <span className="attributes__value">
          {value !== null && <ForeignText>{value}</ForeignText>}
          {desk !== null && !isBuiltIn(name) && (
            <IconButton
              label={`Delete attribute ${name}`}
              icon={<X aria-hidden="true" />}
              onPress={() => desk.giveNow(deleteAttributeAct(instance, name))}
            />
          )}
        </span>
      ),
    },
  ]
}
