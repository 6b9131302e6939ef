import { SUBNETS } from '../world/network/subnets.ts'
import type { Task } from '../world/task/task.ts'
import type { Output } from '../api/command.ts'
import { drawnHex, drawnUuid } from '../world/task/drawnIds.ts'

/** NET-3: the interface stands in the lab's own subnet of the task's zone. Members in AWS's order. */
export function interfaceJson(task: Task): Output {
  return {
    id: attachmentId(task),
    type: 'ElasticNetworkInterface',
    status: interfaceStatus(task),
    details: [
      { name: 'subnetId', value: SUBNETS[task.availabilityZone] },
      ...(task.privateIp === null ? [] : attachedDetails(task, task.privateIp)),
    ],
  }
}

/** Of a container: all of a task share its interface. */
export function containerInterfaces(task: Task): readonly Output[] {
  if (task.privateIp === null) return []
  return [{ attachmentId: attachmentId(task), privateIpv4Address: task.privateIp }]
}

function attachmentId(task: Task): string {
  return drawnUuid(task.id, 'attachment')
}

function attachedDetails({ id }: Task, privateIp: string): readonly Output[] {
  return [
    { name: 'networkInterfaceId', value: `eni-${drawnHex(id, 'interface', 17)}` },
    { name: 'macAddress', value: macAddress(id) },
    { name: 'privateDnsName', value: `ip-${privateIp.replaceAll('.', '-')}.ec2.internal` },
    { name: 'privateIPv4Address', value: privateIp },
  ]
}

/** Locally administered, as those of EC2 are. */
function macAddress(taskId: string): string {
  const pairs = drawnHex(taskId, 'mac', 10).match(/../g) ?? []
  return ['0e', ...pairs].join(':')
}

function interfaceStatus({ step, privateIp }: Task): string {
  switch (step) {
    case 'waitingForCapacity':
      return 'PRECREATED'
    case 'attachingNetwork':
      return 'ATTACHING'
    case 'cleaningUp':
      return 'DETACHING'
    case 'stopped':
      return 'DELETED'
    case 'pulling':
    case 'activating':
    case 'running':
    case 'draining':
    case 'stopping':
      return privateIp === null ? 'ATTACHING' : 'ATTACHED'
  }
}
