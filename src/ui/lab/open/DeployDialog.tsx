import { visibleJson } from '../../../base/foreignText.ts'
import { useState } from 'react'
import type { JsonObject, JsonValue } from '../../../labfile/jsonBuilder.ts'
import { DESIRED_COUNT_MAX } from '../../../model/world/labLimits.ts'
import { Button } from '../../kit/Button.tsx'
import { DataTable } from '../../kit/DataTable.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import '../../acts/acts.css'

const DESIRED_AT_FIRST = 4

export type DeployChoice =
  | { readonly kind: 'newLab' | 'here'; readonly definition: JsonObject; readonly desiredCount: number }
  | { readonly kind: 'register'; readonly definition: JsonObject }

interface DeployDialogProps {
  readonly definition: JsonObject
  readonly isLabEmpty: boolean
  readonly onDeploy: (choice: DeployChoice) => void
  readonly onClose: () => void
}

/** A task definition that was opened: a service of it in a lab of its own, or one more definition in this lab. */
export function DeployDialog({ definition, isLabEmpty, onDeploy, onClose }: DeployDialogProps) {
  const [desiredCount, setDesiredCount] = useState(DESIRED_AT_FIRST)
  const family = typeof definition.family === 'string' ? definition.family : 'without a family'
  const isFargate = listOf(definition.requiresCompatibilities).includes('FARGATE')
  return (
    <Dialog
      title={`Task definition ${family}`}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => onDeploy({ kind: 'register', definition })}>Only register it</Button>
          {!isLabEmpty && (
            <Button onPress={() => onDeploy({ kind: 'here', definition, desiredCount })}>Deploy it in this lab</Button>
          )}
          <Button variant="filled" onPress={() => onDeploy({ kind: 'newLab', definition, desiredCount })}>
            Deploy it{!isLabEmpty && ' in a new lab'}
          </Button>
        </>
      }
    >
      <div className="lab-form">
        <Containers definition={definition} />
        <Stepper
          label="Desired count"
          value={desiredCount}
          max={DESIRED_COUNT_MAX}
          onChange={setDesiredCount}
          help={placeText(isFargate, isLabEmpty)}
        />
        <Disclosure title="JSON" detail="every field is kept">
          <pre className="lab-json">{visibleJson(JSON.stringify(definition, null, 2))}</pre>
        </Disclosure>
      </div>
    </Dialog>
  )
}

function placeText(isFargate: boolean, isLabEmpty: boolean): string {
  if (isFargate) return 'A service on Fargate in three Availability Zones, at 100 / 200 %.'
  const newLab = 'a service on three m5.large, one in each of three Availability Zones, at 100 / 200 %'
  return isLabEmpty ? `It makes ${newLab}.` : `In a new lab: ${newLab}. In this lab: on the instances that it has.`
}

function Containers({ definition }: { readonly definition: JsonObject }) {
  const containers = listOf(definition.containerDefinitions).flatMap((one, index) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? [{ index, of: one as JsonObject }] : [],
  )
  const taskSize = [shown(definition.cpu, 'CPU units'), shown(definition.memory, 'MiB')].filter((text) => text !== '')
  return (
    <>
      <p>
        networkMode {typeof definition.networkMode === 'string' ? definition.networkMode : 'bridge (default)'}
        {taskSize.length > 0 && `, task size ${taskSize.join(' and ')}`}
      </p>
      <DataTable
        label="Containers"
        rows={containers}
        rowKey={(row) => String(row.index)}
        columns={[
          { id: 'name', header: 'Container', cell: (row) => shown(row.of.name), isMono: true, isRowHeader: true },
          { id: 'image', header: 'Image', cell: (row) => shown(row.of.image), isMono: true, givesWay: true },
          { id: 'cpu', header: 'CPU units', cell: (row) => shown(row.of.cpu) || 'none', align: 'end' },
          {
            id: 'memory',
            header: 'MiB',
            cell: (row) => shown(row.of.memoryReservation ?? row.of.memory) || 'none',
            align: 'end',
          },
          { id: 'ports', header: 'Ports', cell: (row) => portsOf(row.of), align: 'end' },
        ]}
        empty={<p>It names no container.</p>}
      />
    </>
  )
}

function portsOf(container: JsonObject): string {
  const ports = listOf(container.portMappings).flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    return [shown((one as JsonObject).containerPort)]
  })
  return ports.length === 0 ? 'none' : ports.join(', ')
}

function shown(value: JsonValue | undefined, unit = ''): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return unit === '' ? String(value) : `${String(value)} ${unit}`
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}
