import { useState } from 'react'
import { allGroups, ANYWHERE, type Direction, type SecurityGroup } from '../../../model/world/network/securityGroup.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { openingAct } from './opening.ts'

const NAMES = { ports: ['IpPermissions[0].FromPort', 'IpPermissions[0].ToPort'], peer: ['IpPermissions'] } as const
const PORT_MAX = 65_535
/** Among the choices of whom to let: a block that is typed. */
const BLOCK = 'block'

interface AuthorizeRuleFormProps {
  readonly world: World
  readonly group: SecurityGroup
  readonly onClose: () => void
}

interface Draft {
  readonly direction: Direction
  readonly fromPort: number
  readonly toPort: number
  /** A group's id, or `BLOCK`. */
  readonly peer: string
  readonly cidr: string
}

/** A rule of a security group: TCP ports, and whom it lets. */
export function AuthorizeRuleForm({ world, group, onClose }: AuthorizeRuleFormProps) {
  const [draft, setDraft] = useState<Draft>({
    direction: 'ingress',
    fromPort: 80,
    toPort: 80,
    peer: BLOCK,
    cidr: ANYWHERE,
  })
  const change = (some: Partial<Draft>): void => setDraft({ ...draft, ...some })
  const { direction, fromPort, toPort, peer, cidr } = draft
  const isIn = direction === 'ingress'
  const peers = peer === BLOCK ? [{ kind: 'cidr', cidr } as const] : [{ kind: 'group', groupId: peer } as const]
  const wanted = { direction, groupId: group.id, groupName: group.name, fromPort, toPort, peers }
  return (
    <ActForm title={`A rule of ${group.name}`} submit="Add" acts={[openingAct(wanted)]} names={NAMES} onClose={onClose}>
      {(refusalAt) => (
        <>
          <Segmented
            label="Direction"
            options={[
              { value: 'ingress', label: 'Inbound' },
              { value: 'egress', label: 'Outbound' },
            ]}
            value={direction}
            onChange={(next) => change({ direction: next })}
          />
          <Stepper
            label="TCP port, the first"
            value={fromPort}
            max={PORT_MAX}
            onChange={(next) => change({ fromPort: next, toPort: Math.max(next, toPort === fromPort ? next : toPort) })}
          />
          <Stepper
            label="The last"
            value={toPort}
            min={fromPort}
            max={PORT_MAX}
            onChange={(next) => change({ toPort: next })}
            help="Dynamic host ports are 32768 to 65535."
          />
          <RefusalLine refusal={refusalAt('ports')} />
          <Select
            label={isIn ? 'From' : 'To'}
            options={[
              { value: BLOCK, label: 'A block of addresses' },
              ...allGroups(world).map(({ id, name }) => ({ value: id, label: name, detail: 'what wears it' })),
            ]}
            value={peer}
            onChange={(next) => change({ peer: next })}
          />
          {peer === BLOCK && (
            <TextField
              label="Block"
              isMono
              value={cidr}
              onChange={(next) => change({ cidr: next })}
              help="0.0.0.0/0 is everybody."
            />
          )}
          <RefusalLine refusal={refusalAt('peer')} />
        </>
      )}
    </ActForm>
  )
}
